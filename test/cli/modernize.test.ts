/** `modernize`: what it prints and writes, and its exit status. */
import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { readAll, useWorkspace, write } from './workspace.ts';

useWorkspace();

const old = "{ 'type': 'Foo', 'data': { 'a': 'int' } }\n";
const modern = [
  "{ 'pragma': { 'documentation-exceptions': [ 'Foo' ] } }", '',
  '##', '# @Foo:', '#', '# TODO: Describe this.', '##', "{ 'struct': 'Foo', 'data': { 'a': 'int' } }", '',
].join('\n');

describe('a schema', () => {
  test('in one file is printed', async () => {
    write('a.json', old);
    expect(await runCli(['modernize', 'a.json'])).toEqual({ status: 0, stdout: modern, stderr: '1 mark TODO for a person to see to.\n' });
    expect(await runCli(['modernize', '-'], { stdin: old })).toMatchObject({ status: 0, stdout: modern });
    expect(readAll('.')).toEqual({ 'a.json': old });
  });

  test('in several files is printed as a patch', async () => {
    write('a.json', "{ 'include': 'sub/b.json' }\n");
    write('sub/b.json', "{ 'command': 'x', 'gen': 'no' }\n");
    const { stdout } = await runCli(['modernize', 'a.json']);
    expect(stdout).toContain("--- a/sub/b.json\n+++ b/sub/b.json\n");
    expect(stdout).toContain("+{ 'command': 'x', 'gen': false }\n");
  });

  test('is rewritten in place by --write', async () => {
    write('a.json', old);
    expect(await runCli(['modernize', '--write', 'a.json'])).toMatchObject({ status: 0, stdout: '' });
    expect(readAll('.')).toEqual({ 'a.json': modern });
    expect(await runCli(['modernize', '--write', 'a.json'])).toEqual({ status: 0, stdout: '', stderr: 'Nothing to change.\n' });
    expect((await runCli(['check', '--dialect', 'strict', 'a.json'])).status).toBe(0);
  });

  test('is copied with what it includes by --output', async () => {
    write('daemon/a.json', "{ 'include': '../qapi/b.json' }\n");
    write('qapi/b.json', "{ 'command': 'x', 'gen': 'no' }\n");
    expect(await runCli(['modernize', 'daemon/a.json', '-o', 'out/new'])).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('Wrote 2 files.') as string });
    expect(Object.keys(readAll('.'))).toEqual(['daemon/a.json', 'out/new/daemon/a.json', 'out/new/qapi/b.json', 'qapi/b.json']);
    expect((await runCli(['check', '--dialect', 'strict', 'out/new/daemon/a.json'])).status).toBe(0);
  });

  test('that is not modern fails --check', async () => {
    write('a.json', old);
    expect(await runCli(['modernize', '--check', 'a.json'])).toMatchObject({ status: 1, stdout: 'a.json\n' });
    write('a.json', modern);
    expect(await runCli(['modernize', '--check', 'a.json'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('with a mistake has to be mended first', async () => {
    write('a.json', `${old}{ 'command': 'x', 'returns': 'Nope' }\n`);
    const { status, stdout, stderr } = await runCli(['modernize', 'a.json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('error[type/unknown]');
  });

  test('that breaks off is rewritten, and the place is told', async () => {
    write('a.json', "{ 'command': 'x',\n\n{ 'command': 'y', 'gen': 'no' }\n");
    const { status, stdout, stderr } = await runCli(['modernize', 'a.json']);
    expect(status).toBe(0);
    expect(stdout).toContain("# TODO: Complete this, which breaks off.\n# { 'command': 'x',\n");
    expect(stderr).toContain('warning[syntax/unexpected-token]');
  });

  test('that nothing can be done for in part is rewritten, and the rest is told', async () => {
    write('a.json', "{ 'enum': 'Foo', 'data': [ 'a.b' ] }\n{ 'type': 'Bar', 'data': { 'foo': 'Foo' } }\n{ 'command': 'x', 'data': { 'bar': 'Bar' } }\n");
    const { status, stderr } = await runCli(['modernize', '--dialect', '2.0', '--write', 'a.json']);
    expect(status).toBe(1);
    expect(stderr).toContain('error[name/invalid]');
  });

  test.each([
    [[], 'sub/b.json:2:1: error', 'sub/b.json:3:1: error'],
    [['--check'], 'sub/b.json:2:1: error', 'sub/b.json:3:1: error'],
    [['--output', 'new'], 'new/sub/b.json:8:1: error', 'new/sub/b.json:23:1: error'],
    [['--write'], 'sub/b.json:8:1: error', 'sub/b.json:23:1: error'],
  ])('with %j tells what it could not keep where the user finds it', async (options, first, second) => {
    write('a.json', "{ 'include': 'sub/b.json' }\n");
    write('sub/b.json', [
      "# What is here", "{ 'type': 'Bar', 'data': { 'foo': 'str', 'p': { 'u': 'int' } } }", "{ 'command': 'x', 'data': { 'q': 'Bar', 'has_q': 'int' },", "  'gen': 'no' }", '',
    ].join('\n'));
    const { status, stderr } = await runCli(['modernize', '--dialect', '2.1', '--format', 'text', 'a.json', ...options]);
    expect(status).toBe(1);
    const places = stderr.split('\n').filter((line) => line.includes('[name/reserved]')).map((line) => /^.*? error/.exec(line)?.[0]);
    expect(places).toEqual([first, second]);
    if (!first.startsWith('new') && !options.includes('--write')) {
      expect((await runCli(['modernize', '--dialect', '2.1', 'a.json', ...options])).stderr).toMatch(/sub\/b\.json:2:49,[^]*sub\/b\.json:3:41,/);
    }
    const written = readAll('.');
    for (const place of stderr.matchAll(/^(\S+?):(\d+):/gm)) expect(written[place[1] ?? '']?.split('\n').length).toBeGreaterThan(Number(place[2]));
  });

  test.each([
    [['--output', 'x', '--write', 'a.json'], '--output excludes'],
    [['missing.json'], 'missing.json'],
    [[], 'modernize needs a schema'],
  ])('%j is refused', async (args, message) => {
    write('a.json', old);
    const { status, stderr } = await runCli(['modernize', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
