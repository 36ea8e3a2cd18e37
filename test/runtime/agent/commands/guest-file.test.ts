/** The commands for files, on a system in memory for their words and on real files for what happens to these. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guestFileWrite } from '../../../../src/runtime/agent/commands/guest-file-write.ts';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';
import type { System } from '../../../../src/runtime/agent/system/system.ts';
import { callCommand, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { described, Files } from './file-client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function filesOn(system: System = new NodeSystem()): Promise<Files> {
  return new Files(await fakeGuest(system, { stateFolder: folder }));
}

describe('handles', () => {
  test('count from 1000, are never used again, and go on after a restart', async () => {
    const system = new FakeSystem().add({ '/a': 'x' });
    const files = await filesOn(system);
    expect(system.text(`${folder}/qga.state`)).toBe('[global]\nfd_counter=1000\n');
    expect(await files.open('/a')).toBe(1000);
    expect(system.text(`${folder}/qga.state`)).toBe('[global]\nfd_counter=1001\n');
    expect(await files.close(1000)).toBeUndefined();
    expect(await files.open('/a')).toBe(1001);
    expect(await (await filesOn(system)).open('/a')).toBe(1002);
  });

  test('opened at the same time are all counted', async () => {
    const system = new FakeSystem().add({ '/a': 'x' });
    const files = await filesOn(system);
    expect(await Promise.all([files.open('/a'), files.open('/a'), files.open('/a')])).toEqual([1000, 1001, 1002]);
    expect(system.text(`${folder}/qga.state`)).toBe('[global]\nfd_counter=1003\n');
  });

  test.each([
    ['', 1000],
    ['[global]\n', 1000],
    ['[other]\nfd_counter=7\n', 1000],
    ['[global]\nfd_counter=1005\n', 1005],
    ['[global]\nfd_counter= +9 x\n', 9],
    ['[global]\nfd_counter=2147483647\n', 2147483647],
    ['[global]\nfd_counter=2147483648\n', 0],
    ['[global]\nfd_counter=x\n', 0],
    ['[global]\nfd_counter=0x10\n', 0],
    ['[global]\nfd_counter=-5\n', 0],
  ])('state %j', async (state, handle) => {
    const system = new FakeSystem().add({ '/a': 'x', [`${folder}/qga.state`]: state });
    expect(await (await filesOn(system)).open('/a')).toBe(handle);
  });

  test('a state that is no key file, or cannot be written, stops the agent', async () => {
    await expect(filesOn(new FakeSystem().add({ [`${folder}/qga.state`]: 'junk' }))).rejects.toThrow("'junk'");
    const system = new FakeSystem();
    system.failures.set(`${folder}/qga.state`, 'EROFS');
    await expect(filesOn(system)).rejects.toThrow('EROFS');
  });

  test('no handle is given that the state does not know', async () => {
    const system = new FakeSystem().add({ '/a': 'x' });
    const files = await filesOn(system);
    system.failures.set(`${folder}/qga.state`, 'ENOSPC');
    await expect(files.open('/a')).rejects.toThrow('failed to commit persistent state to disk');
    expect(await files.read(1000)).toBe("handle '1000' has not been found");
    system.failures.clear();
    expect(await files.open('/a')).toBe(1001);
  });

  test('an unknown one is found out before all else', async () => {
    const files = await filesOn(new FakeSystem());
    const unknown = "handle '99' has not been found";
    expect(await files.read(99, -1)).toBe(unknown);
    expect(await described(() => callCommand(guestFileWrite, files.guest, { 'handle': 99n, 'buf-b64': '%' }))).toBe(unknown);
    expect(await files.seek(99, 0, 7)).toBe(unknown);
    expect(await files.flush(99)).toBe(unknown);
    expect(await files.close(99)).toBe(unknown);
  });
});

describe('guest-file-open', () => {
  test.each(['r', 'rb', 'w', 'wb', 'a', 'ab', 'r+', 'rb+', 'r+b', 'w+', 'wb+', 'w+b', 'a+', 'ab+', 'a+b'])('mode %s', async (mode) => {
    writeFileSync(join(folder, 'file'), 'old');
    const files = await filesOn();
    const handle = await files.open(join(folder, 'file'), mode);
    expect(await files.read(handle, 1)).toEqual(/^[wa]b?$/.test(mode) ? 'failed to read file: Bad file descriptor' : /w/.test(mode) ? ['', true] : ['o', false]);
    expect(await files.write(handle, 'new')).toBe(/^rb?$/.test(mode) ? 'failed to write to file: Bad file descriptor' : 3);
    expect(await files.close(handle)).toBeUndefined();
    const expected = /^rb?$/.test(mode) ? 'old' : /a/.test(mode) ? 'oldnew' : /w/.test(mode) ? 'new' : 'onew';
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(expected);
  });

  test.each(['rw', 'rt', '', 'R', 'r++', 'x', '+r'])('mode %j is none', async (mode) => {
    await expect((await filesOn(new FakeSystem())).open('/nowhere', mode)).rejects.toThrow(`invalid file open mode '${mode}'`);
  });

  test('says why a file cannot be opened', async () => {
    const files = await filesOn();
    const missing = join(folder, 'missing', 'file');
    await expect(files.open(missing)).rejects.toThrow(`failed to open file '${missing}' (mode: 'r'): No such file or directory`);
    await expect(files.open(missing, 'w')).rejects.toThrow(`failed to open file '${missing}' (mode: 'w'): No such file or directory`);
    await expect(files.open(folder, 'r+')).rejects.toThrow(`failed to open file '${folder}' (mode: 'r+'): Is a directory`);
    await expect(files.open('')).rejects.toThrow("failed to open file '' (mode: 'r'): No such file or directory");
    symlinkSync(missing, join(folder, 'link'));
    await expect(files.open(join(folder, 'link'), 'w')).rejects.toThrow(': No such file or directory');
  });

  test('a new file is for everybody, whatever the mask of the process', async () => {
    const files = await filesOn();
    await files.open(join(folder, 'file'), 'w');
    expect(statSync(join(folder, 'file')).mode & 0o777).toBe(0o666);
    writeFileSync(join(folder, 'kept'), '', { mode: 0o600 });
    await files.open(join(folder, 'kept'), 'w');
    expect(statSync(join(folder, 'kept')).mode & 0o777).toBe(0o600);
  });

  test('a zero character does not end a path', async () => {
    const files = await filesOn();
    await files.open(`${join(folder, 'a')}\0b`, 'w');
    expect(readdirSync(folder, { encoding: 'buffer' }).map((name) => name.toString('latin1'))).toContain('a\xc0\x80b');
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });

  test('a folder can be opened, not read', async () => {
    const files = await filesOn();
    expect(await files.read(await files.open(folder))).toBe('failed to read file: Is a directory');
  });
});

test('the state is kept in its folder', async () => {
  mkdirSync(join(folder, 'deep'));
  const system = new NodeSystem();
  await fakeGuest(system, { stateFolder: join(folder, 'deep') });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['qga.state']);
});
