import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guestSshAddAuthorizedKeys } from '../../../../src/runtime/agent/commands/guest-ssh-add-authorized-keys.ts';
import { guestSshGetAuthorizedKeys } from '../../../../src/runtime/agent/commands/guest-ssh-get-authorized-keys.ts';
import { guestSshRemoveAuthorizedKeys } from '../../../../src/runtime/agent/commands/guest-ssh-remove-authorized-keys.ts';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';
import type { System } from '../../../../src/runtime/agent/system/system.ts';
import { callCommand, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

const passwd = 'root:x:0:0:root:/superuser:/bin/sh\nann:x:1000:100:Ann,,:/people/ann/:/bin/sh\nshort:x:1\n';
const file = '/people/ann/.ssh/authorized_keys';

function systemWith(keys?: string | Uint8Array): FakeSystem {
  const system = new FakeSystem().add({ '/etc/passwd': passwd, ...(keys !== undefined && { [file]: keys }) });
  system.folders.add('/people/ann');
  return system;
}

async function get(system: System, username = 'ann'): Promise<unknown> {
  return callCommand(guestSshGetAuthorizedKeys, await fakeGuest(new FakeSystem(), { system }), { username });
}

async function add(system: System, keys: readonly string[], reset?: boolean): Promise<unknown> {
  return callCommand(guestSshAddAuthorizedKeys, await fakeGuest(new FakeSystem(), { system }), { username: 'ann', keys, ...(reset !== undefined && { reset }) });
}

async function remove(system: System, keys: readonly string[], username = 'ann'): Promise<unknown> {
  return callCommand(guestSshRemoveAuthorizedKeys, await fakeGuest(new FakeSystem(), { system }), { username, keys });
}

describe('getting keys', () => {
  test('without comments and empty lines, the last one first', async () => {
    expect(await get(systemWith('# mine\n key1 é\t\n\n  # other\nkey2\r\nkey3'))).toEqual({ keys: ['key3', 'key2', 'key1 é'] });
    expect(await get(systemWith(''))).toEqual({ keys: [] });
  });

  test('of nobody', async () => {
    await expect(get(systemWith(), 'bob')).rejects.toMatchObject({ name: 'CommandError', message: "failed to lookup user 'bob': Success" });
    await expect(get(systemWith(), '')).rejects.toThrow("failed to lookup user '': Success");
    await expect(get(systemWith(), 'short')).rejects.toThrow("failed to lookup user 'short': Success");
    await expect(get(new FakeSystem(), 'ann')).rejects.toThrow("failed to lookup user 'ann': No such file or directory");
  });

  test('that cannot be read', async () => {
    const complaint = `failed to read '${file}': Failed to open file “${file}”: `;
    await expect(get(systemWith())).rejects.toThrow(`${complaint}No such file or directory`);
    const system = systemWith('key');
    system.failures.set(file, 'EACCES');
    await expect(get(system)).rejects.toThrow(`${complaint}Permission denied`);
  });
});

describe('adding keys', () => {
  test('to none makes the folder and the file, for the user only', async () => {
    const system = systemWith();
    expect(await add(system, ['key1', 'key2', 'key1'])).toBeUndefined();
    expect(system.text(file)).toBe('key1\nkey2');
    expect(system.attributes.get('/people/ann/.ssh')).toMatchObject({ mode: 0o700, owner: { user: 1000, group: 100 } });
    expect(system.attributes.get(file)).toMatchObject({ mode: 0o600, owner: { user: 1000, group: 100 } });
  });

  test('to others leaves these as they are', async () => {
    const former = Buffer.from('# mine \xe9\nkey1\nkey1\n\nkey2 \xc3\xa9', 'latin1');
    const system = systemWith(former);
    await add(system, ['key2 é', 'key3 é']);
    expect(Buffer.from(await system.readFile(file)).toString('latin1')).toBe(`${former.toString('latin1')}\nkey3 \xc3\xa9`);
  });

  test('in place of others', async () => {
    const system = systemWith('key1');
    await add(system, ['key2'], true);
    expect(system.text(file)).toBe('key2');
    await add(system, ['key3'], false);
    expect(system.text(file)).toBe('key2\nkey3');
  });

  test('others are not lost because they cannot be read', async () => {
    const system = systemWith('key1');
    const readFile = system.readFile.bind(system);
    system.readFile = (path) => (path === file ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : readFile(path));
    await expect(add(system, ['key2'])).rejects.toThrow(': Input/output error');
    expect(system.text(file)).toBe('key1');
  });

  test.each([['#a'], ['a\nb']])('%j is no key, whoever the user is', async (key) => {
    await expect(add(new FakeSystem(), ['fine', key])).rejects.toThrow(`invalid OpenSSH public key: '${key}'`);
    await expect(remove(new FakeSystem(), ['fine', key])).rejects.toThrow(`invalid OpenSSH public key: '${key}'`);
  });

  test('says what failed', async () => {
    const folder = systemWith();
    folder.failures.set('/people/ann/.ssh', 'EROFS');
    await expect(add(folder, ['key'])).rejects.toThrow("failed to create directory '/people/ann/.ssh': Read-only file system");
    const system = systemWith('key1');
    system.replaceFile = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
    await expect(add(system, ['key'])).rejects.toThrow(`failed to write to '${file}': No space left on device`);
  });
});

describe('removing keys', () => {
  test('leaves the others', async () => {
    const system = systemWith('# key1\nkey1\nkey2\nkey1\n');
    expect(await remove(system, ['key1', 'key9'])).toBeUndefined();
    expect(system.text(file)).toBe('# key1\nkey2\n');
    expect(system.attributes.get(file)).toMatchObject({ mode: 0o600, owner: { user: 1000, group: 100 } });
  });

  test('from a user without any', async () => {
    const system = systemWith();
    expect(await remove(system, ['key1'])).toBeUndefined();
    expect(system.changes).toEqual([]);
    await expect(remove(system, ['key1'], 'bob')).rejects.toThrow("failed to lookup user 'bob': Success");
  });
});

describe('links that the user made', () => {
  test.each<readonly [string, readonly [string, string], string]>([
    ['a folder of another', ['/people/ann/.ssh', '/superuser/.ssh'], '/people/ann/.ssh'],
    ['a file of another', [file, '/superuser/.ssh/authorized_keys'], file],
  ])('to %s give nothing away', async (_what, link, path) => {
    const system = systemWith();
    system.add({ '/superuser/.ssh/authorized_keys': 'roots key', ...(path === file && { '/people/ann/.ssh/known_hosts': '' }) });
    system.links.set(...link);
    await expect(add(system, ['key'])).rejects.toThrow(`'${path}' leads to what does not belong to the user`);
    await expect(remove(system, ['key'])).rejects.toThrow(`'${path}' leads to what does not belong to the user`);
    expect(system.text('/superuser/.ssh/authorized_keys')).toBe('roots key');
  });

  test('to what is theirs are followed', async () => {
    const system = systemWith();
    system.folders.add('/data/ann');
    system.attributes.set('/data/ann', { mode: 0o700, owner: { user: 1000, group: 100 } });
    system.links.set('/people/ann/.ssh', '/data/ann');
    await add(system, ['key']);
    expect(system.changes).toContain(`replace ${file}`);
  });
});

describe('on the real system', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'qapi-gen-ssh-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  /** The real one, but for the list of users. */
  function system(user: number, group: number): System {
    const real = new NodeSystem();
    const line = Buffer.from(`ann:x:${user}:${group}::${home}:/bin/sh\n`);
    return Object.assign(Object.create(real), { readFile: (path: string) => (path === '/etc/passwd' ? Promise.resolve(line) : real.readFile(path)) }) as System;
  }

  test('folder and file have their permissions and their owner', async (context) => {
    const isRoot = process.getuid?.() === 0;
    const [user, group] = isRoot ? [12345, 12346] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
    if (isRoot) chownSync(home, user, group);
    await add(system(user, group), ['key1']);
    await add(system(user, group), ['key2']);
    const path = join(home, '.ssh', 'authorized_keys');
    expect(readFileSync(path, 'utf8')).toBe('key1\nkey2');
    expect([statSync(join(home, '.ssh')).mode & 0o7777, statSync(path).mode & 0o7777]).toEqual([0o700, 0o600]);
    expect(statSync(path)).toMatchObject({ uid: user, gid: group });
    expect(readdirSync(join(home, '.ssh'))).toEqual(['authorized_keys']);
    expect(await get(system(user, group))).toEqual({ keys: ['key2', 'key1'] });
    if (!isRoot) context.skip('only the superuser can give files away');
    expect(statSync(join(home, '.ssh'))).toMatchObject({ uid: user, gid: group });
  });

  test('a link to what is not theirs', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('only the superuser has files of another user at hand');
    mkdirSync(join(home, '.ssh'));
    writeFileSync(join(home, 'secret'), 'secret');
    symlinkSync(join(home, 'secret'), join(home, '.ssh', 'authorized_keys'));
    await expect(add(system(12345, 12346), ['key'])).rejects.toThrow('does not belong to the user');
    return undefined;
  });
});
