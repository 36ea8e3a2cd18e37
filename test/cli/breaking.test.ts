import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { useWorkspace, write } from './workspace.ts';

useWorkspace();

const older = "{ 'command': 'eject', 'data': { 'device': 'str', '*force': 'bool' } }\n{ 'event': 'STOP' }\n";
const newer = "{ 'command': 'eject', 'data': { 'device': 'str' } }\n{ 'event': 'STOP', 'data': { 'reason': 'str' } }\n";
const removed = "new.json:1:15: error: argument 'force' of command 'eject' was removed: a client that sends it gets an error [compat/member-removed]\n";
const added = "new.json:2:30: warning: member 'reason' of event 'STOP' is new: a client that allows only what it knows refuses it [compat/received-member-added]\n";

describe('breaking', () => {
  test('reports what breaks, at its place in the newer schema, with the older one beside it', async () => {
    write('old.json', older);
    write('new.json', newer);
    expect(await runCli(['breaking', 'new.json', '--against', 'old.json', '--format', 'text'])).toMatchObject({ status: 1, stdout: removed + added });
    expect(await runCli(['breaking', 'new.json', '--against', 'old.json', '--format', 'text', '--category', 'wire'])).toMatchObject({ stdout: removed });
    const { stdout } = await runCli(['breaking', 'new.json', '--against', 'old.json', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1, warnings: 1, diagnostics: [{ file: 'new.json', line: 1, related: [{ file: 'old.json', line: 1, column: 50 }] }, {}] });
    for (const format of ['pretty', 'sarif', 'github', 'gitlab', 'junit']) {
      expect((await runCli(['breaking', 'new.json', '--against', 'old.json', '--format', format])).stdout).toContain('compat/member-removed');
    }
  });

  test('is content with a schema that keeps its promises', async () => {
    write('old.json', newer);
    write('new.json', newer);
    expect(await runCli(['breaking', 'new.json', '--against', 'old.json'])).toEqual({ status: 0, stdout: '', stderr: expect.stringMatching(/^Nothing breaks: 0 differences/) as string });
  });

  test('never takes what it cannot read for a schema without anything in it', async () => {
    write('new.json', newer);
    write('broken.json', "{ 'command': ");
    expect(await runCli(['breaking', 'new.json', '--against', 'gone.json'])).toMatchObject({ status: 2 });
    expect(await runCli(['breaking', 'gone.json', '--against', 'new.json'])).toMatchObject({ status: 2 });
    const { status, stdout } = await runCli(['breaking', 'new.json', '--against', 'broken.json', '--format', 'text']);
    expect(status).toBe(1);
    expect(stdout).toContain('broken.json:1:14: error');
    expect(stdout).not.toContain('compat/');
  });

  test('takes the older version, severities and categories from the configuration', async () => {
    write('old.json', older);
    write('new.json', newer);
    write('qapi-gen.config.json', JSON.stringify({ schemas: ['new.json'], breaking: { against: 'old.json', severity: { wire: 'warning', 'compat/received-member-added': 'off' } } }));
    expect(await runCli(['breaking', '--format', 'text'])).toMatchObject({ status: 0, stdout: removed.replace('error:', 'warning:') });
    write('qapi-gen.config.json', JSON.stringify({ schemas: [{ path: 'new.json', name: 'a', against: 'old.json' }, { path: 'old.json', name: 'b' }], breaking: { category: 'wire' } }));
    expect(await runCli(['breaking', '--format', 'text'])).toMatchObject({ status: 1, stdout: removed });
    write('qapi-gen.config.json', JSON.stringify({ breaking: { severity: { 'compat/member-remove': 'off' } } }));
    expect(await runCli(['breaking', '--format', 'text'])).toMatchObject({ status: 2, stdout: expect.stringContaining('config/unknown-key') as string });
  });

  test('compares with a revision, and with introspection data', async () => {
    const git = (...args: readonly string[]): unknown => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { stdio: 'pipe' });
    git('init', '--quiet');
    write('new.json', older);
    git('add', '.');
    git('commit', '--quiet', '--message', 'a');
    git('tag', 'v1');
    const { stdout: data } = await runCli(['introspect', 'new.json', '--mask']);
    write('dump.json', data);
    write('new.json', newer);
    expect(await runCli(['breaking', 'new.json', '--against', 'git:v1:new.json', '--format', 'text'])).toMatchObject({ stdout: removed + added });
    expect(await runCli(['breaking', 'new.json', '--against', 'dump.json', '--format', 'text'])).toMatchObject({ stdout: removed + added });
    expect(await runCli(['breaking', 'dump.json', '--against', 'git:v1:new.json', '--format', 'text'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('finds what is missing in the file that it stood in', async () => {
    write('old/root.json', "{ 'include': 'part.json' }\n{ 'include': 'gone.json' }\n");
    write('old/part.json', "{ 'command': 'stop' }\n{ 'command': 'go' }\n");
    write('old/gone.json', "{ 'command': 'leave' }\n");
    write('new/root.json', "{ 'include': 'part.json' }\n");
    write('new/part.json', "{ 'command': 'go' }\n");
    const { stdout } = await runCli(['breaking', 'new/root.json', '--against', 'old/root.json', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [
      { file: 'new/part.json', message: expect.stringContaining("'stop'") as string, related: [{ file: 'old/part.json', line: 1 }] },
      { file: 'new/root.json', message: expect.stringContaining("'leave'") as string, related: [{ file: 'old/gone.json', line: 1 }] },
    ] });
  });

  test('tells members of types that a program has no names for by their branches', async () => {
    const text = (members: string): string => `{ 'enum': 'Kind', 'data': [ 'a', 'b' ] }\n{ 'struct': 'Aa', 'data': { ${members} } }\n`
      + "{ 'union': 'Thing', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'a': 'Aa' } }\n{ 'command': 'c', 'data': 'Thing', 'boxed': true }\n";
    write('old.json', text("'m': 'int', '*n': 'int'"));
    write('new.json', text("'m': 'int'"));
    write('dump.json', (await runCli(['introspect', 'old.json', '--mask'])).stdout);
    const { stdout } = await runCli(['breaking', 'new.json', '--against', 'dump.json', '--format', 'text']);
    expect(stdout).toBe("new.json:3:13: error: member 'n' of union 'Thing' was removed in the branch 'a': a client that sends it gets an error [compat/member-removed]\n");
  });

  test('finds what a program lacks in the schema that it is compared with', async () => {
    write('old.json', older);
    write('new.json', newer);
    write('dump.json', (await runCli(['introspect', 'new.json', '--mask'])).stdout);
    const lacking = await runCli(['breaking', 'dump.json', '--against', 'old.json', '--format', 'text']);
    expect(lacking.stdout).toMatch(/^old\.json:1:50: error: argument 'force' of command 'eject' was removed/);
    write('old-dump.json', (await runCli(['introspect', 'old.json', '--mask'])).stdout);
    const { stdout } = await runCli(['breaking', 'dump.json', '--against', 'old-dump.json', '--format', 'text']);
    expect(stdout).toMatch(/^dump\.json:1:1: error: argument 'force' of command 'eject' was removed/);
  });

  test.each([
    [['breaking', 'new.json'], 'it is not said what to compare with'],
    [['breaking', '--against', 'old.json'], 'there is no schema to compare'],
    [['breaking', 'new.json', '--against', 'git:x'], "'git:x' does not say which file of which revision"],
  ])('%j is wrong', async (args, problem) => {
    write('new.json', newer);
    expect(await runCli(args)).toMatchObject({ status: 2, stderr: expect.stringContaining(problem) as string });
  });
});

describe('types that introspection data does not name', () => {
  const command = (data: string): string => `{ 'command': 'c', 'data': { ${data} } }\n`;
  const named = `{ 'enum': 'Ee', 'data': [ 'a', 'b', 'c', 'd', 'e' ] }\n{ 'struct': 'Ss', 'data': { 'm': 'int' } }\n{ 'alternate': 'Aa', 'data': { 's': 'Ss', 'n': 'null' } }\n`
    + command("'e': 'Ee', 's': 'Ss', 'a': 'Aa', 'l': [ 'Ss' ]").replace(' } }', " }, 'returns': 'Ss' }");

  test.each([['masked', ['--mask']], ['unmasked', []]])('are described: %s', async (_what, options) => {
    write('new.json', named);
    write('old.json', command("'e': 'str', 's': 'str', 'a': 'int', 'l': 'str'"));
    write('new.dump', (await runCli(['introspect', 'new.json', ...options])).stdout);
    write('old.dump', (await runCli(['introspect', 'old.json', ...options])).stdout);
    for (const older of ['old.json', 'old.dump']) {
      const { stdout } = await runCli(['breaking', 'new.dump', '--against', older, '--format', 'text']);
      expect([...stdout.matchAll(/was ('str'|'int') and is (.*?):/g)].map(([, before, after]) => `${before ?? ''} ${after ?? ''}`)).toEqual([
        "'str' an enum of 'a', 'b', 'c', 'd' and 1 more", "'str' an object", "'int' an object or 'null'", "'str' [an object]",
      ]);
    }
    const { stdout } = await runCli(['changelog', 'old.json', '--against', 'new.dump']);
    expect(stdout).toContain('argument `a` of command `c` is `int`, and was an object or `null`\n');
    expect(stdout).toContain('what command `c` returns, which was an object\n');
  });
});

describe('a release with errors', () => {
  test.each([['history'], ['lint'], ['generate', '-t', 'typescript', '-o', 'out'], ['generate', '-t', 'typescript', '-o', 'out', '--check']])('is noted by %s', async (...args) => {
    write('old.json', "{ 'command': 'a', 'returns': 'Nope' }\n{ 'command': 'b' }\n");
    write('new.json', "{ 'command': 'b' }\n");
    write('qapi-gen.config.yaml', 'schemas: [ new.json ]\nreleases:\n  - { versions: [ "9.1" ], path: old.json }\n  - { versions: [ "9.2" ], path: new.json }\n');
    const { stdout, stderr } = await runCli(args);
    expect(stderr).toContain('Release 9.1, old.json, has 1 error; what is sound of it counts.\n');
    expect(stdout + stderr).not.toContain('Release 9.2');
    expect((await runCli([...args, '--quiet'])).stderr).not.toContain('Release');
  });
});

describe('changelog', () => {
  test('names the branch that gained or lost members', async () => {
    const branches = (union: string): string => `{ 'enum': 'Kind', 'data': [ 'a', 'b' ] }\n{ 'struct': 'Aa', 'data': { 'x': 'int' } }\n${union}{ 'command': 'c', 'data': { 't': 'Thing' } }\n`;
    const union = "{ 'union': 'Thing', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'a': 'Aa' } }\n";
    write('plain.json', branches("{ 'struct': 'Thing', 'data': { 'kind': 'Kind' } }\n"));
    write('one.json', branches(union));
    write('both.json', branches(`{ 'struct': 'Bb', 'data': { 'x': 'int' } }\n${union.replace("'Aa' }", "'Aa', 'b': 'Bb' }")}`));
    expect((await runCli(['changelog', 'one.json', '--against', 'both.json'])).stdout).toContain('- **Breaking:** member `x` of union `Thing` in the branch `b`\n');
    expect((await runCli(['changelog', 'one.json', '--against', 'plain.json'])).stdout).toContain('- **Breaking:** members in the branch `a` of union `Thing`\n');
  });

  test('tells what was added, changed, deprecated and removed', async () => {
    write('old.json', older);
    write('new.json', "{ 'command': 'eject', 'data': { 'device': { 'type': 'str', 'features': [ 'deprecated' ] } } }\n{ 'event': 'STOP', 'data': { 'reason': 'str' } }\n{ 'command': 'x-go', 'features': [ 'unstable' ], 'allow-oob': true }\n");
    expect(await runCli(['changelog', 'new.json', '--against', 'old.json'])).toEqual({
      status: 0, stderr: '', stdout: '# Changes from `old.json` to `new.json`\n\n## Added\n\n- command `x-go` (unstable)\n- member `reason` of event `STOP`\n\n'
        + '## Deprecated\n\n- argument `device` of command `eject`\n\n## Removed\n\n- **Breaking:** argument `force` of command `eject`\n',
    });
  });

  test('names both versions, without what only one machine has above them', async () => {
    for (const folder of ['v1/qapi', 'v2/qapi', 'v2/other']) write(`${folder}/a.json`, older);
    const here = process.cwd();
    const titleOf = async (before: string, after: string): Promise<string | undefined> => (await runCli(['changelog', `${here}/${after}`, '--against', `${here}/${before}`])).stdout.split('\n')[0];
    expect(await titleOf('v1/qapi/a.json', 'v2/qapi/a.json')).toBe('# Changes from `v1/qapi/a.json` to `v2/qapi/a.json`');
    expect(await titleOf('v2/qapi/a.json', 'v2/other/a.json')).toBe('# Changes from `qapi/a.json` to `other/a.json`');
    expect(await titleOf('v2/qapi/a.json', 'v2/qapi/a.json')).toBe('# Changes from `qapi/a.json` to `qapi/a.json`');
  });

  test('says what another build of a program has', async () => {
    write('old.json', "{ 'command': 'stop' }\n{ 'command': 'go', 'if': 'CONFIG_GO' }\n");
    write('other.json', "{ 'command': 'stop' }\n");
    write('dump.json', (await runCli(['introspect', 'other.json', '--mask'])).stdout);
    expect((await runCli(['changelog', 'dump.json', '--against', 'old.json'])).stdout).toContain('- command `go` (it is there if CONFIG_GO)\n');
  });

  test('has nothing to tell of one schema', async () => {
    write('old.json', older);
    expect((await runCli(['changelog', 'old.json', '--against', 'old.json'])).stdout).toContain('There are none');
    expect(await runCli(['changelog', 'gone.json', '--against', 'old.json'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('history', () => {
  test('reads the releases of the configuration', async () => {
    write('v1/a.json', older);
    write('v2/a.json', newer);
    write('qapi-gen.config.json', JSON.stringify({ schemas: ['v2/a.json'], releases: [{ versions: ['1', '2'], path: 'v{version}/a.json' }] }));
    const { status, stdout, stderr } = await runCli(['history', 'eject']);
    expect({ status, stderr: /^Read 2 versions/.test(stderr) }).toEqual({ status: 0, stderr: true });
    expect(stdout.split('\n').slice(1).map((line) => line.split(/ +/))).toEqual([
      ['eject', 'command', '1'], ['eject.device', 'member', '1'], ['eject.force', 'member', '1', '1'], [''],
    ]);
    expect(JSON.parse((await runCli(['history', '--format', 'json'])).stdout)).toMatchObject({ versions: ['1', '2'] });
    expect((await runCli(['history', '--format', 'markdown'])).stdout).toContain('## 2');
  });

  test('takes folders for the schema in them, and knows what a type was called', async () => {
    const type = (name: string): string => `{ 'struct': '${name}', 'data': { } }\n{ 'command': 'go', 'returns': '${name}' }\n`;
    write('v1/a.json', type('Old'));
    write('v2/deep/a.json', type('New'));
    write('v2/a.json', '');
    write('x/deep/a.json', type('New'));
    write('qapi-gen.config.json', JSON.stringify({
      schemas: ['x/deep/a.json'], releases: [{ version: '1', path: 'v{version}' }, { versions: ['2'], path: 'v{version}' }, { version: '3', path: 'x/deep' }],
    }));
    const { status, stdout, stderr } = await runCli(['history', 'Old']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/\nNew +struct +1 +2: was called 'Old'\n$/) as string });
    expect(stderr).toContain("'Old' became 'New'.");
    write('v/qapi/qapi-schema.json', type('Old'));
    write('v/qapi-schema.json', '');
    expect((await runCli(['history', '--release', '1=v', '--config', 'none.json'])).status).toBe(2);
  });

  test('or of the command line', async () => {
    write('a.json', older);
    write('b.json', newer);
    expect(await runCli(['history', '--release', '1=a.json,2=b.json'])).toMatchObject({ status: 0 });
  });

  test.each([
    [['history'], 'there are no releases'],
    [['history', '--release', '1'], '--release takes VERSION=SCHEMA'],
    [['history', '--release', '1=gone.json'], 'release 1 cannot be read'],
    [['history', '--release', '1=a.json,1=a.json'], 'there are two releases 1'],
    [['history', '--release', '1=a.json,10=a.json,9=a.json'], 'release 9 stands behind 10; the oldest comes first'],
    [['history', '--release', '1=.'], "release 1 cannot be read: '.' is a folder without qapi/qapi-schema.json and qapi-schema.json"],
    [['history', 'nope', '--release', '1=a.json'], "no version has 'nope'"],
    [['history', '--format', 'sarif'], '--format takes one of table, json, markdown'],
  ])('%j is wrong', async (args, problem) => {
    write('a.json', older);
    expect(await runCli(args)).toMatchObject({ status: 2, stderr: expect.stringContaining(problem) as string });
  });
});

