import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, type RunResult } from './run-cli.ts';
import { readAll, useWorkspace, write } from './workspace.ts';

useWorkspace();

const schema = '{ \'command\': \'stop\' }\n';
const other = '{ \'command\': \'go\' }\n';
const broken = '{ \'command\': \'stop\', \'returns\': \'Nothing\' }\n';
const result = 'out/introspection/introspection.json';
const manifest = 'out/.qapi-gen.manifest.json';

function generate(...args: readonly string[]): Promise<RunResult> {
  return runCli(['generate', '-t', 'introspection', ...args]);
}

describe('writing', () => {
  test('puts each target into its folder and sums up', async () => {
    write('a.json', schema);
    const { status, stdout, stderr } = await generate('a.json');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(
      /^Read and checked 1 file of a\.json: no problems\.\nWrote introspection to out: 1 new, 0 changed, 0 unchanged, 0 removed\.\nTook \d+ ms\.\n$/,
    );
    expect(Object.keys(readAll('out'))).toEqual([manifest, result]);
    expect(JSON.parse(readFileSync(result, 'utf8'))).toContainEqual(expect.objectContaining({ name: 'stop' }));
  });

  test('goes where --output says', async () => {
    write('a.json', schema);
    await generate('a.json', '-o', 'deep/er/');
    expect(Object.keys(readAll('deep'))).toContain('deep/er/introspection/introspection.json');
  });

  test('does not touch what has not changed', async () => {
    write('a.json', schema);
    await generate('a.json');
    const before = statSync(result, { bigint: true });
    expect((await generate('a.json')).stderr).toContain('0 new, 0 changed, 1 unchanged, 0 removed');
    const after = statSync(result, { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  test('updates what has changed', async () => {
    write('a.json', schema);
    await generate('a.json');
    write('a.json', other);
    expect((await generate('a.json')).stderr).toContain('0 new, 1 changed, 0 unchanged, 0 removed');
    expect(readFileSync(result, 'utf8')).toContain('"go"');
  });

  test('uses the bundled schema if none is named', async () => {
    const { status, stderr } = await generate();
    expect(status).toBe(0);
    expect(stderr).toContain('No schema named: using the bundled guest-agent schema.');
    expect(readFileSync(result, 'utf8')).toContain('"guest-ping"');
  });

  test('evaluates conditions with the symbols of --define', async () => {
    write('a.json', '{ \'command\': \'stop\', \'if\': \'CONFIG_A\' }\n');
    await generate('a.json', '--define', 'CONFIG_B');
    expect(readFileSync(result, 'utf8')).not.toContain('"stop"');
    await generate('a.json', '-D', 'CONFIG_A,CONFIG_B');
    expect(readFileSync(result, 'utf8')).toContain('"stop"');
    const { stderr } = await runCli(['generate', 'a.json', '-t', 'typescript', '-D', 'CONFIG_A']);
    expect(stderr).toContain('--define changes nothing: none of these targets evaluates conditions.');
  });

  test('hands --open to the targets that have it', async () => {
    write('a.json', schema);
    const read = (): string => readFileSync('out/json-schema/schema.json', 'utf8');
    await runCli(['generate', 'a.json', '-t', 'json-schema,introspection']);
    expect(read()).toContain('"additionalProperties": false');
    expect((await runCli(['generate', 'a.json', '-t', 'json-schema,introspection', '--open'])).stderr).not.toContain('changes nothing');
    expect(read()).not.toContain('"additionalProperties": false');
    write('qapi-gen.config.json', '{ "targets": { "json-schema": { "open": true } } }');
    await runCli(['generate', 'a.json', '--no-open']);
    expect(read()).toContain('"additionalProperties": false');
    expect((await generate('a.json', '--open')).stderr).toContain('--open changes nothing: none of these targets says what data is valid.');
  });

  test('says what is up to date', async () => {
    write('a.json', schema);
    await generate('a.json');
    expect((await generate('a.json', '--check')).stderr).toContain('introspection in out: 1 file, all up to date.');
  });
});

describe('a failure', () => {
  test('leaves what was generated earlier', async () => {
    write('a.json', schema);
    await generate('a.json');
    const before = readAll('out');
    write('a.json', broken);
    const { status, stdout, stderr } = await generate('a.json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('error[type/unknown]');
    expect(stderr).toContain('Nothing was written; what was generated earlier stays.');
    expect(readAll('out')).toEqual(before);
  });

  test('in one of two schemas keeps both from being written', async () => {
    write('a.json', schema);
    write('b.json', broken);
    expect(await generate('a.json', 'b.json')).toMatchObject({ status: 1 });
    expect(() => statSync('out')).toThrow('ENOENT');
  });

  test('to find a folder is told as a finding', async () => {
    write('a.json', schema);
    write('out', 'a file');
    expect(await generate('a.json')).toMatchObject({
      status: 1, stderr: expect.stringContaining('out is a file, but a folder is needed there') as string,
    });
    expect(readFileSync('out', 'utf8')).toBe('a file');
  });

  test('to get permission ends with status 2', async (context) => {
    if (process.getuid?.() === 0) context.skip('the superuser may write everywhere');
    write('a.json', schema);
    mkdirSync('out', { mode: 0o500 });
    expect(await generate('a.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('permission denied') as string });
    chmodSync('out', 0o700);
  });

  test('as JSON is JSON only', async () => {
    write('a.json', broken);
    const { stdout, stderr } = await generate('a.json', '--format', 'json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1 });
  });
});

describe('files in the way', () => {
  test('that are not ours are never overwritten', async () => {
    write('a.json', schema);
    write(result, 'mine');
    for (const force of [[], ['--force']]) {
      const { status, stderr } = await generate('a.json', ...force);
      expect(status).toBe(1);
      expect(stderr).toContain('error[output/conflict]');
      expect(stderr).toContain('was not written by qapi-gen');
      expect(readAll('out')).toEqual({ [result]: 'mine' });
    }
  });

  test('that were edited are overwritten only with --force', async () => {
    write('a.json', schema);
    await generate('a.json');
    write('a.json', other);
    write(result, 'edited');
    expect(await generate('a.json')).toMatchObject({ status: 1, stderr: expect.stringContaining('--force') as string });
    expect(readFileSync(result, 'utf8')).toBe('edited');
    expect(await generate('a.json', '--force')).toMatchObject({ status: 0 });
    expect(readFileSync(result, 'utf8')).toContain('"go"');
  });

  test('that lead elsewhere are refused', async () => {
    write('a.json', schema);
    mkdirSync('elsewhere');
    mkdirSync('out');
    symlinkSync('../elsewhere', 'out/introspection');
    expect(await generate('a.json')).toMatchObject({ status: 1, stderr: expect.stringContaining('leads out of out') as string });
    expect(readAll('elsewhere')).toEqual({});
  });
});

describe('the output of another schema', () => {
  test('is replaced only with --force while that schema is there', async () => {
    write('a.json', schema);
    write('b/b.json', other);
    await runCli(['generate', 'a.json', '-t', 'introspection,json-schema']);
    const before = readAll('out');
    const { status, stderr } = await runCli(['generate', 'b/b.json', '-t', 'introspection,json-schema']);
    expect(status).toBe(1);
    expect(stderr.match(/error\[output\/conflict\]/g)).toHaveLength(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'out holds what was generated from a.json (introspection, json-schema), which is still there, and b/b.json would replace it;'
      + ' choose another output folder, or use --force to replace it.',
    );
    expect(readAll('out')).toEqual(before);
    expect((await generate('b/b.json', '--dry-run')).status).toBe(1);
    expect((await generate('b/b.json', '--check')).stderr).toContain('output/stale');
    expect(await generate('b/b.json', '--force')).toMatchObject({ status: 0 });
    expect(readFileSync(result, 'utf8')).toContain('"go"');
    write('b/b.json', schema);
    expect(await generate('b/b.json')).toMatchObject({ status: 0 });
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ schemas: { 'introspection': 'b/b.json', 'json-schema': 'a.json' } });
  });

  test('is kept by another target', async () => {
    write('a.json', schema);
    write('b.json', other);
    await generate('a.json');
    expect(await runCli(['generate', 'b.json', '-t', 'json-schema'])).toMatchObject({ status: 0 });
    expect(readFileSync(result, 'utf8')).toContain('"stop"');
  });

  test('is replaced if that schema was renamed, or called from elsewhere', async () => {
    write('project/qapi/a.json', schema);
    process.chdir('project');
    await generate('qapi/a.json');
    process.chdir('qapi');
    write('a.json', other);
    expect(await generate('a.json', '-o', '../out')).toMatchObject({ status: 0 });
    process.chdir('..');
    renameSync('qapi', 'schemas');
    expect(await generate('schemas/a.json')).toMatchObject({ status: 0 });
    renameSync('schemas/a.json', 'schemas/b.json');
    expect(await generate('schemas/b.json')).toMatchObject({ status: 0 });
    process.chdir('..');
    renameSync('project', 'renamed');
    write('renamed/schemas/b.json', schema);
    process.chdir('renamed');
    expect(await generate('./schemas/b.json')).toMatchObject({ status: 0 });
    process.chdir('..');
  });

  test('that was made from the bundled one is replaced, and does not replace others', async () => {
    write('a.json', schema);
    await generate();
    expect(await generate('a.json')).toMatchObject({ status: 0 });
    expect(await generate()).toMatchObject({ status: 1, stderr: expect.stringContaining('a.json (introspection)') as string });
    const home = process.cwd();
    process.chdir(join(import.meta.dirname, '..', '..'));
    const output = join(home, 'by path');
    await generate('fixtures/guest-agent/qapi-schema.json', '-o', output);
    const run = await generate(join(home, 'a.json'), '-o', output);
    process.chdir(home);
    expect(run).toMatchObject({ status: 0 });
  });

  test('is told apart where paths are absolute, without saying where the files are', async () => {
    for (const release of ['old', 'new']) {
      write(`${release}/qapi/qapi-schema.json`, schema);
      write(`${release}/qga/qapi-schema.json`, other);
    }
    const home = process.cwd();
    mkdirSync('project');
    process.chdir('project');
    await generate(`${home}/old/qapi/qapi-schema.json`);
    expect(readFileSync(manifest, 'utf8')).toContain('"introspection": "qapi/qapi-schema.json"');
    expect(await generate(`${home}/old/qga/qapi-schema.json`)).toMatchObject({ status: 1 });
    write('../new/qapi/qapi-schema.json', other);
    expect(await generate(`${home}/new/qapi/qapi-schema.json`)).toMatchObject({ status: 0 });
    process.chdir('..');
  });

  test('is replaced without a question if the manifest does not tell the schema', async () => {
    write('a.json', schema);
    write('b.json', other);
    await generate('a.json');
    const { schemas, ...rest } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly schemas: object };
    expect(schemas).toEqual({ introspection: 'a.json' });
    write(manifest, JSON.stringify(rest));
    expect(await generate('b.json')).toMatchObject({ status: 0 });
  });
});

describe('--check', () => {
  test('is content with what is up to date', async () => {
    write('a.json', schema);
    await generate('a.json');
    const before = readAll('out');
    expect(await generate('a.json', '--check')).toMatchObject({ status: 0, stdout: '' });
    expect(readAll('out')).toEqual(before);
  });

  test('finds what is missing, and writes nothing', async () => {
    write('a.json', schema);
    const { status, stdout, stderr } = await generate('a.json', '--check');
    expect(status).toBe(1);
    expect(stderr).toContain(`error[output/missing]: '${result}' is not there`);
    expect(stdout).toContain('--- /dev/null\n+++ b/out/introspection/introspection.json\n');
    expect(() => statSync('out')).toThrow('ENOENT');
  });

  test('finds what is stale, edited or not, and shows the difference', async () => {
    write('a.json', schema);
    await generate('a.json');
    write('a.json', other);
    const { status, stdout, stderr } = await generate('a.json', '--check');
    expect(status).toBe(1);
    expect(stderr).toContain(`error[output/stale]: '${result}'`);
    expect(stdout).toMatch(/^-.*"stop"/m);
    expect(stdout).toMatch(/^\+.*"go"/m);
    write('a.json', schema);
    write(result, 'edited');
    expect(await generate('a.json', '--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('output/stale') as string });
  });

  test.each(['json', 'sarif', 'gitlab'])('as %s is a document, with the differences on standard error', async (format) => {
    write('a.json', schema);
    const { status, stdout, stderr } = await generate('a.json', '--check', '--format', format);
    expect(status).toBe(1);
    expect(JSON.stringify(JSON.parse(stdout))).toContain('output/missing');
    expect(stderr).toMatch(new RegExp(`^--- /dev/null\n\\+\\+\\+ b/${result}\n`));
    await generate('a.json');
    expect(await generate('a.json', '--check', '--format', format)).toMatchObject({ status: 0, stderr: '' });
  });

  test('leaves standard output to lists that are asked for', async () => {
    write('a.json', schema);
    const { stdout, stderr } = await generate('a.json', '--check', '--list-files', '--format', 'json');
    expect(stdout).toContain(`${result}\n--- /dev/null\n`);
    expect(JSON.parse(stderr)).toMatchObject({ errors: 1 });
  });
});

describe('looking only', () => {
  test('--dry-run says what would be done', async () => {
    write('a.json', schema);
    const { status, stdout, stderr } = await generate('a.json', '--dry-run');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `create ${result}\n` });
    expect(stderr).toContain('Would write introspection to out: 1 new');
    expect(() => statSync('out')).toThrow('ENOENT');
    await generate('a.json');
    write('a.json', other);
    expect((await generate('a.json', '--dry-run')).stdout).toBe(`update ${result}\n`);
  });

  test('--list-files names every generated file', async () => {
    write('a.json', schema);
    expect(await generate('a.json', '--list-files', '--dry-run', '--quiet')).toEqual({ status: 0, stdout: `${result}\n`, stderr: '' });
    expect(await generate('a.json', '--list-files')).toMatchObject({ status: 0, stdout: `${result}\n` });
    expect(statSync(result).isFile()).toBe(true);
    expect((await generate('a.json', '--list-files')).stdout).toBe(`${result}\n`);
  });
});

describe('several schemas', () => {
  test('get a folder each', async () => {
    write('a.json', schema);
    write('sub/b.json', other);
    expect(await generate('a.json', 'sub/b.json')).toMatchObject({ status: 0 });
    expect(Object.keys(readAll('out'))).toEqual([
      manifest, 'out/a/introspection/introspection.json', 'out/b/introspection/introspection.json',
    ]);
  });

  test('of one name need a configuration', async () => {
    write('a/schema.json', schema);
    write('b/schema.json', other);
    const { status, stderr } = await generate('a/schema.json', 'b/schema.json');
    expect(status).toBe(2);
    expect(stderr).toContain('\'a/schema.json\' and \'b/schema.json\' would both be generated into the folder \'schema\'\nGive each');
    write('qapi-gen.config.json', JSON.stringify({
      schemas: [{ path: 'a/schema.json', name: 'first' }, { path: 'b/schema.json', name: 'second' }], targets: ['introspection'],
    }));
    expect(await runCli(['generate'])).toMatchObject({ status: 0 });
    expect(Object.keys(readAll('out')).slice(1)).toEqual([
      'out/first/introspection/introspection.json', 'out/second/introspection/introspection.json',
    ]);
  });

  test('are not removed when one of them is generated alone', async () => {
    write('a.json', schema);
    write('b.json', other);
    await generate('a.json', 'b.json');
    await generate('a.json');
    expect(Object.keys(readAll('out'))).toContain('out/b/introspection/introspection.json');
  });
});

test('options of a target come from the configuration', async () => {
  write('a.json', '{ \'command\': \'stop\', \'data\': { \'x\': \'int\' } }\n');
  write('qapi-gen.config.yaml', 'schemas: [a.json]\noutput: made\ntargets:\n  introspection:\n    mask: true\n');
  expect(await runCli(['generate'])).toMatchObject({ status: 0 });
  expect(readFileSync('made/introspection/introspection.json', 'utf8')).not.toContain('q_obj');
  write('qapi-gen.config.yaml', 'schemas: [a.json]\noutput: made\ntargets:\n  introspection:\n    masc: true\n');
  expect(await runCli(['generate'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Did you mean \'mask\'?') as string });
});

test('the same input gives the same bytes, wherever it lies', async () => {
  write('one/a.json', schema);
  write('two/a.json', schema);
  const made: unknown[] = [];
  for (const folder of ['one', 'two']) {
    process.chdir(folder);
    await runCli(['generate', 'a.json', '-t', 'all']);
    made.push(readAll('out'));
    process.chdir('..');
  }
  expect(made[0]).toEqual(made[1]);
});

test('progress is shown on a terminal only', async () => {
  write('a.json', schema);
  expect((await runCli(['generate', 'a.json', '-t', 'introspection'], { terminal: true })).stderr).toContain('Generating introspection from a.json…\r\x1b[2K');
  rmSync('out', { recursive: true });
  expect((await generate('a.json')).stderr).not.toContain('\r');
});
