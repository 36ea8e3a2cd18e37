/** `npm run bench` from outside. How long things take is tested nowhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commandNamed, commandNames, taskOf } from '../../../scripts/bench/commands.mjs';

const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs it on the bundled schema. */
function bench(...args: readonly string[]) {
  const { QAPI_CORPUS: _, npm_lifecycle_event: __, ...env } = process.env;
  const script = join(import.meta.dirname, '..', '..', '..', 'scripts', 'bench.mjs');
  return spawnSync(process.execPath, [script, '--runs', '7', ...args], { cwd: folder, env, encoding: 'utf8' });
}

describe('npm run bench', () => {
  test('saves a baseline, compares with it, and draws growth', () => {
    const saved = bench('--commands', 'check', '--json', '--save', 'base.json');
    expect(saved.stderr).toContain(`Wrote ${join(folder, 'base.json')}.`);
    const { rows } = JSON.parse(saved.stdout) as { readonly rows: readonly { readonly command: string; readonly runs: number; readonly ratio: number }[] };
    expect(rows.map(({ command, runs }) => [command, runs])).toEqual([['check', 7]]);
    expect(JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8'))).toMatchObject({ rows });
    const compared = bench('--commands', 'check', '--baseline', 'base.json', '--markdown', '--sizes', '2,1', '--graph', 'growth.svg');
    expect(compared.stderr).toContain('Baseline: ');
    const [heads, , twice, once] = compared.stdout.split('\n');
    expect(heads).toMatch(/\| to baseline \|$/);
    expect(twice).toMatch(/^\| check \| 2 × \|.*\|  \|$/);
    expect(once).toMatch(/^\| check \| 1 × \|.*\| \d+\.\d\d × \|$/);
    expect(readFileSync(join(folder, 'growth.svg'), 'utf8')).toContain('check: time');
  });

  test('pairs a command with any other', () => {
    const { status, stdout, stderr } = bench('--vs', 'echo hello > from-shell', '--command', 'generate-one-module');
    expect(stderr).toContain('bundled guest-agent schema');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^qapi-gen generate, one module changed .* ms\necho hello > from-shell .* ms\nratio .*\nOurs was the faster one in \d of 7 pairs; /);
    expect(readFileSync(join(folder, 'from-shell'), 'utf8')).toBe('hello\n');
  });

  test('shows what a failing command says', () => {
    const { status, stdout, stderr } = bench('--vs', 'echo broken >&2; exit 3', '--command', 'check');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/'echo broken >&2; exit 3' ended with status 3:\nbroken\n/);
  });

  test.each([
    [['--runs', '6'], '--runs takes a number of 7 or more.'],
    [['--commands', 'check,chek'], "--commands does not know 'chek', but check, "],
    [['--command', 'chek', '--vs', 'true'], "--command does not know 'chek', but check, "],
    [['--parts', 'all'], "--parts does not know 'all', but commands, marshaller, agent."],
    [['--sizes', '1,x'], '--sizes takes whole numbers from 1, separated by commas.'],
    [['--baseline', 'none.json'], 'none.json; --save none.json makes one.'],
    [['somewhere'], "Nothing is known of 'somewhere'."],
    [['--save', 'one', 'two'], "Nothing is known of 'two'."],
    [['--fast'], "'--fast'"],
  ])('refuses %j', (args, message) => {
    const { status, stdout, stderr } = bench(...args);
    expect(stderr).toContain(message);
    expect([status, stdout]).toEqual([1, '']);
    expect(existsSync(join(folder, 'one'))).toBe(false);
  });
});

test('only what is about repeated runs may use what earlier runs kept', () => {
  const shortWays = commandNames.filter((name) => {
    const { environment } = taskOf(commandNamed(name), { schema: 'schema.json', output: 'out', folder });
    return environment?.['QAPI_GEN_NO_CACHE'] === undefined;
  });
  expect(shortWays).toEqual(['check-unchanged', 'generate-again', 'generate-unchanged', 'generate-one-module']);
});
