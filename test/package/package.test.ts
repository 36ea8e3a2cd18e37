/** What `npm pack` makes: installed into an empty folder it runs, and its types fit a strict consumer. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-package-'));
const project = join(folder, 'project');
const installed = join(project, 'node_modules', 'qapi-gen');
/** What `npm pack` printed. */
let packed = '';
/** Why the package could not be installed, if that was not the package's fault. */
let unreachable: string | undefined;

beforeAll(() => {
  packed = run('npm', ['pack', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? expect.fail('npm pack made no file');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const { status, output } = attempt('npm', ['install', join(folder, tarball), '--no-audit', '--no-fund', '--prefer-offline'], project);
  if (status === 0) return;
  if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|ENETUNREACH/.test(output)) throw new Error(output);
  unreachable = 'npm reaches no registry';
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function attempt(command: string, args: readonly string[], cwd: string): { status: number | null; output: string; stdout: string } {
  const result: SpawnSyncReturns<string> = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  return { status: result.status, stdout: result.stdout, output: `${result.stdout}${result.stderr}` };
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, output } = attempt(command, args, cwd);
  expect(status, output).toBe(0);
  return stdout;
}

function skipIfOffline(context: TestContext): void {
  if (unreachable !== undefined) context.skip(unreachable);
}

test('npm pack prints the name of its file and nothing else, as pre-commit needs it', () => {
  expect(packed).toMatch(/^qapi-gen-[\d.]+\.tgz\n$/);
});

describe('the package', () => {
  const files = (): readonly string[] => readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(join(installed, 'node_modules')))
    .map((entry) => posix.normalize(join(entry.parentPath, entry.name).slice(installed.length + 1).replaceAll('\\', '/')));

  test('holds what runs, its types, its texts, and nothing else', (context) => {
    skipIfOffline(context);
    const allowed = /^(package\.json|README\.md|LICENSE|bin\/(?:package\.json|[\w-]+\.js)|dist\/[\w.-]+\.c?js|dist\/types\/.*\.d\.ts|dist\/pages\/.*\.md|dist\/THIRD-PARTY-LICENSES\.txt|dist\/config\.schema\.json|dist\/runtime\/.*\.ts|docs\/[\w-]+\.(md|svg)|fixtures\/guest-agent\/[\w.-]+\.(json|md))$/;
    expect(files().filter((path) => !allowed.test(path))).toEqual([]);
    expect(files()).toEqual(expect.arrayContaining([
      'package.json', 'README.md', 'LICENSE', 'bin/qapi-gen.js', 'dist/cli.cjs', 'dist/launch.cjs', 'dist/index.js', 'dist/types/index.d.ts',
      'dist/THIRD-PARTY-LICENSES.txt', 'fixtures/guest-agent/qapi-schema.json',
    ]));
  });

  test('holds the runtime as it is, for generated code to stand on', (context) => {
    skipIfOffline(context);
    const sources = readdirSync(join(root, 'src', 'runtime'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(sources.length).toBeGreaterThan(50);
    for (const { parentPath, name } of sources) {
      const path = join(parentPath, name);
      expect(readFileSync(join(installed, 'dist', path.slice(join(root, 'src').length)), 'utf8'), path).toBe(readFileSync(path, 'utf8'));
    }
  });

  test('holds every file that its pages link to', (context) => {
    skipIfOffline(context);
    const pages = files().filter((path) => path.endsWith('.md'));
    const dangling = pages.flatMap((page) => {
      const links = [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)].map(([, target = '']) => target);
      return links.filter((target) => !/^\w+:/.test(target) && !existsSync(join(installed, dirname(page), target))).map((target) => `${page}: ${target}`);
    });
    expect(pages).toContain('docs/cli.md');
    expect(dangling).toEqual([]);
  });

  test('names no path of the machine it was built on and no source map', (context) => {
    skipIfOffline(context);
    const telltale = files().filter((path) => {
      const text = readFileSync(join(installed, path), 'utf8');
      return text.includes(root) || text.includes('sourceMappingURL');
    });
    expect(telltale).toEqual([]);
  });

  test('carries the licence of every package that is bundled', (context) => {
    skipIfOffline(context);
    const licenses = readFileSync(join(installed, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['chevrotain', 'handlebars', 'yargs', 'yaml', 'picocolors']) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
  });

  test('depends on Prettier alone', (context) => {
    skipIfOffline(context);
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { dependencies: object };
    expect(Object.keys(dependencies)).toEqual(['prettier']);
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')).sort()).toEqual(['prettier', 'qapi-gen']);
  });
});

describe('the installed command', () => {
  test('prints its help', (context) => {
    skipIfOffline(context);
    const help = run('npx', ['--no-install', 'qapi-gen', '--help'], project);
    expect(help).toContain('generate');
    expect(help).toContain('check');
  });

  test('checks and generates', (context) => {
    skipIfOffline(context);
    const schema = "{ 'command': 'add-up', 'data': { 'terms': ['int'] }, 'returns': 'Sum' }\n{ 'struct': 'Sum', 'data': { 'total': 'int' } }\n";
    writeFileSync(join(project, 'schema.json'), schema);
    run('npx', ['--no-install', 'qapi-gen', 'check', 'schema.json'], project);
    run('npx', ['--no-install', 'qapi-gen', 'generate', 'schema.json', '-t', 'typescript', '-o', 'out'], project);
    expect(readFileSync(join(project, 'out', 'typescript', 'schema.ts'), 'utf8')).toContain('interface Sum');
  });

  test('finds its embedded schema and its pages', (context) => {
    skipIfOffline(context);
    expect(run('npx', ['--no-install', 'qapi-gen', 'introspect'], project)).toContain('guest-sync');
    expect(run('npx', ['--no-install', 'qapi-gen', 'explain', 'syntax/unexpected-token'], project)).toMatch(/^# /);
  });

  test('exits with 1 and a place for a mistake', (context) => {
    skipIfOffline(context);
    writeFileSync(join(project, 'broken.json'), "{ 'struct': 'A', 'data': { 'b': 'Missing' } }\n");
    const { status, stdout } = attempt('npx', ['--no-install', 'qapi-gen', 'check', 'broken.json', '--format', 'text'], project);
    expect(status).toBe(1);
    expect(stdout).toContain('broken.json:1:');
  });
});

describe('the library', () => {
  const consumer = `
import { allMembers, compile, defineConfig, memoryFileSystem, type CompileResult, type Schema } from 'qapi-gen';

const fileReader = memoryFileSystem(new Map([['a.json', "{ 'command': 'go', 'data': { '*far': 'bool' } }"]]));
const result: CompileResult = compile({ root: 'a.json', fileReader, dialect: 'auto' });
const schema: Schema | undefined = result.schema;
for (const { name, arguments: data } of schema?.commands ?? []) {
  console.log(name, ...(data === undefined ? [] : allMembers(data).map(({ member }) => member.optional)));
}
// @ts-expect-error the root is a path
const refused = () => compile({ root: 1, fileReader, dialect: 'auto' });
// @ts-expect-error the model cannot be changed
const unchanged = () => { if (schema !== undefined) schema.root = 'b.json'; };
export const config = [defineConfig({ schemas: ['a.json'], targets: ['typescript'] }), refused, unchanged];
`;

  test.each(['typescript', 'typescript-5'])('fits a strict consumer under %s and runs', (compiler) => {
    if (unreachable !== undefined) return;
    writeFileSync(join(project, 'consumer.ts'), consumer);
    const compilerOptions = {
      module: 'nodenext', target: 'es2022', lib: ['es2022'], types: ['node'], typeRoots: [join(root, 'node_modules', '@types')],
      strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, skipLibCheck: false,
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    run(process.execPath, [join(root, 'node_modules', compiler, 'bin', 'tsc'), '-p', project], project);
    expect(run(process.execPath, ['consumer.js'], project)).toBe('go true\n');
  });
});
