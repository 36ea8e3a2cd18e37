/** What is read from files and written to them, on a system in memory and on the real one. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
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

describe('reading', () => {
  test('the end shows when it is read, not when it is reached', async () => {
    const files = await filesOn(new FakeSystem().add({ '/a': 'hello' }));
    const handle = await files.open('/a');
    expect(await files.read(handle, 0)).toEqual(['', false]);
    expect(await files.read(handle, 5)).toEqual(['hello', false]);
    expect(await files.read(handle, 5)).toEqual(['', true]);
    expect(await files.seek(handle, 1, 'set')).toBe(1);
    expect(await files.read(handle)).toEqual(['ello', true]);
  });

  test('4096 bytes unless another count is given', async () => {
    const files = await filesOn(new FakeSystem().add({ '/a': 'x'.repeat(5000) }));
    expect(await files.read(await files.open('/a'))).toEqual(['x'.repeat(4096), false]);
  });

  test.each([[-1], [48 * 1024 * 1024 + 1]])('count %i is out of range', async (count) => {
    const files = await filesOn(new FakeSystem().add({ '/a': 'x' }));
    expect(await files.read(await files.open('/a'), count)).toBe(`value '${count}' is invalid for argument count`);
  });

  test('a file that grows is read on', async () => {
    writeFileSync(join(folder, 'file'), 'one');
    const files = await filesOn();
    const handle = await files.open(join(folder, 'file'));
    expect(await files.read(handle)).toEqual(['one', true]);
    appendFileSync(join(folder, 'file'), 'two');
    expect(await files.read(handle)).toEqual(['two', true]);
  });

  test('files without a known length are read whole', async () => {
    const files = await filesOn();
    const status = await files.read(await files.open('/proc/self/status'), 1_000_000);
    expect(status[0]).toContain('VmRSS');
    expect(status[1]).toBe(true);
    expect(await files.read(await files.open('/dev/zero'), 300_000)).toEqual(['\0'.repeat(300_000), false]);
    expect(await files.read(await files.open('/dev/null'), 300_000)).toEqual(['', true]);
  });

  test('large pieces', async () => {
    const content = Buffer.alloc(10_000_000, 'all of it ');
    writeFileSync(join(folder, 'file'), content);
    const files = await filesOn();
    const handle = await files.open(join(folder, 'file'));
    expect(await files.read(handle, 4_000_000)).toEqual([content.toString('latin1', 0, 4_000_000), false]);
    expect(await files.read(handle, 48 * 1024 * 1024)).toEqual([content.toString('latin1', 4_000_000), true]);
  });

  test('pieces after an error come with the next call, and then the error', async () => {
    const system = new FakeSystem().add({ '/a': 'hello' });
    const file = system.open('/a', constants.O_RDONLY);
    let calls = 0;
    system.open = () => Object.assign(file, {
      read(into: Uint8Array): number {
        calls++;
        if (calls > 1) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        into.set([120, 121]);
        return 2;
      },
    });
    const files = await filesOn(system);
    const handle = await files.open('/a');
    expect(await files.read(handle, 4)).toEqual(['xy', false]);
    expect(await files.read(handle, 4)).toBe('failed to read file: Input/output error');
  });
});

describe('writing', () => {
  test.each<readonly [string, (files: Files, handle: number) => Promise<unknown>]>([
    ['flushed', (files, handle) => files.flush(handle)],
    ['closed', (files, handle) => files.close(handle)],
    ['moved', (files, handle) => files.seek(handle, 0, 'cur')],
    ['read', (files, handle) => files.read(handle)],
  ])('a little waits until the file is %s', async (_what, act) => {
    const files = await filesOn();
    const path = join(folder, 'file');
    const handle = await files.open(path, 'w+');
    expect(await files.write(handle, 'hello')).toBe(5);
    expect(await files.write(handle, ' you')).toBe(4);
    expect(readFileSync(path, 'utf8')).toBe('');
    await act(files, handle);
    expect(readFileSync(path, 'utf8')).toBe('hello you');
  });

  test('pieces of all sizes come in order', async () => {
    const files = await filesOn();
    const path = join(folder, 'file');
    const handle = await files.open(path, 'w');
    let expected = '';
    for (const size of [1, 4095, 1, 4096, 4097, 3, 10_000, 0, 4090, 100_000, 5]) {
      const piece = String.fromCharCode(97 + (size % 26)).repeat(size);
      expect(await files.write(handle, piece)).toBe(size);
      expected += piece;
    }
    files.guest.files.closeAll();
    expect(readFileSync(path, 'latin1')).toBe(expected);
    expect(await files.close(handle)).toContain('has not been found');
  });

  test('the first bytes, if a count is given', async () => {
    const files = await filesOn(new FakeSystem());
    const handle = await files.open('/a', 'w');
    expect(await files.write(handle, 'hello', 2)).toBe(2);
    expect(await files.write(handle, 'hello', 0)).toBe(0);
    expect(await files.write(handle, 'hello', 6)).toBe("value '6' is invalid for argument count");
    expect(await files.write(handle, 'hello', -1)).toBe("value '-1' is invalid for argument count");
    expect(await described(() => callCommand(guestFileWrite, files.guest, { handle, 'buf-b64': 'aG-s', 'count': -1 }))).toBe('Base64 data contains invalid characters');
    expect(await callCommand(guestFileWrite, files.guest, { handle, 'buf-b64': Buffer.from('!') })).toEqual({ count: 1, eof: false });
    await files.close(handle);
    expect((files.guest.system as FakeSystem).text('/a')).toBe('he!');
  });

  test('nothing can be written anywhere', async () => {
    const files = await filesOn(new FakeSystem().add({ '/a': 'x' }));
    expect(await files.write(await files.open('/a'), '')).toBe(0);
  });

  test('appending goes to the end, wherever the file stands', async () => {
    writeFileSync(join(folder, 'file'), 'hello');
    const files = await filesOn();
    const handle = await files.open(join(folder, 'file'), 'a+');
    expect(await files.seek(handle, 0, 'cur')).toBe(0);
    expect(await files.write(handle, 'one')).toBe(3);
    expect(await files.seek(handle, 0, 'cur')).toBe(8);
    expect(await files.seek(handle, 1, 'set')).toBe(1);
    expect(await files.read(handle, 2)).toEqual(['el', false]);
    expect(await files.write(handle, 'two')).toBe(3);
    expect(await files.read(handle, 2)).toEqual(['', true]);
    expect(await files.seek(handle, 0, 'cur')).toBe(11);
  });

  test('reading and writing take turns', async () => {
    writeFileSync(join(folder, 'file'), 'abcdefgh');
    const files = await filesOn();
    const handle = await files.open(join(folder, 'file'), 'r+');
    expect(await files.read(handle, 2)).toEqual(['ab', false]);
    expect(await files.write(handle, 'CD')).toBe(2);
    expect(await files.read(handle, 2)).toEqual(['ef', false]);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('abCDefgh');
  });

  test('a full disk shows when the bytes go there, and they stay', async () => {
    const files = await filesOn();
    const handle = await files.open('/dev/full', 'w');
    expect(await files.write(handle, 'hello')).toBe(5);
    expect(await files.flush(handle)).toBe('failed to flush file: No space left on device');
    expect(await files.flush(handle)).toBe('failed to flush file: No space left on device');
    expect(await files.seek(handle, 0, 'cur')).toBe('failed to seek file: No space left on device');
    expect(await files.write(handle, 'x'.repeat(10_000))).toBe('failed to write to file: No space left on device');
    expect(await files.close(handle)).toBe('failed to close handle: No space left on device');
    expect(await files.close(handle)).toBe(`handle '${handle}' has not been found`);
    const readable = await files.open('/dev/full', 'r+');
    await files.write(readable, 'hello');
    expect(await files.read(readable, 1)).toBe('failed to flush file: No space left on device');
  });
});

describe('guest-file-seek', () => {
  test.each<readonly [number | bigint, unknown, number | string]>([
    [3, 'set', 3],
    [3, 0, 3],
    [3n, 0n, 3],
    [1, 'cur', 3],
    [-1, 1, 1],
    [-2, 'end', 6],
    [0, 2, 8],
    [100, 'end', 108],
    [-3, 'cur', 'failed to seek file: Invalid argument'],
    [2n ** 62n, 'set', 'failed to seek file: Invalid argument'],
    [0, 3, 'invalid whence code 3'],
    [0, -1, 'invalid whence code -1'],
    [0, 2n ** 62n, 'invalid whence code 4611686018427387904'],
  ])('by %s from %s', async (offset, whence, position) => {
    const files = await filesOn(new FakeSystem().add({ '/a': 'abcdefgh' }));
    const handle = await files.open('/a');
    await files.read(handle, 2);
    expect(await files.seek(handle, offset, whence)).toBe(position);
  });

  test('what is written beyond the end leaves a hole', async () => {
    const files = await filesOn();
    const handle = await files.open(join(folder, 'file'), 'w');
    await files.seek(handle, 3, 'set');
    await files.write(handle, 'x');
    await files.close(handle);
    expect(readFileSync(join(folder, 'file'), 'latin1')).toBe('\0\0\0x');
  });
});

describe('pipes', () => {
  let path: string;
  beforeEach(() => {
    path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
  });

  test('that nobody writes to are at their end, and those that nobody reads cannot be opened', async () => {
    const files = await filesOn();
    await expect(files.open(path, 'w')).rejects.toThrow(': No such device or address');
    expect(await files.read(await files.open(path))).toEqual(['', true]);
  });

  test('give what they have, and lose nothing', async () => {
    const files = await filesOn();
    const handle = await files.open(path);
    const writer = openSync(path, constants.O_WRONLY);
    expect(await files.read(handle, 10)).toBe('failed to read file: Resource temporarily unavailable');
    writeSync(writer, 'some');
    expect(await files.read(handle, 10)).toEqual(['some', false]);
    expect(await files.read(handle, 10)).toBe('failed to read file: Resource temporarily unavailable');
    writeSync(writer, 'last');
    closeSync(writer);
    expect(await files.read(handle, 10)).toEqual(['last', true]);
  });

  test('take what there is room for', async () => {
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const files = await filesOn();
    const handle = await files.open(path, 'w');
    const content = 'x'.repeat(1_000_000);
    const taken = await files.write(handle, content);
    expect(taken).toBeGreaterThan(4096);
    expect(taken).toBeLessThan(content.length);
    expect(await files.write(handle, content)).toBe('failed to write to file: Resource temporarily unavailable');
    expect(await files.write(handle, 'waits')).toBe(5);
    expect(await files.flush(handle)).toBe('failed to flush file: Resource temporarily unavailable');
    const received = Buffer.alloc(1_000_000);
    const before = readSync(reader, received);
    expect(before).toBe(taken);
    expect(await files.close(handle)).toBeUndefined();
    expect(received.toString('latin1', 0, readSync(reader, received))).toBe('waits');
    closeSync(reader);
  });

  test('have no positions', async () => {
    const files = await filesOn();
    const handle = await files.open(path, 'r+');
    for (const whence of ['set', 'cur', 'end']) expect(await files.seek(handle, 0, whence)).toBe('failed to seek file: Illegal seek');
    await files.write(handle, 'both');
    expect(await files.read(handle, 4)).toEqual(['both', false]);
    expect(await files.write(handle, 'ways')).toBe(4);
    expect(await files.read(handle, 4)).toEqual(['ways', false]);
  });

  test('terminals have none either, devices like zero have', async () => {
    const files = await filesOn();
    expect(await files.seek(await files.open('/dev/ptmx', 'w'), 0, 'cur')).toBe('failed to seek file: Illegal seek');
    expect(await files.seek(await files.open('/dev/zero', 'w'), 5, 'set')).toBe(5);
  });
});
