import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { withAddresses } from '../../src/project/address-reader.ts';
import { askForSchema } from '../../src/project/ask-qmp.ts';
import { parseAddress } from '../../src/project/schema-address.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { runCli } from '../cli/run-cli.ts';
import { useWorkspace, write } from '../cli/workspace.ts';

useWorkspace();

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main', ...args], { stdio: 'pipe' });
}

function commit(tag: string): void {
  git('add', '.');
  git('commit', '--quiet', '--message', tag);
  git('tag', tag);
}

describe('an address', () => {
  test.each([
    ['git:v9.2.0:qapi/qapi-schema.json', { kind: 'git', revision: 'v9.2.0', path: 'qapi/qapi-schema.json' }],
    ['git:origin/main:/qapi/a.json', { kind: 'git', revision: 'origin/main', path: 'qapi/a.json' }],
    ['git:v1:./qapi/../a.json', { kind: 'git', revision: 'v1', path: './a.json' }],
    ['git:v1:../a.json', { kind: 'git', revision: 'v1', path: '../a.json' }],
    ['git:v1:a/./b.json', { kind: 'git', revision: 'v1', path: 'a/b.json' }],
    ['qmp:unix:/run/qemu.sock', { kind: 'qmp', socket: '/run/qemu.sock' }],
    ['qapi/a.json', { kind: 'file', path: 'qapi/a.json' }],
  ])('%s', (word, address) => {
    expect(parseAddress(word)).toEqual(address);
  });

  test.each(['git:v1', 'git::a.json', 'git:v1:', 'qmp:tcp:a:1', 'qmp:unix:'])('%s is none', (word) => {
    expect(() => parseAddress(word)).toThrow('does not say');
  });
});

describe('a revision', () => {
  test('is read with what it includes, whatever is checked out', async () => {
    git('init', '--quiet');
    write('qapi/root.json', "{ 'include': 'sub/part.json' }\n{ 'include': '../other/x.json' }\n{ 'command': 'a', 'data': 'Part' }\n");
    write('qapi/sub/part.json', "{ 'include': 'more.json' }\n{ 'struct': 'Part', 'data': { 'a': 'More' } }\n");
    write('qapi/sub/more.json', "{ 'struct': 'More', 'data': { } }\n");
    write('other/x.json', "{ 'event': 'X' }\n");
    commit('v1');
    write('qapi/sub/more.json', "{ 'struct': 'More', 'data': { 'b': 'nope' } }\n");
    commit('v2');
    mkdirSync('elsewhere');
    const first = await runCli(['dump', 'git:v1:qapi/root.json', '--as', 'qemu-test']);
    expect(first).toMatchObject({ status: 0 });
    expect(first.stdout).toContain('module ../other/x.json\nevent X None');
    const second = await runCli(['check', 'git:v2:qapi/root.json', '--format', 'text']);
    expect(second).toMatchObject({ status: 1, stdout: expect.stringMatching(/^git:v2:qapi\/sub\/more\.json:1:\d+: error: .*'nope'/) as string });
  });

  test('is called in every format and message as it was typed', async () => {
    git('init', '--quiet');
    write('qapi/root.json', "{ 'include': 'part.json' }\n{ 'include': 'gone.json' }\n");
    write('qapi/part.json', "{ 'command': 'a' }\n{ 'command': 'a', 'returns': 'Nope' }\n");
    commit('v1');
    for (const format of ['pretty', 'text', 'json', 'github']) {
      const { stdout, stderr } = await runCli(['check', 'git:v1:qapi/root.json', '--verbose', '--format', format]);
      expect(stdout + stderr).toContain("'git:v1:qapi/gone.json'");
      expect(stdout + stderr).toContain('git:v1:qapi/root.json: dialect');
      if (format !== 'github') expect(stdout.match(/git:v1:qapi\/part\.json/g)?.length).toBeGreaterThan(0);
      expect(stdout + stderr).not.toContain('git:v1:/');
    }
    write('qapi/old.json', "{ 'type': 'Aa', 'data': { } }\n{ 'command': 'a', 'data': 'Aa' }\n");
    commit('v2');
    expect((await runCli(['check', 'git:v2:qapi/old.json'])).stderr).toContain('at git:v2:qapi/old.json:1.');
    expect((await runCli(['check', 'git:v1:qapi/nothing.json'])).stdout).toContain("cannot read schema 'git:v1:qapi/nothing.json'");
  });

  test('that is not there says what is missing, as do its files', async () => {
    git('init', '--quiet');
    write('a.json', "{ 'include': 'gone.json' }\n{ 'include': '../../outside.json' }\n");
    commit('v1');
    write('../outside.json', '');
    expect(await runCli(['check', 'git:v3:a.json', '--format', 'text'])).toMatchObject({ status: 2, stdout: expect.stringContaining("there is no revision 'v3'. Did you mean 'v1'?") as string });
    const { status, stdout } = await runCli(['check', 'git:v1:a.json', '--format', 'text']);
    expect(status).toBe(1);
    expect(stdout).toContain("revision 'v1' has no such file");
    expect(stdout).toContain('it is outside of the repository');
  });

  test('may be read from a folder, with ./ and ../', async () => {
    git('init', '--quiet');
    write('sub/root.json', "{ 'include': '../part.json' }\n{ 'include': './more.json' }\n");
    write('sub/more.json', "{ 'command': 'more' }\n");
    write('part.json', "{ 'command': 'part' }\n");
    commit('v1');
    mkdirSync('elsewhere');
    for (const [folder, path] of [['.', './sub/root.json'], ['sub', './root.json'], ['elsewhere', '../sub/root.json']] as const) {
      process.chdir(folder);
      const { status, stdout } = await runCli(['dump', `git:v1:${path}`, '--as', 'qemu-test']);
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^command part [^]*^command more /m) as string });
      if (folder !== '.') process.chdir('..');
    }
    expect(await runCli(['check', 'git:v1:../a.json'])).toMatchObject({ status: 2, stderr: expect.stringContaining("'../a.json' is outside of the repository") as string });
    write('sub/qapi-gen.config.json', JSON.stringify({ schemas: ['root.json'], breaking: { against: 'git:v1:./root.json' } }));
    expect(await runCli(['breaking', '-c', 'sub/qapi-gen.config.json'])).toMatchObject({ status: 0 });
  });

  test.each([
    ['git:v1:root.json', "revision 'v1' has no file 'root.json'", "Did you mean 'git:v1:sub/root.json'?"],
    ['git:v1:sub/rot.json', "revision 'v1' has no file 'sub/rot.json'", "Did you mean 'git:v1:sub/root.json'?"],
    ['git:v1:what.ever', "revision 'v1' has no file 'what.ever'", 'The path starts at the top of the repository, or with ./ at the working directory.'],
    ['git:release-1.0:sub/root.json', "there is no revision 'release-1.0'", "Did you mean 'release-1.1'?"],
    ['git:qqqqqq:sub/root.json', "there is no revision 'qqqqqq'", 'A revision is a tag, a branch or a commit'],
    ['git:-v:sub/root.json', "there is no revision '-v'", 'A revision is'],
  ])('%s is missing, which says what there is', async (address, problem, suggestion) => {
    git('init', '--quiet');
    write('sub/root.json', "{ 'command': 'a' }\n");
    commit('v1');
    git('branch', 'release-1.1');
    const { status, stdout } = await runCli(['check', address]);
    expect(status).toBe(2);
    expect(stdout).toContain(problem);
    expect(stdout).toContain(suggestion);
  });

  test('that was not cloned says so', async () => {
    write('full/a.json', "{ 'command': 'a' }\n");
    process.chdir('full');
    git('init', '--quiet');
    commit('v1');
    write('a.json', "{ 'command': 'b' }\n");
    commit('v2');
    git('clone', '--quiet', '--depth', '1', '--no-tags', `file://${process.cwd()}`, '../shallow');
    process.chdir('../shallow');
    expect((await runCli(['check', 'git:v1:a.json'])).stdout).toContain('This clone is shallow');
    process.chdir('..');
  });

  test('outside of a repository', async () => {
    expect(await runCli(['check', 'git:v1:a.json', '--format', 'text'])).toMatchObject({ status: 2, stdout: expect.stringContaining('not in a git repository') as string });
  });

  test('may be a folder, which is no file', async () => {
    git('init', '--quiet');
    write('qapi/a.json', '');
    commit('v1');
    expect((await runCli(['check', 'git:v1:qapi', '--format', 'text'])).stdout).toContain('it is a directory');
  });
});

describe('a program on a socket', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  /** Greets, and answers every line by what is left of the answers, each in pieces that are separated by `|`. */
  function listen(...answers: readonly (string | undefined)[]): Promise<string> {
    const path = join(process.cwd(), 'socket');
    const left = [...answers];
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.setNoDelay();
      const next = async (): Promise<void> => {
        for (const piece of left.shift()?.split('|') ?? []) {
          socket.write(piece);
          await delay(20);
        }
      };
      void next();
      socket.on('data', () => void next());
    });
    return new Promise((resolve) => server?.listen(path, () => resolve(path)));
  }

  const greeting = '{"QMP": {"version": {}, "capabilities": []}}\r\n';

  test('is asked for its schema, past events and in however many pieces', async () => {
    const path = await listen(greeting, '{"event": "A"}\n{"return": {}}\r\n', '{"event"|: "B"}\r\n{"return": [1,|2]|}\r\n');
    await expect(askForSchema(path, 'qmp')).resolves.toBe('{"return": [1,2]}\r');
  });

  test.each<readonly [string, readonly string[], string]>([
    ['that is no monitor', ['{"hello": 1}\n'], 'does not greet like a monitor'],
    ['that refuses', [greeting, '{"return": {}}\n', '{"error": {"class": "CommandNotFound", "desc": "no such command"}}\n'], 'the program refused: no such command'],
    ['that speaks something else', ['HTTP/1.1 400\n'], 'what it says is not JSON'],
    ['that says what is no message', ['null\n'], 'what it says is not JSON'],
  ])('%s', async (_what, answers, problem) => {
    const path = await listen(...answers);
    await expect(askForSchema(path, 'qmp')).rejects.toThrow(problem);
  });

  test.each<readonly [string, readonly (string | undefined)[], string]>([
    ['that says nothing', [undefined], 'the program did not greet within 1 s'],
    ['that says nothing after its greeting', [greeting], 'the program did not answer within 1 s'],
  ])('%s', async (_what, answers, problem) => {
    const path = await listen(...answers);
    const notes: string[] = [];
    await expect(askForSchema(path, 'qmp:unix:socket', { patience: 1000, onWait: (what) => notes.push(what) })).rejects.toThrow(problem);
    expect(notes).toEqual([`Waiting for qmp:unix:socket to ${answers[0] === undefined ? 'greet' : 'answer'}, 1 s at most …`]);
  });

  test('that is not there', async () => {
    const reader = await withAddresses(['qmp:unix:/nowhere/socket'], { fileReader: nodeFileSystem, workingDirectory: process.cwd() });
    expect(() => reader.readText('qmp:unix:/nowhere/socket')).toThrow('there is no such socket');
    expect(await runCli(['check', 'qmp:unix:/nowhere/socket', '--format', 'text'])).toMatchObject({ status: 2 });
  });
});
