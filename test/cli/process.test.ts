/** The built command as a process of its own: streams, pipes, exit statuses, and what it loads. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useWorkspace, write } from './workspace.ts';

const root = join(import.meta.dirname, '..', '..');
const executable = join(root, 'bin', 'qapi-gen.js');
const isBuilt = existsSync(join(root, 'dist', 'cli.cjs'));

useWorkspace();

function run(args: readonly string[], options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [executable, ...args], { encoding: 'utf8', timeout: 60_000, ...options, env: { ...process.env, ...options.env } });
}

function runInShell(script: string): SpawnSyncReturns<string> {
  return spawnSync('bash', ['-c', script], {
    encoding: 'utf8', env: { ...process.env, NODE: process.execPath, QAPI_GEN: executable },
  });
}

/** What Node writes of a process under NODE_V8_COVERAGE. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly functionName: string; readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

const schema = '{ \'command\': \'stop\' }\n';
const broken = '{ \'command\': \'stop\', \'returns\': \'Nothing\' }\n';

describe.skipIf(!isBuilt)('the built command (dist is not there: npm run build)', () => {
  test.each([
    [['check', 'a.json'], 0],
    [['check', 'b.json'], 1],
    [['check', 'c.json'], 2],
    [['chek'], 2],
  ])('%j ends with status %d', (args, status) => {
    write('a.json', schema);
    write('b.json', broken);
    expect(run(args).status).toBe(status);
  });

  test('uses what ships with the package', () => {
    expect(run(['explain', 'syntax/unexpected-token']).stdout).toMatch(/^# /);
    expect(run(['introspect', '--quiet'])).toMatchObject({ status: 0, stdout: expect.stringContaining('"guest-ping"') as string, stderr: '' });
    expect(existsSync(join(root, 'dist', 'config.schema.json'))).toBe(true);
  });

  test('reads standard input', () => {
    expect(run(['check', '-', '--stdin-filepath', 'x/y.json', '--format', 'text'], { input: broken })).toMatchObject({
      status: 1, stdout: expect.stringMatching(/^x\/y\.json:1:\d+: /) as string,
    });
  });

  test('prints no colours into a pipe, and none of Node’s own messages', () => {
    write('b.json', broken);
    const { stdout, stderr } = run(['check', 'b.json'], { env: { FORCE_COLOR: '', NO_COLOR: '' } });
    expect(stdout).toContain('error[type/unknown]');
    expect(stdout + stderr).not.toContain('\x1b');
    expect(stderr).toBe('');
  });

  test('stays quiet when its reader has seen enough', () => {
    const { stdout, stderr } = runInShell('"$NODE" "$QAPI_GEN" introspect --quiet | head -n 1; echo "${PIPESTATUS[0]}"');
    expect(stdout).toBe('[\n0\n');
    expect(stderr).toBe('');
    write('b.json', Array.from({ length: 5000 }, (_, index) => `{ 'command': 'c${index}', 'returns': 'Nothing' }\n`).join(''));
    expect(runInShell('"$NODE" "$QAPI_GEN" check b.json --quiet | head -n 1; echo "${PIPESTATUS[0]}"')).toMatchObject({
      stdout: "error[type/unknown]: the return type of command 'c0' uses the unknown type 'Nothing'\n1\n", stderr: '',
    });
  });

  test('does not hide that its output was lost', (context) => {
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full');
    const { status, stderr } = runInShell('"$NODE" "$QAPI_GEN" introspect --quiet > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toContain('the output cannot be written');
  });

  test('ends where no folder can be made', (context) => {
    if (!existsSync('/proc/self')) context.skip('there is no /proc');
    write('a.json', schema);
    const { status, stderr } = run(['generate', 'a.json', '-t', 'introspection', '-o', '/proc/qapi-gen']);
    expect(status).toBe(2);
    expect(stderr).toBe("qapi-gen: '/proc/qapi-gen' cannot be used: no folder can be made here\n");
  });

  test('gives a large result in full through a pipe', () => {
    const { stdout } = runInShell('"$NODE" "$QAPI_GEN" dump --quiet | (sleep 0.2; cat)');
    expect(JSON.parse(stdout)).toHaveProperty('format');
  });

  test('gives findings in full to a slow reader', () => {
    write('many.json', Array.from({ length: 3000 }, (_, index) => `{ 'command': 'go-${index}', 'data': 'Missing${index}' }\n`).join(''));
    const { stdout } = runInShell('"$NODE" "$QAPI_GEN" generate many.json -t introspection -o out --format json | (sleep 0.5; cat)');
    expect(JSON.parse(stdout)).toMatchObject({ errors: 3000 });
  });

  test('keeps compiled code for its commands and for the Node that runs, and for nothing else', () => {
    for (const part of ['bin', 'package.json', 'dist']) cpSync(join(root, part), join('installed', part), { recursive: true });
    const cache = join('installed', 'dist', 'code-cache');
    rmSync(cache, { recursive: true, force: true });
    write(join(cache, 'v1.2.3-x64-check.bin'), 'old');
    write(join(cache, 'v1.2.3-x64-check.bin.77'), 'unfinished');
    write('a.json', schema);
    const here = join('installed', 'bin', 'qapi-gen.js');
    const start = (...args: readonly string[]): SpawnSyncReturns<string> => spawnSync(process.execPath, [here, ...args], { encoding: 'utf8' });
    expect(start('chek').status).toBe(2);
    expect(readdirSync(cache)).toHaveLength(2);
    for (const args of [['check', 'a.json'], ['--version'], ['check', 'a.json']]) expect(start(...args).status).toBe(0);
    expect(readdirSync(cache).sort()).toEqual(['check', 'other'].map((name) => `${process.version}-${process.arch}-${name}.bin`));
  });

  test('loads nothing for check that check does not need', () => {
    write('a.json', schema);
    expect(run(['check', 'a.json'], { env: { NODE_V8_COVERAGE: 'coverage' } }).status).toBe(0);
    const [report = ''] = readdirSync('coverage');
    const { result } = JSON.parse(readFileSync(join('coverage', report), 'utf8')) as Coverage;
    const files = result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
    expect(files.map((url) => url.replace(/.*\/(?=\w+\/)/, ''))).toEqual(['bin/qapi-gen.js', 'dist/launch.cjs', 'dist/cli.cjs']);
    // In the bundle, what sets a module up is a function that has the module's path as its name.
    const modules = result.flatMap(({ functions }) => functions)
      .filter(({ functionName, ranges }) => functionName.endsWith('.ts') && ranges.some(({ count }) => count > 0))
      .map(({ functionName }) => functionName);
    expect(modules).toContain('src/project/check.ts');
    expect(modules.filter((path) => /parse-yaml|locate-value|backends|generate|project\/introspect|compat\/(?:compare|history|rules)|dump|pages/.test(path))).toEqual([]);
  });

  test('loads Prettier to generate only where a configuration asks for it', () => {
    const packages = (coverage: string): readonly string[] => {
      expect(run(['generate', '-t', 'all', '--force'], { env: { NODE_V8_COVERAGE: coverage } }).status).toBe(0);
      const reports = readdirSync(coverage).map((report) => JSON.parse(readFileSync(join(coverage, report), 'utf8')) as Coverage);
      const urls = reports.flatMap(({ result }) => result.map(({ url }) => url));
      return [...new Set(urls.flatMap((url) => /node_modules\/([^/]+)/.exec(url)?.slice(1) ?? []))];
    };
    expect(packages('without')).toEqual([]);
    write('.prettierrc', 'tabWidth: 2');
    expect(packages('with')).toEqual(['prettier']);
  });
});
