/** `generate --depfile`: what it names, when it is written, and a build that goes by it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, type RunResult } from './run-cli.ts';
import { useWorkspace, write } from './workspace.ts';

useWorkspace();

const executable = join(import.meta.dirname, '..', '..', 'bin', 'qapi-gen.js');
const isBuilt = existsSync(join(import.meta.dirname, '..', '..', 'dist', 'cli.cjs'));

function generate(...args: readonly string[]): Promise<RunResult> {
  return runCli(['generate', '-t', 'introspection', ...args]);
}

/** Targets and prerequisites of the first rule. */
function readRule(path: string): { readonly targets: readonly string[]; readonly prerequisites: readonly string[] } {
  const [rule = ''] = readFileSync(path, 'utf8').replaceAll('\\\n', ' ').split('\n');
  const [targets = [], prerequisites = []] = rule.split(/:(?= |$)/).map((part) => part.trim().split(/(?<!\\) +/).filter((word) => word !== ''));
  return { targets, prerequisites };
}

function writeSchema(): void {
  write('qapi/a.json', "{ 'include': 'sub/b c.json' }\n{ 'include': '../d.json' }\n");
  write('qapi/sub/b c.json', "{ 'command': 'stop' }\n");
  write('d.json', "{ 'command': 'go' }\n");
}

describe('generate --depfile', () => {
  test('names every generated file, schema file and configuration', async () => {
    writeSchema();
    write('.git/HEAD', '');
    write('.editorconfig', '[*]\nindent_size = 4\n');
    write('out/.prettierrc', 'tabWidth: 3\n');
    write('qapi-gen.config.json', '{ "schemas": ["qapi/a.json"], "targets": ["introspection", "json-schema"] }');
    const { status, stderr } = await runCli(['generate', '--depfile', 'deep/out.d']);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(readRule('deep/out.d')).toEqual({
      targets: ['out/introspection/introspection.json', 'out/json-schema/schema.json'],
      prerequisites: ['qapi/a.json', 'qapi/sub/b\\ c.json', 'd.json', 'qapi-gen.config.json', 'out/.prettierrc', '.editorconfig'],
    });
  });

  test('names the same targets as --list-files', async () => {
    writeSchema();
    const { stdout } = await runCli(['generate', 'qapi/a.json', '-t', 'all', '--list-files', '--depfile', 'out.d']);
    expect(readRule('out.d').targets).toEqual(stdout.split('\n').slice(0, -1));
  });

  test('stops at an .editorconfig that is the outermost, and leaves Prettier’s out where it has none', async () => {
    writeSchema();
    write('.editorconfig', '[*]\nindent_size = 4\n');
    write('out/.editorconfig', 'root = true\n[*]\nindent_size = 4\n');
    await generate('qapi/a.json', '--depfile', 'out.d');
    expect(readRule('out.d').prerequisites.slice(3)).toEqual(['out/.editorconfig']);
  });

  test('names nothing but the target that is asked for', async () => {
    writeSchema();
    await generate('d.json', '--depfile', 'out.d', '--depfile-target', 'a stamp');
    expect(readFileSync('out.d', 'utf8')).toBe('a\\ stamp: \\\n  d.json\n\nd.json:\n');
  });

  test('leaves out what came on standard input', async () => {
    writeSchema();
    await runCli(['generate', '-', '--stdin-filepath', 'x.json', '-t', 'introspection', '--depfile', 'out.d'], { stdin: "{ 'include': 'd.json' }" });
    expect(readRule('out.d').prerequisites).toEqual(['d.json']);
  });

  test('names the releases where they are told of', async () => {
    write('d.json', "{ 'command': 'go' }\n");
    write('v1/d.json', "{ 'include': 'e.json' }\n");
    write('v1/e.json', "{ 'command': 'stop' }\n");
    write('qapi-gen.config.json', '{ "schemas": ["d.json"], "releases": [{ "versions": ["1"], "path": "v1" }] }');
    await runCli(['generate', '-t', 'typescript', '--depfile', 'out.d']);
    expect(readRule('out.d').prerequisites).toEqual(['d.json', 'v1/d.json', 'v1/e.json', 'qapi-gen.config.json']);
    await generate('--depfile', 'out.d');
    expect(readRule('out.d').prerequisites).toEqual(['d.json', 'qapi-gen.config.json']);
  });

  test('stays as it was if nothing could be generated', async () => {
    write('out.d', 'earlier');
    write('a.json', "{ 'command': 'stop', 'returns': 'Nothing' }\n");
    expect(await generate('a.json', '--depfile', 'out.d')).toMatchObject({ status: 1 });
    write('a.json', "{ 'command': 'stop' }\n");
    write('out/introspection/introspection.json', 'mine');
    expect(await generate('a.json', '--depfile', 'out.d')).toMatchObject({ status: 1 });
    expect(readFileSync('out.d', 'utf8')).toBe('earlier');
  });

  test('refuses what no depfile can name, before anything is written', async () => {
    write('d.json', "{ 'command': 'go' }\n");
    const { status, stderr } = await generate('d.json', '--depfile', 'out.d', '-o', 'a\tb');
    expect({ status, stderr }).toEqual({
      status: 2, stderr: 'qapi-gen: make and Ninja have no way to write "a\\tb/introspection/introspection.json" in a depfile\n',
    });
    expect(existsSync('a\tb')).toBe(false);
  });

  test.each([
    [['--check', '--depfile', 'a.d'], '--depfile is written together with the output'],
    [['--dry-run', '--depfile', 'a.d'], '--depfile is written together with the output'],
    [['--depfile-target', 'a'], '--depfile-target needs --depfile'],
  ])('%j is refused', async (args, message) => {
    const { status, stderr } = await generate(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

const isMissing = (command: string): boolean => spawnSync(command, ['--version']).status !== 0;

/** Builds and gives what was said; the files that a build is about have times in the past. */
function build(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

function touch(path: string): void {
  utimesSync(path, 4_000_000_000, 4_000_000_000);
}

/** The recipes of docs/ci.md, with this checkout's command in the place of an installed one. */
function recipe(language: string): string {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'ci.md'), 'utf8');
  const [, text = expect.fail(`docs/ci.md shows no ${language}`)] = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(page) ?? [];
  return text.replaceAll('npx qapi-gen', `'${process.execPath}' '${executable}'`);
}

function writeProject(): void {
  writeSchema();
  write('qapi-gen.config.yaml', "schemas: [qapi/a.json]\noutput: src/qapi\ntargets: [introspection]\n");
}

describe.skipIf(!isBuilt || isMissing('make'))('a build with make (make or dist is not there)', () => {
  test('generates when an included file, or the configuration, has changed', () => {
    writeProject();
    write('Makefile', recipe('make'));
    expect(build('make')).toContain('qapi-gen');
    expect(build('make')).toContain('up to date');
    touch('qapi/sub/b c.json');
    expect(build('make')).toContain('generate');
    utimesSync('qapi/sub/b c.json', 1000, 1000);
    expect(build('make')).toContain('up to date');
    touch('qapi-gen.config.yaml');
    expect(build('make')).toContain('generate');
  });
});

describe.skipIf(!isBuilt || isMissing('ninja'))('a build with Ninja (ninja or dist is not there)', () => {
  test('generates when an included file, or the configuration, has changed', () => {
    writeProject();
    write('build.ninja', recipe('ini'));
    build('ninja');
    expect(existsSync('src/qapi/introspection/introspection.json')).toBe(true);
    expect(build('ninja')).toContain('no work to do');
    touch('qapi/sub/b c.json');
    expect(build('ninja', '-n')).toContain('[1/1]');
    utimesSync('qapi/sub/b c.json', 1000, 1000);
    expect(build('ninja')).toContain('no work to do');
    touch('qapi-gen.config.yaml');
    expect(build('ninja', '-n')).toContain('[1/1]');
  });
});
