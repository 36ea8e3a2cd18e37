/** The commands for programs: their words on a system in memory, and what happens on the real one. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guestExec } from '../../../../src/runtime/agent/commands/guest-exec.ts';
import { guestExecStatus } from '../../../../src/runtime/agent/commands/guest-exec-status.ts';
import { guestFileOpen } from '../../../../src/runtime/agent/commands/guest-file-open.ts';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';
import type { System } from '../../../../src/runtime/agent/system/system.ts';
import { callCommand, type FakeGuest, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

interface Exec {
  readonly 'path': string;
  readonly 'arg'?: readonly string[];
  readonly 'env'?: readonly string[];
  readonly 'input-data'?: string;
  readonly 'capture-output'?: boolean | string;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-exec-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function guestOn(system: System = new NodeSystem()): Promise<FakeGuest> {
  return fakeGuest(system, { stateFolder: folder });
}

async function start(guest: FakeGuest, request: Exec): Promise<number> {
  return (await callCommand(guestExec, guest, { ...request }) as { pid: number }).pid;
}

/** Asks until it has ended; what it wrote as text. */
async function ended(guest: FakeGuest, pid: number): Promise<Readonly<Record<string, unknown>>> {
  for (;;) {
    const status = await callCommand(guestExecStatus, guest, { pid }) as Readonly<Record<string, unknown>>;
    if (status['exited'] === true) {
      return Object.fromEntries(Object.entries(status).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value).toString() : value]));
    }
    expect(status).toEqual({ exited: false });
    await delay(5);
  }
}

async function exec(request: Exec, guest?: FakeGuest): Promise<Readonly<Record<string, unknown>>> {
  const used = guest ?? await guestOn();
  return ended(used, await start(used, request));
}

describe('what is started', () => {
  test('a program without a shell, with its arguments as they are', async () => {
    const arg = ['$HOME', '`id`', '; ls', '*', "'", '', 'é'];
    expect(await exec({ 'path': 'printf', 'arg': ['%s|', ...arg], 'capture-output': true })).toEqual({
      'exited': true, 'exitcode': 0, 'out-data': `${arg.join('|')}|`, 'out-truncated': false,
    });
  });

  test('is told the path as its name', async () => {
    const text = await exec({ 'path': 'cat', 'arg': ['/proc/self/cmdline'], 'capture-output': true });
    expect(text['out-data']).toBe('cat\0/proc/self/cmdline\0');
  });

  test('its command and arguments are not logged', async () => {
    const guest = await guestOn();
    await exec({ path: 'true', arg: ['secret'] }, guest);
    expect(guest.logged).toEqual(['info: guest-exec called']);
  });

  test.each([
    ['/x', 'No such file or directory'],
    ['no-such-program', 'No such file or directory'],
    ['', 'No such file or directory'],
    ['/tmp', 'Permission denied'],
    ['/etc/passwd', 'Permission denied'],
    ['/x"”\n\\y', 'No such file or directory'],
    ['/etc/passwd/x', 'Not a directory'],
    ['a\0b', 'No such file or directory'],
    ['/bin/echo\0b', 'Invalid argument'],
  ])('%j cannot be', async (path, reason) => {
    await expect(exec({ path })).rejects.toMatchObject({ name: 'CommandError', message: `Failed to execute child process “${path}” (${reason})` });
  });

  test('too long arguments are refused', async () => {
    await expect(exec({ path: 'true', arg: ['x'.repeat(3_000_000)] })).rejects.toThrow('“true” (Argument list too long)');
  });

  test('a pid that is not known, or not any more', async () => {
    const guest = await guestOn();
    await expect(callCommand(guestExecStatus, guest, { pid: 1 })).rejects.toThrow('PID 1 does not exist');
    const pid = await start(guest, { path: 'true' });
    await ended(guest, pid);
    await expect(callCommand(guestExecStatus, guest, { pid: BigInt(pid) })).rejects.toThrow(`PID ${pid} does not exist`);
  });
});

describe('where it is looked for', () => {
  async function found(environment: Record<string, string>, request: Omit<Exec, 'path'> & { readonly path?: string } = {}): Promise<string> {
    const system = new FakeSystem().add({ '/one/plain': '', '/two/other': '' });
    for (const path of ['/one/tool', '/two/tool', '/bin/tool', './here']) system.starts.set(path, () => ({ status: 0 }));
    system.isExecutable = async (path) => system.starts.has(path);
    system.environment = environment;
    let path = '';
    const started = system.start.bind(system);
    system.start = async (asked, options) => {
      path = asked;
      return started(asked, options);
    };
    await exec({ path: 'tool', ...request }, await guestOn(system));
    return path;
  }

  test('in the folders of the PATH of the environment that is given', async () => {
    expect(await found({ PATH: '/one:/two' })).toBe('/one/tool');
    expect(await found({ PATH: '/one' }, { env: ['A=1', 'PATH=/none:/two', 'PATH=/one'] })).toBe('/two/tool');
    expect(await found({ PATH: '/one' }, { env: ['A=1'] })).toBe('/one/tool');
  });

  test('without a PATH, where the system has its programs', async () => {
    expect(await found({})).toBe('/bin/tool');
    expect(await found({}, { path: 'here' })).toBe('./here');
    expect(await found({ PATH: '/one:' }, { path: 'here' })).toBe('./here');
  });

  test('a file that may not be run is not found, but remembered', async () => {
    await expect(found({ PATH: '/one:/three' }, { path: 'plain' })).rejects.toThrow('“plain” (Permission denied)');
    await expect(found({ PATH: '/two:/three' }, { path: 'plain' })).rejects.toThrow('“plain” (No such file or directory)');
  });

  test('not at all if it has a slash', async () => {
    expect(await found({ PATH: '/two' }, { path: '/one/tool' })).toBe('/one/tool');
    await expect(found({ PATH: '/' }, { path: 'one/tool' })).rejects.toThrow('“one/tool” (No such file or directory)');
  });

  test('an agent whose environment is empty starts programs', async () => {
    const system = Object.assign(Object.create(new NodeSystem()), { environment: {} }) as NodeSystem;
    expect(await exec({ 'path': 'echo', 'arg': ['x'], 'capture-output': true }, await guestOn(system))).toMatchObject({ 'out-data': 'x\n' });
  });

  test('a folder on the way is no program', async () => {
    mkdirSync(join(folder, 'bin', 'true'), { recursive: true });
    expect(await exec({ path: 'true', env: [`PATH=${join(folder, 'bin')}:/bin:/usr/bin`] })).toEqual({ exited: true, exitcode: 0 });
  });
});

describe('its environment', () => {
  async function environment(env?: readonly string[]): Promise<unknown> {
    return (await exec({ 'path': 'env', 'capture-output': true, ...(env !== undefined && { env }) }))['out-data'];
  }

  test('is the one that is given, as it is given', async () => {
    expect(await environment(['B=2', 'A=1=1', 'C='])).toBe('B=2\nA=1=1\nC=\n');
    expect(await environment(['A=1', 'FOO', 'A=2', '=x'])).toBe('A=1\nFOO\nA=2\n=x\n');
    expect(await environment([])).toBeUndefined();
  });

  test('or that of the agent', async () => {
    process.env['QAPI_GEN_EXEC'] = 'inherited';
    expect(await environment()).toContain('QAPI_GEN_EXEC=inherited\n');
    delete process.env['QAPI_GEN_EXEC'];
  });

  test('a program that is not there is told of with an odd environment too', async () => {
    await expect(exec({ path: '/x', env: ['FOO'] })).rejects.toThrow('“/x” (No such file or directory)');
  });
});

describe('its streams', () => {
  const both = { path: 'sh', arg: ['-c', 'echo out; echo err >&2'] };

  test.each<readonly [boolean | string | undefined, Readonly<Record<string, unknown>>]>([
    [undefined, {}],
    [false, {}],
    ['none', {}],
    [true, { 'out-data': 'out\n', 'out-truncated': false, 'err-data': 'err\n', 'err-truncated': false }],
    ['separated', { 'out-data': 'out\n', 'out-truncated': false, 'err-data': 'err\n', 'err-truncated': false }],
    ['stdout', { 'out-data': 'out\n', 'out-truncated': false }],
    ['stderr', { 'err-data': 'err\n', 'err-truncated': false }],
    ['merged', { 'out-data': 'out\nerr\n', 'out-truncated': false }],
  ])('capture-output %j', async (capture, kept) => {
    const status = await exec({ ...both, ...(capture !== undefined && { 'capture-output': capture }) });
    expect(status).toEqual({ exited: true, exitcode: 0, ...kept });
  });

  test('merged, they keep their order', async () => {
    const text = await exec({ 'path': 'sh', 'arg': ['-c', 'for i in 1 2 3 4 5 6 7 8 9; do echo o$i; echo e$i >&2; done'], 'capture-output': 'merged' });
    expect(text['out-data']).toBe([1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => `o${each}\ne${each}\n`).join(''));
  });

  test('keeping one of them does not touch the agent’s own', async () => {
    const guest = await guestOn();
    for (const capture of ['stdout', 'stderr', 'stdout', 'stderr']) await exec({ ...both, 'capture-output': capture }, guest);
    expect(await exec({ 'path': 'cat', 'input-data': 'aGVsbG8=', 'capture-output': true }, guest)).toMatchObject({ 'out-data': 'hello' });
  });

  test('are pipes, which can be opened again by name', async () => {
    const text = 'cat /dev/stdin; echo out > /dev/stdout; echo err > /dev/stderr';
    expect(await exec({ 'path': 'sh', 'arg': ['-c', text], 'input-data': 'aW4K', 'capture-output': true })).toMatchObject({ 'out-data': 'in\nout\n', 'err-data': 'err\n' });
  });

  test('that are not kept lead nowhere, and files of the agent are not there', async () => {
    const guest = await guestOn();
    writeFileSync(join(folder, 'file'), '');
    await callCommand(guestFileOpen, guest, { path: join(folder, 'file') });
    const listed = await exec({ 'path': 'ls', 'arg': ['-l', '/proc/self/fd'], 'capture-output': 'stdout' }, guest);
    const lines = String(listed['out-data']).split('\n').flatMap((line) => /(\d+) -> (.*)/.exec(line)?.slice(1).join(' ') ?? []);
    expect(lines).toEqual(expect.arrayContaining(['0 /dev/null', '2 /dev/null']));
    expect(lines.filter((line) => line.includes(folder))).toEqual([]);
    const input = await exec({ 'path': 'ls', 'arg': ['-l', '/proc/self/fd'], 'input-data': 'c2VjcmV0', 'capture-output': 'merged' }, guest);
    expect(input['out-data']).toMatch(/ 0 -> .*\(deleted\)/);
  });

  test('input that it does not read is no error, however long', async () => {
    expect(await exec({ 'path': 'true', 'input-data': Buffer.alloc(5_000_000).toString('base64') })).toEqual({ exited: true, exitcode: 0 });
    const counted = await exec({ 'path': 'wc', 'arg': ['-c'], 'input-data': Buffer.alloc(5_000_000).toString('base64'), 'capture-output': true });
    expect(String(counted['out-data']).trim()).toBe('5000000');
  });

  test('without input there is nothing to read', async () => {
    expect(await exec({ 'path': 'cat', 'capture-output': true })).toEqual({ exited: true, exitcode: 0 });
    expect(await exec({ 'path': 'cat', 'input-data': '', 'capture-output': true })).toEqual({ exited: true, exitcode: 0 });
  });

  test('input that is no base64 starts nothing', async () => {
    const path = join(folder, 'made');
    await expect(exec({ 'path': 'touch', 'arg': [path], 'input-data': '%' })).rejects.toThrow('Base64 data contains invalid characters');
    expect(existsSync(path)).toBe(false);
  });

  test('of each the first 16 MiB are kept, and the rest is taken', async () => {
    const status = await exec({ 'path': 'sh', 'arg': ['-c', 'head -c 16777216 /dev/zero; head -c 20000000 /dev/zero >&2; echo x >&2'], 'capture-output': true });
    expect(status).toMatchObject({ 'exitcode': 0, 'out-truncated': false, 'err-truncated': true });
    expect([status['out-data'], status['err-data']].map((data) => String(data).length)).toEqual([16_777_216, 16_777_216]);
  });
});

describe('its end', () => {
  test.each([
    ['exit 300', { exitcode: 44 }],
    ['kill -9 $$', { signal: 9 }],
    ['kill -TERM $$', { signal: 15 }],
    ['kill -PIPE $$', { signal: 13 }],
  ])('%s', async (text, end) => {
    expect(await exec({ 'path': 'sh', 'arg': ['-c', text], 'capture-output': true })).toEqual({ exited: true, ...end });
  });

  test('shows when nobody holds its streams any more', async () => {
    const guest = await guestOn();
    const gate = join(folder, 'gate');
    execFileSync('mkfifo', [gate]);
    const pid = await start(guest, { 'path': 'sh', 'arg': ['-c', `(read line < ${gate}; echo late) & echo early`], 'capture-output': true });
    while (existsSync(`/proc/${pid}`)) await delay(5);
    expect(await callCommand(guestExecStatus, guest, { pid })).toEqual({ exited: false });
    writeFileSync(gate, 'go\n');
    expect(await ended(guest, pid)).toMatchObject({ 'exitcode': 0, 'out-data': 'early\nlate\n' });
  });

  test('waits for nobody else if nothing is kept', async () => {
    const gate = join(folder, 'gate');
    execFileSync('mkfifo', [gate]);
    expect(await exec({ path: 'sh', arg: ['-c', `(read line < ${gate}) & exit 3`] })).toEqual({ exited: true, exitcode: 3 });
    writeFileSync(gate, 'go\n');
  });

  test('is remembered until somebody asks, and leaves no zombie', async () => {
    const guest = await guestOn();
    const pid = await start(guest, { path: 'true' });
    while (existsSync(`/proc/${pid}`)) await delay(5);
    expect(await ended(guest, pid)).toEqual({ exited: true, exitcode: 0 });
  });
});

describe('programs and the agent', () => {
  test('share session and group', async () => {
    const stat = String((await exec({ 'path': 'cat', 'arg': ['/proc/self/stat'], 'capture-output': true }))['out-data']);
    const own = readFileSync('/proc/self/stat', 'latin1');
    const groups = (text: string): readonly string[] => text.slice(text.lastIndexOf(')') + 2).split(' ').slice(2, 4);
    expect(groups(stat)).toEqual(groups(own));
  });
});
