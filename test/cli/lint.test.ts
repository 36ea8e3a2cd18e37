import { readFileSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { readAll, useWorkspace, write } from './workspace.ts';

useWorkspace();

const documented = (name: string, lines: readonly string[]): string => ['##', `# @${name}:`, '#', ...lines.map((line) => (line === '' ? '#' : `# ${line}`)), '##', `{ 'command': '${name}' }`, ''].join('\n');
const clean = documented('stop', ['Stops.', '', 'Since: 9.2']);
const untold = documented('stop', ['Stops.']);
const doubled = documented('stop', ['Stops the the machine.', '', 'Since: 9.2']);
const mended = documented('stop', ['Stops the machine.', '', 'Since: 9.2']);
const wrong = documented('stop', ['Stops.', '', 'Since: 9.2', '', '.. qmp-example::', '', '    -> { "execute": "stpo" }']);
const broken = "{ 'command': 'stop', 'returns': 'Nothing' }\n";

describe('what is printed', () => {
  test('of a clean schema is a note', async () => {
    write('a.json', clean);
    expect(await runCli(['lint', 'a.json'])).toEqual({
      status: 0, stdout: '', stderr: expect.stringMatching(/^Linted 1 file in \d+ ms: no problems\.\n$/) as string,
    });
  });

  test('is what check finds, and what lint does', async () => {
    write('a.json', broken + untold.replaceAll('stop', 'cont'));
    const { status, stdout } = await runCli(['lint', 'a.json', '--format', 'text']);
    expect(status).toBe(1);
    expect(stdout.split('\n').map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual(['type/unknown', 'lint/missing-since', undefined]);
  });

  test.each(['pretty', 'text', 'json', 'sarif', 'github', 'gitlab', 'junit'])('in the format %s', async (format) => {
    write('a.json', wrong);
    const { status, stdout } = await runCli(['lint', 'a.json', '--format', format]);
    expect(status).toBe(1);
    expect(stdout).toContain('lint/example-name');
    expect(stdout).toContain('stpo');
  });

  test('of files that several schemas include is printed once', async () => {
    write('common.json', untold);
    write('a.json', "{ 'include': 'common.json' }\n");
    write('b.json', "{ 'include': 'common.json' }\n");
    const { stdout } = await runCli(['lint', 'a.json', 'b.json', '--format', 'text']);
    expect(stdout).toMatch(/^common\.json:2:4: .*\n$/);
  });

  test('of standard input has its path', async () => {
    const { stdout } = await runCli(['lint', '-', '--stdin-filepath', 'x.json', '--format', 'text'], { stdin: untold });
    expect(stdout).toMatch(/^x\.json:2:4: warning: /);
  });

  test('by explain is the page', async () => {
    expect((await runCli(['explain', 'lint/missing-since'])).stdout).toMatch(/^# Documentation without 'Since'/);
  });

  test('as help names the sets', async () => {
    expect((await runCli(['lint', '--help'])).stdout).toContain('minimal, recommended, strict');
  });
});

describe('the exit status', () => {
  test('is 0 for warnings, unless there are too many', async () => {
    write('a.json', untold);
    expect((await runCli(['lint', 'a.json'])).status).toBe(0);
    expect((await runCli(['lint', 'a.json', '--max-warnings', '0'])).status).toBe(1);
  });

  test('is 1 for errors', async () => {
    write('a.json', wrong);
    expect((await runCli(['lint', 'a.json'])).status).toBe(1);
  });

  test.each<[string, readonly string[], string]>([
    ['a schema that is not there', ['nowhere.json'], 'nowhere.json'],
    ['an unknown set', ['a.json', '--set', 'stric'], "Did you mean 'strict'?"],
    ['an unknown rule', ['a.json', '--rule', 'lint/missing-sinc=off'], "Did you mean 'lint/missing-since'?"],
    ['an unknown severity', ['a.json', '--rule', 'lint/missing-since=fatal'], 'off, info, warning, error'],
    ['a rule without a severity', ['a.json', '--rule', 'lint/missing-since'], 'RULE=SEVERITY'],
    ['a version that is none', ['a.json', '--schema-version', 'new'], "not 'new'"],
    ['both ways to mend', ['a.json', '--fix', '--fix-dry-run'], 'exclude each other'],
    ['mending and putting up with', ['a.json', '--fix', '--write-baseline'], 'exclude each other'],
    ['a baseline that is written and left aside', ['a.json', '--write-baseline', '--no-baseline'], 'exclude each other'],
    ['a baseline without a name', ['a.json', '--baseline='], 'needs a value'],
    ['mending standard input', ['-', '--fix'], 'nowhere to write'],
    ['mending nothing', ['--fix'], 'needs a schema'],
    ['a baseline that is not there', ['a.json', '--baseline', 'none.json'], 'none.json'],
    ['a baseline that is none', ['a.json', '--baseline', 'a.json'], 'is no baseline'],
  ])('is 2 for %s', async (_what, args, words) => {
    write('a.json', clean);
    const { status, stdout, stderr } = await runCli(['lint', ...args]);
    expect(status).toBe(2);
    expect(stdout + stderr).toContain(words);
  });

  test('is 2 for introspection data', async () => {
    write('i.json', '[ { "name": "stop", "meta-type": "command", "arg-type": "0", "ret-type": "0" }, { "name": "0", "meta-type": "object", "members": [] } ]\n');
    expect(await runCli(['lint', 'i.json'])).toMatchObject({ status: 2, stderr: expect.stringContaining('has nothing to lint') as string });
  });
});

describe('rules', () => {
  test('are those of the set, but for single ones', async () => {
    write('a.json', untold);
    expect((await runCli(['lint', 'a.json', '--set', 'minimal', '--format', 'text'])).stdout).toBe('');
    expect((await runCli(['lint', 'a.json', '--set', 'minimal', '--rule', 'lint/missing-since=error', '--format', 'text'])).stdout).toMatch(/: error: .*missing-since/);
    expect((await runCli(['lint', 'a.json', '--rule', 'lint/missing-since=off', '--format', 'text'])).stdout).toBe('');
  });

  test('are those of the configuration, but for those of the command line', async () => {
    write('a.json', untold);
    write('qapi-gen.config.yaml', 'schemas: [ a.json ]\nlint: { extends: minimal, rules: { lint/missing-since: error } }\n');
    expect(await runCli(['lint', '--format', 'text'])).toMatchObject({ status: 1, stdout: expect.stringContaining('missing-since') as string });
    expect(await runCli(['lint', '--format', 'text', '--rule', 'lint/missing-since=off'])).toMatchObject({ status: 0, stdout: '' });
  });

  test.each([
    ['lint: { extends: all }', 'minimal'],
    ['lint: { rules: { lint/missing-sinc: off } }', "Did you mean 'lint/missing-since'?"],
    ['lint: { rules: { lint/missing-since: never } }', 'off'],
    ['lint: { version: latest }', 'lint.version'],
    ['lint: { rule: {} }', "Did you mean 'rules'?"],
  ])('of a wrong configuration are refused: %s', async (configuration, words) => {
    write('a.json', clean);
    write('qapi-gen.config.yaml', `schemas: [ a.json ]\n${configuration}\n`);
    const { status, stdout } = await runCli(['lint']);
    expect(status).toBe(2);
    expect(stdout).toContain(words);
  });

  test('know the version of the schema', async () => {
    write('a.json', clean);
    const future = { stdout: expect.stringContaining('lint/future-since') as string };
    expect(await runCli(['lint', 'a.json', '--schema-version', '9.1', '--format', 'text'])).toMatchObject(future);
    expect(await runCli(['lint', 'a.json', '--dialect', '9.1', '--format', 'text'])).toMatchObject(future);
    expect(await runCli(['lint', 'a.json', '--dialect', '9.1', '--schema-version', '9.2', '--format', 'text'])).toMatchObject({ stdout: '' });
    write('qapi-gen.config.yaml', 'schemas: [ a.json ]\nlint: { version: "9.1" }\n');
    expect(await runCli(['lint', '--format', 'text'])).toMatchObject(future);
  });

  test('know how releases are written, whatever they are called', async () => {
    const schema = (mark: string): string => `{ 'event': 'E' }\n${mark}\n`;
    const claim = "##\n# @go:\n#\n# Text.\n#\n# Since: 1.0\n##\n{ 'command': 'go' }\n";
    write('a.json', claim);
    write('new.json', claim);
    write('qapi-gen.config.yaml', 'schemas: [ a.json ]\nreleases:\n  - { version: "1.0", path: old.json }\n  - { version: "1.1", path: new.json }\n');
    const untrue = async (old: string): Promise<boolean> => {
      write('old.json', old);
      return (await runCli(['lint', '--format', 'text', '--rule', 'lint/untrue-since=error'])).stdout.includes('lint/untrue-since');
    };
    expect(await untrue(schema(''))).toBe(true);
    expect(await untrue(schema("{ 'type': 'Old', 'data': { } }"))).toBe(false);
    expect(await untrue(schema("{ 'struct': 'Wrong', 'data': { 'x': 'Nothing' } }"))).toBe(false);
  });

  test('know the releases', async () => {
    write('old.json', clean);
    write('a.json', clean.replace('9.2', '9.1'));
    write('qapi-gen.config.yaml', 'schemas: [ a.json ]\nreleases:\n  - { versions: [ "9.1" ], path: empty.json }\n  - { versions: [ "9.2" ], path: old.json }\n');
    write('empty.json', clean.replaceAll('stop', 'cont'));
    expect(await runCli(['lint', '--format', 'text'])).toMatchObject({ status: 1, stdout: expect.stringContaining('9.2 is the first release that has it [lint/untrue-since]') as string });
    expect(await runCli(['lint', '--format', 'text', '--rule', 'lint/untrue-since=off'])).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('mending', () => {
  test('changes the files, and reports what is left', async () => {
    write('a.json', `{ 'include': 'sub/b.json' }\n${untold.replaceAll('stop', 'cont')}`);
    write('sub/b.json', doubled);
    const { status, stdout, stderr } = await runCli(['lint', 'a.json', '--fix', '--format', 'text']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^a\.json:3:4: .*missing-since\]\n$/) as string });
    expect(stderr).toContain('Mended 1 finding in 1 file.');
    expect(readFileSync('sub/b.json', 'utf8')).toBe(mended);
    expect((await runCli(['lint', 'a.json', '--fix'])).stderr).toContain('Mended 0 findings in 0 files.');
  });

  test('takes a file once, by whatever paths it is reached', async () => {
    write('sub/b.json', doubled);
    write('a.json', "{ 'include': 'sub/b.json' }\n");
    symlinkSync('sub/b.json', 'link.json');
    const { stdout, stderr } = await runCli(['lint', 'a.json', resolve('a.json'), 'link.json', '--fix-dry-run']);
    expect(stdout.match(/^--- .*$/gm)).toEqual(['--- a/sub/b.json']);
    expect(stderr).toContain('Would mend 1 finding in 1 file.');
  });

  test('can be looked at before', async () => {
    write('a.json', doubled);
    const { status, stdout, stderr } = await runCli(['lint', 'a.json', '--fix-dry-run']);
    expect(status).toBe(0);
    expect(stdout).toContain('--- a/a.json\n+++ b/a.json\n');
    expect(stdout).toContain('-# Stops the the machine.\n+# Stops the machine.\n');
    expect(stderr).toMatch(/^Would mend 1 finding in 1 file\.\nLinted 1 file in \d+ ms: no problems\.\n$/);
    expect(readAll('.')).toEqual({ 'a.json': doubled });
    expect((await runCli(['lint', 'a.json', '--fix-dry-run', '--format', 'json'])).stdout).toMatch(/^\{"diagnostics":\[\]/);
  });

  test.each<[string, string, readonly string[], 0 | 1]>([
    ['nothing', doubled, ['--max-warnings', '0'], 0],
    ['a warning', doubled + untold.replaceAll('stop', 'cont'), [], 0],
    ['too many warnings', doubled + untold.replaceAll('stop', 'cont'), ['--max-warnings', '0'], 1],
    ['an error', doubled.replace('Since: 9.2', 'Since: 9.2\n#\n# .. qmp-example::\n#\n#     -> { "execute": "stpo" }'), [], 1],
    ['an error of the schema', doubled + broken.replaceAll('stop', 'cont'), [], 1],
  ])('ends as it would without being done, if it leaves %s', async (_what, text, args, expected) => {
    write('a.json', text);
    const rehearsed = await runCli(['lint', 'a.json', '--fix-dry-run', '--report', 'json=rehearsed.json', ...args]);
    expect(rehearsed.status).toBe(expected);
    expect(rehearsed.stdout).toMatch(/^--- a\/a\.json\n/);
    expect(rehearsed.stdout).not.toMatch(/lint\/|type\//);
    expect((await runCli(['lint', 'a.json', '--fix', '--report', 'json=done.json', ...args])).status).toBe(expected);
    const codes = (path: string): readonly string[] => (JSON.parse(readFileSync(path, 'utf8')) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
    expect(codes('rehearsed.json')).toEqual(codes('done.json'));
    const left = codes('done.json').length;
    if (left > 0) expect(rehearsed.stderr).toContain(`${left} finding would be left.`);
  });

  test('leaves what the baseline puts up with out of account', async () => {
    write('a.json', wrong);
    await runCli(['lint', 'a.json', '--write-baseline']);
    expect((await runCli(['lint', 'a.json', '--fix-dry-run'])).status).toBe(0);
    expect((await runCli(['lint', 'a.json', '--fix-dry-run', '--no-baseline'])).status).toBe(1);
  });
});

describe('a baseline', () => {
  test('puts up with what is there, and with nothing new', async () => {
    write('a.json', wrong);
    expect(await runCli(['lint', 'a.json', '--write-baseline'])).toMatchObject({ status: 0, stdout: '', stderr: 'Wrote 1 finding to qapi-gen.baseline.json.\n' });
    const { status, stdout, stderr } = await runCli(['lint', 'a.json']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('1 more finding is in the baseline qapi-gen.baseline.json.');
    write('a.json', `\n\n${wrong}${untold.replaceAll('stop', 'cont')}`);
    expect((await runCli(['lint', 'a.json', '--format', 'text'])).stdout).toMatch(/^a\.json:\d+:4: .*missing-since\]\n$/);
    write('a.json', clean);
    expect((await runCli(['lint', 'a.json'])).stderr).toContain('1 finding of the baseline is gone; --write-baseline forgets it.');
  });

  test('stands where the configuration or the command line says', async () => {
    write('project/a.json', wrong);
    write('project/qapi-gen.config.yaml', 'schemas: [ a.json ]\nlint: { baseline: known.json }\n');
    expect((await runCli(['lint', '--config', 'project/qapi-gen.config.yaml'])).status).toBe(2);
    expect((await runCli(['lint', '--config', 'project/qapi-gen.config.yaml', '--write-baseline'])).stderr).toContain('project/known.json');
    expect(readFileSync('project/known.json', 'utf8')).toContain('"a.json"');
    expect((await runCli(['lint', '--config', 'project/qapi-gen.config.yaml'])).status).toBe(0);
    expect((await runCli(['lint', 'project/a.json', '--baseline', 'other.json', '--write-baseline'])).status).toBe(0);
    expect(readFileSync('other.json', 'utf8')).toContain('"project/a.json"');
  });

  test('can be left aside', async () => {
    write('a.json', wrong);
    write('qapi-gen.config.yaml', 'schemas: [ a.json ]\nlint: { baseline: known.json }\n');
    await runCli(['lint', '--write-baseline']);
    await runCli(['lint', '--write-baseline', '--baseline', 'qapi-gen.baseline.json']);
    expect((await runCli(['lint'])).status).toBe(0);
    expect(await runCli(['lint', '--no-baseline', '--format', 'text'])).toMatchObject({ status: 1, stdout: expect.stringContaining('lint/example-name') as string });
    expect((await runCli(['lint', 'a.json', '--no-baseline', '--baseline', 'known.json'])).status).toBe(0);
  });

  test('does not put up with a broken schema', async () => {
    write('a.json', broken);
    expect((await runCli(['lint', 'a.json', '--write-baseline'])).status).toBe(1);
    expect((await runCli(['lint', 'a.json'])).status).toBe(1);
  });
});
