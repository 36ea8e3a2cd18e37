/** `fmt`: what it prints, lists and writes, and its exit status. */
import { statSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { readAll, useWorkspace, write } from './workspace.ts';

useWorkspace();

const loose = "{'command':'stop'}\n";
const laid = "{ 'command': 'stop' }\n";
const root = "{ 'include': 'part.json' }\n";

describe('a file', () => {
  test('is printed, and stays as it is', async () => {
    write('a.json', loose);
    expect(await runCli(['fmt', 'a.json'])).toEqual({ status: 0, stdout: laid, stderr: '' });
    expect(readAll('.')).toEqual({ 'a.json': loose });
  });

  test('is printed alone, without what it includes', async () => {
    write('a.json', root);
    write('part.json', loose);
    expect((await runCli(['fmt', 'a.json'])).stdout).toBe(root);
  });

  test('may be standard input, whose includes stand beside its path', async () => {
    write('qapi/part.json', loose);
    expect(await runCli(['fmt', '-', '--stdin-filepath', 'qapi/a.json'], { stdin: `${root}${loose}` })).toEqual({
      status: 0, stdout: `${root}\n${laid}`, stderr: '',
    });
  });

  test('with a mistake of syntax is not printed', async () => {
    write('a.json', "{ 'command': 'stop'\n");
    const { status, stdout, stderr } = await runCli(['fmt', 'a.json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('error[syntax/unexpected-token]');
  });

  test('is told what kept it from its layout, and not what its dialect puts up with', async () => {
    const lenient = "{ 'type': 'Foo'\n  'data': {} }\n";
    write('a.json', lenient);
    expect(await runCli(['fmt', 'a.json'])).toEqual({ status: 0, stdout: "{ 'type': 'Foo',\n  'data': {} }\n", stderr: '' });
    write('b.json', `${lenient}{ 'command': 'x',\n\n{ 'command': 'y' }\n`);
    const { status, stderr } = await runCli(['fmt', '--check', 'b.json', '--format', 'text']);
    expect(status).toBe(1);
    expect(stderr).toContain('b.json:5:1: error: ');
    expect(stderr).not.toContain('b.json:2');
  });

  test('with any other mistake is', async () => {
    write('a.json', "{'command':'stop','returns':'Nope'}\n");
    expect(await runCli(['fmt', 'a.json'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('that is not there ends with status 2', async () => {
    expect(await runCli(['fmt', 'a.json'])).toMatchObject({ status: 2, stdout: '' });
    expect(await runCli(['fmt', '--write', 'a.json'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('of introspection data has no layout', async () => {
    write('a.json', '[ { "name": "stop", "meta-type": "command", "arg-type": "0", "ret-type": "0" }, { "name": "0", "meta-type": "object", "members": [] } ]');
    const { status, stderr } = await runCli(['fmt', 'a.json']);
    expect(status).toBe(2);
    expect(stderr).toContain('introspection data');
  });
});

describe('--write', () => {
  test('writes what changes, with what is included, and touches nothing else', async () => {
    write('a.json', root);
    write('part.json', loose);
    const { mtimeMs } = statSync('a.json');
    expect(await runCli(['fmt', '--write', 'a.json'])).toEqual({ status: 0, stdout: '', stderr: 'Wrote 1 file.\n' });
    expect(readAll('.')).toEqual({ 'a.json': root, 'part.json': laid });
    expect(statSync('a.json').mtimeMs).toBe(mtimeMs);
    expect((await runCli(['fmt', '-w', 'a.json'])).stderr).toBe('Nothing to change.\n');
  });

  test('leaves included files alone with --no-includes', async () => {
    write('a.json', `${root}${loose}`);
    write('part.json', loose);
    await runCli(['fmt', '--write', '--no-includes', 'a.json']);
    expect(readAll('.')).toEqual({ 'a.json': `${root}\n${laid}`, 'part.json': loose });
  });

  test('writes the sound files, and reports the others', async () => {
    write('a.json', `${root}${loose}`);
    write('part.json', "{ 'command': \n");
    const { status, stderr } = await runCli(['fmt', '--write', 'a.json']);
    expect(status).toBe(1);
    expect(stderr).toContain('part.json');
    expect(readFileSync('a.json', 'utf8')).toBe(`${root}\n${laid}`);
  });

  test.each([
    [['--write', '--check', 'a.json'], '--write and --check exclude each other'],
    [['--write', '--diff', 'a.json'], '--write and --diff exclude each other'],
    [['--write', '-'], "--write has nowhere to write '-' to"],
    [['--write', 'git:HEAD:a.json'], "--write has nowhere to write 'git:HEAD:a.json' to"],
    [['a.json', 'b.json'], 'several files cannot be printed as one'],
    [[], 'fmt needs a schema'],
  ])('%j is refused', async (args, message) => {
    write('a.json', loose);
    write('b.json', loose);
    const { status, stdout, stderr } = await runCli(['fmt', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('--check and --diff', () => {
  test('list the files that are not formatted, and fail', async () => {
    write('a.json', root);
    write('part.json', loose);
    expect(await runCli(['fmt', '--check', 'a.json'])).toEqual({ status: 1, stdout: 'part.json\n', stderr: '1 of 2 files is not formatted.\n' });
    write('part.json', laid);
    expect(await runCli(['fmt', '--check', 'a.json'])).toEqual({ status: 0, stdout: '', stderr: '2 files: nothing to change.\n' });
  });

  test('are findings for programs, at the first line that changes', async () => {
    write('a.json', `${laid}\n${loose.replace('stop', 'go')}`);
    const { status, stdout, stderr } = await runCli(['fmt', '--check', 'a.json', '--format', 'json', '--report', 'text=a.txt']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'a.json\n' });
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1, diagnostics: [{ code: 'output/unformatted', file: 'a.json', line: 3, endLine: 3 }] });
    expect(readFileSync('a.txt', 'utf8')).toMatch(/^a\.json:3:1: error: 'a\.json' does not have its layout/);
    expect(await runCli(['fmt', '--check', 'a.json', '--format', 'github'])).toMatchObject({ stdout: 'a.json\n', stderr: expect.stringContaining('::error file=a.json,line=3') as string });
    const kept = await runCli(['fmt', 'a.json', '--format', 'json']);
    expect(kept).toMatchObject({ status: 0, stdout: `${laid}\n${laid.replace('stop', 'go')}` });
    expect(JSON.parse(kept.stderr)).toMatchObject({ errors: 0 });
  });

  test('print a patch', async () => {
    write('a.json', loose);
    expect(await runCli(['fmt', '--diff', 'a.json'])).toEqual({
      status: 0, stdout: "--- a/a.json\n+++ b/a.json\n@@ -1 +1 @@\n-{'command':'stop'}\n+{ 'command': 'stop' }\n", stderr: '',
    });
    expect((await runCli(['fmt', '--diff', '--check', 'a.json'])).status).toBe(1);
    expect(readAll('.')).toEqual({ 'a.json': loose });
  });

  test('take the schemas of the configuration, each file once', async () => {
    write('qapi-gen.config.json', '{ "schemas": [ "one/a.json", "two/a.json" ] }');
    write('one/a.json', "{ 'include': '../part.json' }\n");
    write('two/a.json', "{ 'include': '../part.json' }\n");
    write('part.json', loose);
    expect((await runCli(['fmt', '--check'])).stdout).toBe('part.json\n');
    expect((await runCli(['fmt', '--write'])).stderr).toBe('Wrote 1 file.\n');
  });
});
