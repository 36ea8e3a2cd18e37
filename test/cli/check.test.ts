import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { useWorkspace, write } from './workspace.ts';

useWorkspace();

const clean = '{ \'struct\': \'Disk\', \'data\': { \'size\': \'int\' } }\n';
const broken = '{ \'struct\': \'Disk\',\n  \'data\': { \'size\': \'itn\' } }\n';
const warned = '##\n# @Disk:\n#\n# Text.\n#\n# Since: tomorrow\n##\n{ \'struct\': \'Disk\', \'data\': { } }\n';

describe('what is printed', () => {
  test('of a clean schema is a note', async () => {
    write('a.json', clean);
    expect(await runCli(['check', 'a.json'])).toEqual({
      status: 0, stdout: '', stderr: expect.stringMatching(/^Checked 1 file in \d+ ms: no problems\.\n$/) as string,
    });
    expect(await runCli(['check', 'a.json', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('of a broken one is the findings, on standard output', async () => {
    write('a.json', broken);
    const { status, stdout, stderr } = await runCli(['check', 'a.json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('error[type/unknown]: member \'size\' of struct \'Disk\' uses the unknown type \'itn\'');
    expect(stdout).toContain(' --> a.json:2:21, in struct \'Disk\'');
    expect(stdout).toContain('Found 1 error in 1 file.');
  });

  test('as text is one line a finding', async () => {
    write('a.json', broken);
    const { status, stdout } = await runCli(['check', 'a.json', '--format', 'text']);
    expect(status).toBe(1);
    expect(stdout).toBe('a.json:1:1: error: member \'size\' of struct \'Disk\' uses the unknown type \'itn\' (at 2:21). Did you mean \'int\'? [type/unknown]\n');
  });

  test('as JSON is JSON only, even for a clean schema', async () => {
    write('a.json', clean);
    write('b.json', broken);
    expect(await runCli(['check', 'a.json', '--format', 'json'])).toEqual({
      status: 0,
      stdout: '{"diagnostics":[],"errors":0,"warnings":0,'
        + '"schemas":[{"file":"a.json","dialect":"strict","dialectReason":"nothing in it belongs to an older dialect"}]}\n',
      stderr: '',
    });
    const { status, stdout, stderr } = await runCli(['check', 'a.json', 'b.json', '--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [{ file: 'b.json', line: 1, column: 1, code: 'type/unknown', focus: { line: 2, column: 21 } }], errors: 1, warnings: 0,
    });
  });

  test('names files relative to the working directory in JSON', async () => {
    write('a.json', broken);
    const { stdout } = await runCli(['check', join(process.cwd(), 'a.json'), '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ file: 'a.json' }] });
  });

  test('of a file that two schemas include is printed once', async () => {
    write('common.json', broken);
    write('a.json', '{ \'include\': \'common.json\' }\n');
    write('sub/b.json', '{ \'include\': \'../common.json\' }\n');
    const { stdout } = await runCli(['check', 'a.json', 'sub/b.json', '--format', 'text']);
    expect(stdout).toMatch(/^common\.json:1:1: .*\n$/);
  });

  test('of very many findings is the first of them, and how many there are', async () => {
    const members = Array.from({ length: 20_050 }, (_, index) => `'m${index}': 'nope'`).join(',\n');
    write('a.json', `{ 'struct': 'Disk', 'data': {\n${members} } }\n`);
    const asText = await runCli(['check', 'a.json', '--format', 'text']);
    expect([asText.status, asText.stderr]).toEqual([1, '… and 50 errors more.\n']);
    expect(asText.stdout.match(/\n/g)).toHaveLength(20_000);
    const asJson = await runCli(['check', 'a.json', '--format', 'json']);
    const report = JSON.parse(asJson.stdout) as { readonly diagnostics: readonly unknown[] };
    expect(asJson.stderr).toBe('');
    expect(report).toMatchObject({ errors: 20_050, warnings: 0, truncated: true });
    expect(report.diagnostics).toHaveLength(20_000);
    expect((await runCli(['check', 'a.json'])).stdout).toMatch(/\n\n… and 50 errors more\.\n\nFound 20050 errors\.\n$/);
  });

  test('says under --verbose which dialect was chosen and why', async () => {
    write('a.json', '{ \'type\': \'Disk\', \'data\': { } }\n');
    const { status, stderr } = await runCli(['check', 'a.json', '--verbose']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^a\.json: dialect legacy \(.*1.*\)$/m);
  });
});

describe('a schema that was taken for an older one', () => {
  const note = 'a.json is read as legacy (QEMU 1.0 to 2.3): a definition of a \'type\' at a.json:1. '
    + 'With --dialect latest it is held to today\'s rules.\n';

  test('is noted at the end', async () => {
    write('a.json', '{ \'type\': \'Disk\', \'data\': { } }\n');
    expect(await runCli(['check', 'a.json'])).toEqual({
      status: 0, stdout: '', stderr: expect.stringMatching(/^a\.json is read as .*\nChecked 1 file .*\n$/) as string,
    });
    expect((await runCli(['check', 'a.json'])).stderr.startsWith(note)).toBe(true);
    write('b.json', '{ \'type\': \'Disk\', \'data\': { \'size\': \'itn\' } }\n');
    expect(await runCli(['check', 'a.json', 'b.json', '--format', 'text'])).toMatchObject({
      status: 1, stderr: `${note}${note.replaceAll('a.json', 'b.json')}`,
    });
  });

  test.each([
    [['--dialect', 'legacy']], [['--dialect', '1.4']], [['--quiet']], [['--format', 'json']],
  ])('is not with %j', async (args) => {
    write('a.json', '{ \'type\': \'Disk\', \'data\': { } }\n');
    expect((await runCli(['check', 'a.json', ...args])).stderr).not.toContain('is read as');
  });

  test.each(['dump', 'introspect'])('is noted by %s too', async (command) => {
    write('a.json', '{ \'type\': \'Disk\', \'data\': { } }\n');
    expect((await runCli([command, 'a.json'])).stderr).toBe(note);
  });

  test('is told to programs in any case', async () => {
    write('a.json', '{ \'type\': \'Disk\', \'data\': { } }\n');
    const report = async (...args: readonly string[]): Promise<unknown> => JSON.parse((await runCli(['check', 'a.json', '--format', 'json', ...args])).stdout);
    expect(await report()).toMatchObject({ schemas: [{ file: 'a.json', dialect: 'legacy', dialectReason: 'a definition of a \'type\' at a.json:1' }] });
    expect(await report('--dialect', '1.4')).toMatchObject({ schemas: [{ file: 'a.json', dialect: '1.4' }] });
  });

  test('is said once under --verbose', async () => {
    write('a.json', '{ \'type\': \'Disk\', \'data\': { } }\n');
    const { stderr } = await runCli(['check', 'a.json', '--verbose']);
    expect(stderr).toContain('a.json: dialect legacy (a definition');
    expect(stderr).not.toContain('is read as');
  });
});

describe('warnings', () => {
  test('are no failure, unless there are too many', async () => {
    write('a.json', warned);
    expect(await runCli(['check', 'a.json'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Found 1 warning in 1 file.') as string });
    expect(await runCli(['check', 'a.json', '--max-warnings', '1'])).toMatchObject({ status: 0 });
    expect(await runCli(['check', 'a.json', '--max-warnings', '0'])).toMatchObject({
      status: 1, stderr: expect.stringContaining('1 warning; --max-warnings allows 0') as string,
    });
  });
});

describe('colours', () => {
  test.each([
    [[], {}, false, false],
    [[], {}, true, true],
    [[], { NO_COLOR: '1' }, true, false],
    [[], { NO_COLOR: '' }, true, true],
    [[], { TERM: 'dumb' }, true, false],
    [[], { FORCE_COLOR: '1' }, false, true],
    [[], { FORCE_COLOR: '0' }, true, false],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    [['--no-color'], { FORCE_COLOR: '1' }, true, false],
    [['--color'], { NO_COLOR: '1' }, false, true],
  ])('with %j and %j on a terminal (%s): %s', async (args, env, terminal, colored) => {
    write('a.json', broken);
    const { stdout } = await runCli(['check', 'a.json', ...args], { env, terminal });
    expect(stdout.includes('\x1b[')).toBe(colored);
  });
});

describe('the schema', () => {
  test('is the bundled one if none is named', async () => {
    const { status, stderr } = await runCli(['check']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^No schema named: using the bundled guest-agent schema\.\n/);
  });

  test('is that of the configuration if there is one', async () => {
    write('sub/a.json', broken);
    write('qapi-gen.config.json', '{ "schemas": [ "sub/a.json" ] }');
    const { status, stdout, stderr } = await runCli(['check', '--format', 'text', '--verbose']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^sub\/a\.json:1:1: /);
    expect(stderr).toMatch(/^Configuration: qapi-gen\.config\.json\n/);
  });

  test('may have spaces and other characters in its path', async () => {
    write('my schema/ä [1].json', broken);
    expect((await runCli(['check', 'my schema/ä [1].json', '--format', 'text'])).stdout).toMatch(/^my schema\/ä \[1\]\.json:1:1: /);
    expect((await runCli(['check', '--format', 'text', '--', 'my schema/ä [1].json'])).stdout).toMatch(/^my schema\/ä \[1\]\.json:1:1: /);
  });

  test('may have a name that looks like an option or a number', async () => {
    write('--x', broken);
    write('7.20', broken);
    expect((await runCli(['check', '--format', 'text', '--', '--x'])).stdout).toMatch(/^--x:1:1: /);
    expect((await runCli(['check', '--format', 'text', '7.20'])).stdout).toMatch(/^7\.20:1:1: /);
  });
});

describe('a schema that cannot be read', () => {
  test.each([
    ['missing', () => {}, 'there is no such file'],
    ['a folder', () => mkdirSync('a.json'), 'it is a directory'],
    ['not UTF-8', () => write('a.json', Uint8Array.of(0x7b, 0xff, 0x7d)), 'it is not UTF-8 text (first bad byte at offset 1)'],
    ['behind a file', () => write('a.json', ''), 'a part of the path is not a directory'],
  ])('because it is %s ends with status 2', async (name, prepare, problem) => {
    prepare();
    const path = name === 'behind a file' ? 'a.json/b.json' : 'a.json';
    expect(await runCli(['check', path, '--format', 'text'])).toEqual({
      status: 2, stderr: '', stdout: `${path}:1:1: error: cannot read schema '${path}': ${problem} [source/unreadable]\n`,
    });
    const { status, stdout } = await runCli(['check', path, '--format', 'json']);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ file: path, line: 1, column: 1, endLine: 1, endColumn: 1 }], errors: 1 });
    for (const command of ['generate', 'introspect', 'dump']) {
      const target = command === 'generate' ? ['-t', 'introspection'] : [];
      expect(await runCli([command, path, ...target])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(problem) as string });
    }
  });

  test('because it is a FIFO ends at once', async () => {
    execFileSync('mkfifo', ['a.json']);
    expect(await runCli(['check', 'a.json'])).toMatchObject({
      status: 2, stdout: expect.stringContaining('it is not a regular file') as string,
    });
  });

  test('because it is forbidden ends with status 2', async (context) => {
    if (process.getuid?.() === 0) context.skip('the superuser may read everything');
    write('a.json', clean);
    chmodSync('a.json', 0);
    expect(await runCli(['check', 'a.json'])).toMatchObject({
      status: 2, stdout: expect.stringContaining('permission denied') as string,
    });
  });

  test('does not keep the others from being checked', async () => {
    write('b.json', broken);
    const { status, stdout } = await runCli(['check', 'a.json', 'b.json', '--format', 'text']);
    expect(status).toBe(2);
    expect(stdout.split('\n').map((line) => line.split(':')[0])).toEqual(['a.json', 'b.json', '']);
  });
});

test('files that are too large together are refused where they are included', async () => {
  const include = (path: string): string => `{ 'include': '${path}' }\n`;
  for (const name of ['a.json', 'b.json', 'c.json']) write(name, ' '.repeat(12_000_000));
  write('schema.json', `${['a.json', 'b.json', 'c.json'].map(include).join('')}{ 'command': 'go', 'data': 'Unknown' }\n`);
  expect(await runCli(['check', 'schema.json', '--format', 'text'])).toEqual({
    status: 1, stderr: '', stdout: 'schema.json:2:14: error: cannot read include file \'b.json\': '
      + 'the schema is too large with it: all its files together may have some 20 million characters [include/unreadable]\n',
  });
});

describe('standard input', () => {
  test('stands at the path that is given, for findings and includes', async () => {
    write('sub/b.json', broken);
    const { status, stdout } = await runCli(
      ['check', '-', '--stdin-filepath', 'sub/a.json', '--format', 'text'],
      { stdin: '{ \'include\': \'b.json\' }\n{ \'struct\': \'X\', \'data\': { \'x\': \'nope\' } }\n' },
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^sub\/b\.json:1:1: /m);
    expect(stdout).toMatch(/^sub\/a\.json:2:13: /m);
  });

  test('comes before the file of that name', async () => {
    write('a.json', broken);
    expect(await runCli(['check', '-', '--stdin-filepath', 'a.json'], { stdin: clean })).toMatchObject({ status: 0 });
    expect(await runCli(['check', 'a.json'], { stdin: clean })).toMatchObject({ status: 1 });
  });

  test('notices when it includes itself', async () => {
    const { stdout } = await runCli(
      ['check', '-', '--stdin-filepath', 'new/a.json', '--format', 'text'], { stdin: '{ \'include\': \'../new/a.json\' }\n' },
    );
    expect(stdout).toContain('[include/loop]');
  });

  test('has a name of its own without a path', async () => {
    write('b.json', clean);
    expect(await runCli(['check', '-'], { stdin: '{ \'include\': \'b.json\' }\n' })).toMatchObject({ status: 0 });
    expect((await runCli(['check', '-', '--format', 'text'], { stdin: broken })).stdout).toMatch(/^<stdin>:1:1: /);
  });

  test('must be UTF-8', async () => {
    expect(await runCli(['check', '-'], { stdin: Uint8Array.of(0x80) })).toMatchObject({
      status: 2, stdout: expect.stringContaining('not UTF-8') as string,
    });
  });

  test('may come in pieces that split a character', async () => {
    const bytes = new TextEncoder().encode(`# €\n${broken}`);
    const pieces = async function* (): AsyncIterable<Uint8Array> {
      for (let index = 0; index < bytes.length; index += 3) yield bytes.slice(index, index + 3);
    };
    expect((await runCli(['check', '-', '--format', 'text'], { stdin: pieces() })).stdout).toMatch(/^<stdin>:2:1: /);
  });

  test('without an end is given up when it is too much', async () => {
    const piece = new Uint8Array(64 * 1024 * 1024);
    const endless = async function* (): AsyncIterable<Uint8Array> {
      for (;;) yield piece;
    };
    expect(await runCli(['check', '-'], { stdin: endless() })).toMatchObject({
      status: 2, stdout: expect.stringContaining('it is larger than 16 MiB') as string,
    });
  });
});

describe('the configuration', () => {
  test('is refused with located findings', async () => {
    write('qapi-gen.config.json', '{\n  "docs": "ful"\n}\n');
    const { status, stdout, stderr } = await runCli(['check']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toContain('error[config/invalid-value]: docs: expected one of \'full\', \'link\', \'none\', found \'ful\'');
    expect(stdout).toContain('2 |   "docs": "ful"\n  |           ^^^^^\n  = Did you mean \'full\'?');
    expect((await runCli(['introspect'])).stderr).toContain('config/invalid-value');
  });
});

test('a bug of ours is admitted', async () => {
  const fileSystem = { readText: () => { throw new TypeError('boom'); }, canonicalPath: (path: string) => path } as never;
  const { status, stdout, stderr } = await runCli(['check', 'a.json'], { fileSystem });
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toContain('this is a bug of qapi-gen');
  expect(stderr).not.toContain('check.test.ts');
  expect((await runCli(['check', 'a.json', '--verbose'], { fileSystem })).stderr).toContain('check.test.ts');
});
