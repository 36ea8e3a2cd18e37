/** Devices that Node cannot wait for. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Device } from '../../../../src/runtime/agent/process/device.ts';
import { DeviceStream } from '../../../../src/runtime/agent/process/device-stream.ts';

/** A device whose other end the test holds. */
class FakeDevice implements Device {
  /** What can be read: bytes or an error; nothing yet if it is empty. */
  readonly incoming: (string | Error)[] = [];
  room = Infinity;
  isClosed = false;
  reads = 0;
  written = '';
  isGone = false;

  read(into: Uint8Array): number | undefined {
    this.reads++;
    if (this.isGone) return 0;
    const next = this.incoming.shift();
    if (next instanceof Error) throw next;
    return next === undefined ? undefined : Buffer.from(into.buffer).write(next, 'latin1');
  }

  write(bytes: Uint8Array): number | undefined {
    if (this.room === 0) return undefined;
    const count = Math.min(this.room, bytes.length);
    this.room -= count;
    this.written += Buffer.from(bytes).toString('latin1', 0, count);
    return count;
  }

  close(): void {
    this.isClosed = true;
  }
}

function open(device: FakeDevice, atEnd: 'wait' | 'fail' = 'wait'): { readonly stream: DeviceStream; readonly received: string[] } {
  const stream = new DeviceStream(device, atEnd);
  const received: string[] = [];
  stream.on('data', (chunk: Buffer) => received.push(chunk.toString('latin1')));
  return { stream, received };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('reading', () => {
  test('goes on for as long as there is something, and waits for more', async () => {
    const device = new FakeDevice();
    device.incoming.push('a', 'b');
    const { stream, received } = open(device);
    await vi.waitFor(() => expect(received).toEqual(['a', 'b']));
    device.incoming.push('c');
    await vi.waitFor(() => expect(received).toEqual(['a', 'b', 'c']));
    stream.destroy();
    await vi.waitFor(() => expect(device.isClosed).toBe(true));
  });

  test('goes on when another one has come to the other end', async () => {
    const device = new FakeDevice();
    device.isGone = true;
    const { stream, received } = open(device);
    await vi.waitFor(() => expect(device.reads).toBeGreaterThan(1));
    device.isGone = false;
    device.incoming.push('again');
    await vi.waitFor(() => expect(received).toEqual(['again']));
    expect(stream.destroyed).toBe(false);
    stream.destroy();
  });

  test('ends where nobody can come', async () => {
    const device = new FakeDevice();
    const { stream } = open(device, 'fail');
    const error = new Promise<Error>((resolve) => stream.once('error', resolve));
    device.isGone = true;
    expect((await error).message).toBe('the device was hung up');
    expect(device.isClosed).toBe(true);
  });

  test('ends with an error', async () => {
    const device = new FakeDevice();
    const { stream } = open(device);
    const error = new Promise<Error>((resolve) => stream.once('error', resolve));
    device.incoming.push(new Error('EIO'));
    expect((await error).message).toBe('EIO');
    expect(stream.destroyed).toBe(true);
  });

  test('asks less and less often while there is nothing', async () => {
    const device = new FakeDevice();
    const { stream } = open(device);
    await vi.advanceTimersByTimeAsync(60);
    expect(device.reads).toBeGreaterThan(40);
    await vi.advanceTimersByTimeAsync(20_000);
    const before = device.reads;
    await vi.advanceTimersByTimeAsync(1000);
    expect(device.reads - before).toBe(10);
    stream.write('x');
    device.incoming.push('y');
    await vi.advanceTimersByTimeAsync(150);
    expect(device.reads - before).toBeGreaterThan(30);
    stream.destroy();
  });

  test('stops while nobody takes what came', async () => {
    const device = new FakeDevice();
    const stream = new DeviceStream(device, 'wait');
    for (let count = 0; count < 100; count++) device.incoming.push('x'.repeat(8192));
    stream.read(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(device.incoming.length).toBeGreaterThan(80);
    stream.destroy();
  });
});

describe('writing', () => {
  test('goes on where the device stopped taking', async () => {
    const device = new FakeDevice();
    device.room = 3;
    const { stream } = open(device);
    stream.write('hello ');
    stream.write('world');
    await vi.advanceTimersByTimeAsync(1000);
    expect(device.written).toBe('hel');
    device.room = 100;
    await vi.waitFor(() => expect(device.written).toBe('hello world'));
    stream.destroy();
  });

  test('that waits does not outlive the stream', async () => {
    const device = new FakeDevice();
    device.room = 0;
    const { stream } = open(device);
    stream.write('never');
    stream.destroy();
    device.room = 100;
    await vi.advanceTimersByTimeAsync(1000);
    expect(device.written).toBe('');
  });
});
