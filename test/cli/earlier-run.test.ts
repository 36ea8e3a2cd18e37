/** The built command run twice: when it says again what it said, and when it has to look anew. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { useWorkspace, write } from './workspace.ts';

const root = join(import.meta.dirname, '..', '..');
const isBuilt = existsSync(join(root, 'dist', 'cli.cjs'));
const records = join('cache', 'qapi-gen', 'runs');
const pieces = join('cache', 'qapi-gen', 'pieces');

useWorkspace();

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(root, 'bin', 'qapi-gen.js'), ...args], {
    encoding: 'utf8', timeout: 60_000, env: { ...process.env, QAPI_GEN_NO_CACHE: '', XDG_CACHE_HOME: 'cache', ...env },
  });
}

const schema = "{ 'include': 'part.json' }\n{ 'command': 'stop', 'returns': 'Part' }\n";
const part = "{ 'struct': 'Part', 'data': { 'a': 'int' } }\n";
const broken = "{ 'struct': 'Part', 'data': { 'a': 'integer' } }\n";

describe.skipIf(!isBuilt)('the built command, run again (dist is not there: npm run build)', () => {
  beforeEach(() => {
    write('schema.json', schema);
    write('part.json', part);
  });

  const generate = ['generate', 'schema.json', '-t', 'typescript,markdown'] as const;
  const isRepetition = ({ stderr }: SpawnSyncReturns<string>): boolean => /nothing has changed/i.test(stderr);

  test('says what it said, with its status and where it said it', () => {
    write('part.json', broken);
    const first = run(['check', 'schema.json', '--format', 'json']);
    const [name = ''] = readdirSync(records);
    const record = JSON.parse(readFileSync(join(records, name), 'utf8')) as { output: unknown };
    expect(first).toMatchObject({ status: 1, stdout: expect.stringContaining('type/unknown') as string });
    expect(run(['check', 'schema.json', '--format', 'json'])).toMatchObject({ status: 1, stdout: first.stdout, stderr: first.stderr });
    // It is the record that speaks.
    write(join(records, name), JSON.stringify({ ...record, output: [['stdout', 'from the record']] }));
    expect(run(['check', 'schema.json', '--format', 'json'])).toMatchObject({ status: 1, stdout: 'from the record' });
  });

  test('tells that nothing has changed, in place of how long it took', () => {
    expect(run(['check', 'schema.json']).stderr).toMatch(/^Checked 2 files in \d+ ms: no problems\.\n$/);
    expect(run(['check', 'schema.json'])).toMatchObject({ status: 0, stderr: 'Checked 2 files earlier, and nothing has changed: no problems.\n' });
  });

  test('after generating says what a second run would', () => {
    expect(run(generate).stderr).toMatch(/[1-9]\d* new, 0 changed, 0 unchanged/);
    const repeated = run(generate);
    expect(isRepetition(repeated)).toBe(true);
    const line = /^Wrote .*$/m;
    expect(line.exec(repeated.stderr)?.[0]).toBe(line.exec(run([...generate, '--no-cache']).stderr)?.[0]);
  });

  test.each<readonly [string, () => unknown]>([
    ['an included file changes', () => write('part.json', part.replace('int', 'str'))],
    ['an included file is gone', () => rmSync('part.json')],
    ['an output file is edited', () => writeFileSync('out/typescript/index.ts', '// mine\n')],
    ['an output file is gone', () => rmSync('out/typescript/index.ts')],
    ['the manifest is gone', () => rmSync('out/.qapi-gen.manifest.json')],
    ['a configuration appears', () => write('qapi-gen.config.json', '{"docs":"none"}')],
    ['a package gets a configuration', () => write('package.json', '{"qapi-gen":{"docs":"none"}}')],
    ['a configuration of Prettier appears', () => write('.prettierrc', 'semi: false')],
    ['one appears beside the output', () => write('out/.prettierrc', 'semi: false')],
    ...['{', '{}', 'null'].map((text) => [`the record is ${text}`, () => write(join(records, readdirSync(records)[0] ?? ''), text)] as const),
  ])('looks anew when %s', (_, change) => {
    run(generate);
    expect(isRepetition(run(generate))).toBe(true);
    change();
    expect(isRepetition(run(generate))).toBe(false);
  });

  test.skipIf(!existsSync('/proc/self'))('does without where nothing can be kept', () => {
    expect(run(generate, { XDG_CACHE_HOME: '/proc/nothing' })).toMatchObject({ status: 0, signal: null });
  });

  test.skipIf(process.platform === 'win32')('replaces no link that leads to itself', () => {
    run(generate);
    rmSync('out/typescript/index.ts');
    symlinkSync('index.ts', 'out/typescript/index.ts');
    expect(run(generate)).toMatchObject({ status: 2, stderr: expect.stringContaining('too many symbolic links') as string });
  });

  test.each<readonly [string, () => unknown]>([
    ['a module', () => write('part.json', part.replace('int', 'str'))],
    ['documentation', () => write('part.json', `##\n# @Part:\n#\n# What there is.\n#\n# @a: how many\n##\n${part}`)],
    ['the root', () => write('schema.json', `${schema}{ 'event': 'STOPPED', 'data': 'Part' }\n`)],
    ['the output', () => rmSync('out', { recursive: true })],
    ['the options', () => write('qapi-gen.config.json', '{"docs":"none"}')],
    ['the pieces', () => writeFileSync(join(pieces, readdirSync(pieces)[0] ?? ''), 'none')],
  ])('generates the same with what it made before and without, when it is %s that changed', (_, change) => {
    run(generate);
    change();
    expect(run(generate).status).toBe(0);
    const check = [...generate, '--check', '--no-cache'];
    expect(run(check)).toMatchObject({ status: 0, stdout: '' });
  });

  test('generates the same where the options follow from what was generated before', () => {
    write('part.json', `${part}{ 'enum': 'Kind', 'data': [ 'one' ] }\n`);
    const types = ['generate', 'schema.json', '-t', 'typescript'] as const;
    run(types);
    // A client asks for open enums, whoever generates the types afterwards.
    run(['generate', 'schema.json', '-t', 'client']);
    expect(run(types).status).toBe(0);
    expect(run([...types, '--check', '--no-cache']).status).toBe(0);
  });

  test('looks anew for other arguments, another folder and another environment', () => {
    run(['check', 'schema.json']);
    expect(isRepetition(run(['check', './schema.json']))).toBe(false);
    write('other/schema.json', schema);
    write('other/part.json', broken);
    const elsewhere = spawnSync(process.execPath, [join(root, 'bin', 'qapi-gen.js'), 'check', 'schema.json'], {
      cwd: 'other', encoding: 'utf8', env: { ...process.env, QAPI_GEN_NO_CACHE: '', XDG_CACHE_HOME: resolve('cache') },
    });
    expect(elsewhere.status).toBe(1);
    write('part.json', broken);
    expect(run(['check', 'schema.json']).stdout).not.toContain('\x1b[');
    expect(run(['check', 'schema.json'], { FORCE_COLOR: '1' }).stdout).toContain('\x1b[');
    expect(run(['check', 'schema.json']).stdout).not.toContain('\x1b[');
  });

  test.each([['--no-cache'], ['QAPI_GEN_NO_CACHE']])('%s does everything anew and keeps nothing', (word) => {
    const again = (): SpawnSyncReturns<string> => (
      word.startsWith('--') ? run(['check', 'schema.json', word]) : run(['check', 'schema.json'], { [word]: '1' })
    );
    again();
    expect(isRepetition(again())).toBe(false);
    expect(existsSync(records)).toBe(false);
  });

  test('configurations of Prettier that are data are looked at; programs may look at anything', () => {
    write('.prettierrc', 'semi: false');
    run(generate);
    expect(isRepetition(run(generate))).toBe(true);
    write('.prettierrc', 'singleQuote: true');
    expect(isRepetition(run(generate))).toBe(false);
    rmSync('.prettierrc');
    write('prettier.config.mjs', 'export default { semi: false };');
    for (let time = 0; time < 2; time++) expect(isRepetition(run(generate))).toBe(false);
  });

  test('what is a program, an address or standard input is never taken as known', () => {
    write('qapi-gen.config.mjs', "export default { schemas: ['schema.json'] };");
    for (let time = 0; time < 2; time++) expect(isRepetition(run(['check']))).toBe(false);
    rmSync('qapi-gen.config.mjs');
    const pipe = { input: part, encoding: 'utf8', env: { ...process.env, QAPI_GEN_NO_CACHE: '', XDG_CACHE_HOME: 'cache' } } as const;
    for (let time = 0; time < 2; time++) {
      expect(isRepetition(spawnSync(process.execPath, [join(root, 'bin', 'qapi-gen.js'), 'check', '-'], pipe))).toBe(false);
    }
  });

  test('commands that change schemas, and mistakes, leave nothing to repeat', () => {
    run(['lint', 'schema.json', '--fix']);
    run(['fmt', 'schema.json', '--write']);
    run(['chek']);
    run(['check', 'missing.json']);
    expect(existsSync(records)).toBe(false);
  });

  test('a place where nothing can be kept is no failure', () => {
    write('cache', 'a file');
    for (let time = 0; time < 2; time++) expect(run(['check', 'schema.json'])).toMatchObject({ status: 0, stdout: '' });
    rmSync('cache');
    write('cache/keep', '');
    chmodSync('cache', 0o500);
    expect(run(['check', 'schema.json']).status).toBe(0);
    chmodSync('cache', 0o700);
  });
});
