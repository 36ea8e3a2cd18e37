/** The commands for files, on a system in memory for their words and on real files for what happens to these. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, closeSync, constants, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { guestFileClose } from '../../../../src/runtime/agent/commands/guest-file-close.ts';
import { guestFileFlush } from '../../../../src/runtime/agent/commands/guest-file-flush.ts';
import { guestFileOpen } from '../../../../src/runtime/agent/commands/guest-file-open.ts';
import { guestFileRead } from '../../../../src/runtime/agent/commands/guest-file-read.ts';
import { guestFileSeek } from '../../../../src/runtime/agent/commands/guest-file-seek.ts';
import { guestFileWrite } from '../../../../src/runtime/agent/commands/guest-file-write.ts';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';
import type { System } from '../../../../src/runtime/agent/system/system.ts';
import { callCommand, type FakeGuest, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

/** The commands as a client would call them: bytes as text in Latin-1, failures as their description. */
class Files {
  readonly guest: FakeGuest;

  constructor(guest: FakeGuest) {
    this.guest = guest;
  }

  async open(path: string, mode?: string): Promise<number> {
    return await callCommand(guestFileOpen, this.guest, { path, ...(mode !== undefined && { mode }) }) as number;
  }

  async read(handle: number, count?: number): Promise<readonly [string, boolean] | string> {
    return described(async () => {
      const reply = await callCommand(guestFileRead, this.guest, { handle, ...(count !== undefined && { count }) });
      const { count: length, 'buf-b64': bytes, eof } = reply as { 'count': number; 'buf-b64': Uint8Array; 'eof': boolean };
      expect(length).toBe(bytes.length);
      return [Buffer.from(bytes).toString('latin1'), eof];
    });
  }

  async write(handle: number, text: string, count?: number): Promise<number | string> {
    return described(async () => {
      const content = Buffer.from(text, 'latin1').toString('base64');
      const reply = await callCommand(guestFileWrite, this.guest, { handle, 'buf-b64': content, ...(count !== undefined && { count }) });
      expect(reply).toHaveProperty('eof', false);
      return (reply as { count: number }).count;
    });
  }

  async seek(handle: number, offset: number | bigint, whence: unknown): Promise<number | string> {
    return described(async () => {
      const reply = await callCommand(guestFileSeek, this.guest, { handle, offset, whence });
      expect(reply).toHaveProperty('eof', false);
      return (reply as { position: number }).position;
    });
  }

  async flush(handle: number): Promise<string | undefined> {
    return described(async () => await callCommand(guestFileFlush, this.guest, { handle }) as undefined);
  }

  async close(handle: number): Promise<string | undefined> {
    return described(async () => await callCommand(guestFileClose, this.guest, { handle }) as undefined);
  }
}

async function described<Value>(attempt: () => Promise<Value>): Promise<Value | string> {
  try {
    return await attempt();
  } catch (error) {
    expect(error).toHaveProperty('name', 'CommandError');
    return (error as Error).message;
  }
}

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

test('the state is kept in its folder', async () => {
  mkdirSync(join(folder, 'deep'));
  const system = new NodeSystem();
  await fakeGuest(system, { stateFolder: join(folder, 'deep') });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['qga.state']);
});
