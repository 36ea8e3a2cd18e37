/** Files of a guest, read and written in pieces, whatever form the table gives to integers and bytes; each handle gets closed. */
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { ProtocolError } from '../../../src/runtime/client/connection-errors.ts';
import type { GuestAgentClient } from '../../../src/runtime/client/guest-agent-client.ts';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';
import { answerSync, play, startAgent, syncReply } from './agent.ts';
import { settled } from './fake-peer.ts';
import { agentTable, type AgentCommands } from './tables.ts';

/** Files in memory, served as an agent serves them. */
class Files {
  readonly content = new Map<string, Buffer>();
  readonly open = new Map<number, { readonly path: string; position: number }>();
  readonly modes: unknown[] = [];
  readonly counts: unknown[] = [];
  mostWritten = Infinity;
  #lastHandle = 1000;

  readonly answers: Parameters<typeof play>[1] = {
    'guest-file-open': ({ path, mode }) => {
      this.modes.push(mode);
      const name = String(path);
      if (mode === 'w') this.content.set(name, Buffer.alloc(0));
      if (!this.content.has(name)) return 'no such file';
      this.open.set(++this.#lastHandle, { path: name, position: 0 });
      return { return: this.#lastHandle };
    },
    'guest-file-read': ({ handle, count }) => this.#with(handle, (file) => {
      this.counts.push(count);
      const content = this.content.get(file.path) ?? Buffer.alloc(0);
      const piece = content.subarray(file.position, file.position + Number(count));
      const eof = file.position + Number(count) > content.length;
      file.position += piece.length;
      return { 'count': piece.length, 'buf-b64': piece.toString('base64'), eof };
    }),
    'guest-file-write': ({ handle, 'buf-b64': text }) => this.#with(handle, ({ path }) => {
      const piece = Buffer.from(String(text), 'base64').subarray(0, this.mostWritten);
      this.counts.push(piece.length);
      this.content.set(path, Buffer.concat([this.content.get(path) ?? Buffer.alloc(0), piece]));
      return { count: piece.length, eof: false };
    }),
    'guest-file-flush': ({ handle }) => this.#with(handle, () => ({})),
    'guest-file-close': ({ handle }) => this.#with(handle, () => {
      this.open.delete(Number(handle));
      return {};
    }),
  };

  #with(handle: unknown, use: (file: { readonly path: string; position: number }) => JsonObject): JsonObject | string {
    const file = this.open.get(Number(handle));
    return file === undefined ? `handle '${String(handle)}' has not been found` : { return: use(file) };
  }
}

interface Guest {
  readonly client: GuestAgentClient<AgentCommands>;
  readonly files: Files;
  readonly names: readonly string[];
}

async function startGuest(answers: Parameters<typeof play>[1] = {}): Promise<Guest> {
  const { client, peer } = await startAgent();
  const files = new Files();
  return { client, files, names: play(peer, { ...files.answers, ...answers }) };
}

const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256));

describe.each([['bigint', 'bytes'], ['number', 'str'], ['bigint-or-number', 'bytes']] as const)('with integers as %s and base64 as %s', (form, text) => {
  test('a file is written and read back', async () => {
    const { client, peer } = await startAgent({ table: agentTable(form, text) });
    const files = new Files();
    play(peer, files.answers);
    await expect(client.writeFile('/a', bytes, { pieceSize: 300 })).resolves.toBe(1000);
    expect(files.content.get('/a')).toEqual(bytes);
    expect(Buffer.from(await client.readFile('/a', { pieceSize: 300 }).bytes())).toEqual(bytes);
    expect(files.counts).toEqual([300, 300, 300, 100, 300, 300, 300, 300]);
    expect(files.open.size).toBe(0);
  });
});

describe('reading', () => {
  test('asks once more where the end is not told yet, and goes on after short pieces', async () => {
    const { client, files, names } = await startGuest();
    files.content.set('/a', bytes);
    const lengths: number[] = [];
    for await (const piece of client.readFile('/a', { pieceSize: 500 })) lengths.push(piece.length);
    expect(lengths).toEqual([500, 500]);
    expect(files.counts).toEqual([500, 500, 500]);
    await client.synchronize();
    expect(names.filter((name) => name === 'guest-file-close')).toHaveLength(1);
    files.content.set('/empty', Buffer.alloc(0));
    await expect(client.readFile('/empty').bytes()).resolves.toHaveLength(0);
    await expect(client.readFile('/a', { pieceSize: 999 }).text()).resolves.toBe(bytes.toString('utf8'));
  });

  test('makes a stream', async () => {
    const { client, files } = await startGuest();
    files.content.set('/a', bytes);
    const pieces = await Readable.from(client.readFile('/a', { pieceSize: 64 })).toArray() as Uint8Array[];
    expect(Buffer.concat(pieces)).toEqual(bytes);
  });

  test('closes the file when the loop is left, or fails', async () => {
    const failing = { 'guest-file-read': () => 'bad sector' };
    for (const [answers, text] of [[{}, 'left'], [failing, 'guest-file-read: bad sector']] as const) {
      const { client, files } = await startGuest(answers);
      files.content.set('/a', bytes);
      const reading = (async () => {
        for await (const _piece of client.readFile('/a', { pieceSize: 10 })) throw new Error('left');
      })();
      await expect(reading).rejects.toThrow(text);
      await client.synchronize();
      expect(files.open.size).toBe(0);
    }
  });

  test('tells what the agent says about a missing file', async () => {
    const { client, names } = await startGuest();
    await expect(client.readFile('/nowhere').bytes()).rejects.toMatchObject({ command: 'guest-file-open', desc: 'no such file' });
    expect(names).toEqual(['guest-file-open']);
  });

  test('ends at a limit', async () => {
    const { client, files } = await startGuest();
    files.content.set('/a', bytes);
    await expect(client.readFile('/a', { limit: 999 }).bytes()).rejects.toThrow('/a: the file has more than 999 bytes');
    await expect(client.readFile('/a', { limit: 1000 }).bytes()).resolves.toHaveLength(1000);
    await client.synchronize();
    expect(files.open.size).toBe(0);
  });

  test('refuses pieces that are none, and replies that are none', async () => {
    const { client, names } = await startGuest();
    for (const pieceSize of [0, 1.5, 2 ** 26]) await expect(client.readFile('/a', { pieceSize }).bytes()).rejects.toThrow(RangeError);
    expect(names).toEqual([]);
    const odd = await startGuest({ 'guest-file-read': () => ({ return: { count: 1, eof: true } }) });
    odd.files.content.set('/a', bytes);
    await expect(odd.client.readFile('/a').bytes()).rejects.toThrow(ProtocolError);
  });

  test('given up in the middle closes the file after a handshake', async () => {
    const { client, files, names } = await startGuest({ 'guest-file-read': () => undefined });
    files.content.set('/a', bytes);
    const controller = new AbortController();
    const reading = client.readFile('/a', { signal: controller.signal }).bytes();
    await settled();
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await settled();
    expect(names).toEqual(['guest-file-open', 'guest-file-read', 'guest-sync-delimited', 'guest-file-close']);
    expect(files.open.size).toBe(0);
  });

  test('given up while the file is opened closes it when it is open', async () => {
    const { client, peer } = await startAgent();
    const reading = client.readFile('/a', { timeout: 5 }).bytes();
    await peer.next();
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
    peer.say({ return: 1234 });
    await answerSync(peer);
    expect(await peer.next()).toEqual({ execute: 'guest-file-close', arguments: { handle: 1234 } });
    peer.say({ return: {} });
    await client.close();
  });
});

test('a late reply that is no handle breaks nothing', async () => {
  const { client, peer } = await startAgent();
  const reading = client.readFile('/a', { timeout: 5 }).bytes();
  await peer.next();
  await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  peer.say({ return: 'a handle' });
  await settled();
  expect(peer.waiting).toBe(0);
  expect(peer.stream.destroyed).toBe(false);
  const inStep = client.synchronize();
  await answerSync(peer);
  await inStep;
});

test('what comes out of turn after a handshake is no late handle', async () => {
  const { client, peer } = await startAgent();
  const reading = client.readFile('/a', { timeout: 5 }).bytes();
  await peer.next();
  await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  const inStep = client.synchronize();
  peer.sayBytes(syncReply(await peer.next()));
  await inStep;
  peer.say({ return: 99 });
  await settled();
  expect(peer.waiting).toBe(0);
});

describe('writing', () => {
  async function* slowly(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
    for (const part of parts) {
      await settled();
      yield part;
    }
  }

  test.each([
    ['a text', () => 'héllo', 'héllo'],
    ['nothing', () => '', ''],
    ['an array', () => ['ab', Buffer.from('cd'), ''], 'abcd'],
    ['a generator', () => slowly('a', 'bcdefghijklmnop', Buffer.from('q')), 'abcdefghijklmnopq'],
    ['a stream', () => Readable.from([Buffer.from('xyz'), Buffer.from('uvw')]), 'xyzuvw'],
  ])('takes %s', async (_name, content, expected) => {
    const { client, files, names } = await startGuest();
    await expect(client.writeFile('/a', content(), { pieceSize: 4 })).resolves.toBe(Buffer.byteLength(expected));
    expect(files.content.get('/a')?.toString()).toBe(expected);
    expect(files.counts.every((count) => Number(count) <= 4)).toBe(true);
    expect(names.slice(-2)).toEqual(['guest-file-flush', 'guest-file-close']);
  });

  test('appends', async () => {
    const { client, files } = await startGuest();
    files.content.set('/a', Buffer.from('1'));
    await client.writeFile('/a', '2', { mode: 'a' });
    expect(files.modes).toEqual(['a']);
    expect(files.content.get('/a')?.toString()).toBe('12');
  });

  test('goes on where the agent took less', async () => {
    const { client, files } = await startGuest();
    files.mostWritten = 7;
    await expect(client.writeFile('/a', bytes, { pieceSize: 100 })).resolves.toBe(1000);
    expect(files.content.get('/a')).toEqual(bytes);
    files.mostWritten = 0;
    await expect(client.writeFile('/b', bytes)).rejects.toThrow('the agent took 0 of 1000 bytes');
    await client.synchronize();
    expect(files.open.size).toBe(0);
  });

  test.each(['guest-file-write', 'guest-file-flush'])('tells of a full disk from %s, and closes the file', async (command) => {
    const { client, files } = await startGuest({ [command]: () => 'No space left on device' });
    await expect(client.writeFile('/a', 'x')).rejects.toThrow(`${command}: No space left on device`);
    await client.synchronize();
    expect(files.open.size).toBe(0);
  });

  test('tells of a close that fails, and does not try it twice', async () => {
    const { client, names } = await startGuest({ 'guest-file-close': () => 'failed to close handle' });
    await expect(client.writeFile('/a', 'x')).rejects.toThrow('failed to close handle');
    expect(names.filter((name) => name === 'guest-file-close')).toHaveLength(1);
  });

  test('ends with its source, which is told', async () => {
    const { client, files } = await startGuest();
    const failing = (function* (): Generator<string> {
      yield 'a';
      throw new Error('source is dry');
    })();
    await expect(client.writeFile('/a', failing)).rejects.toThrow('source is dry');
    await expect(client.writeFile('/a', [1 as never])).rejects.toThrow(TypeError);
    await client.synchronize();
    expect(files.open.size).toBe(0);
    let isOver = false;
    const source = (function* (): Generator<string> {
      try {
        for (;;) yield 'aaaa';
      } finally {
        isOver = true;
      }
    })();
    const full = await startGuest({ 'guest-file-write': () => 'full' });
    await expect(full.client.writeFile('/a', source, { pieceSize: 4 })).rejects.toThrow('full');
    await settled();
    expect(isOver).toBe(true);
  });

  test('can be given up while the source has nothing to give', async () => {
    const { client, files } = await startGuest();
    const controller = new AbortController();
    const never: AsyncIterable<string> = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) };
    const writing = client.writeFile('/a', never, { signal: controller.signal });
    await settled();
    expect(files.open.size).toBe(1);
    controller.abort();
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    await client.synchronize();
    expect(files.open.size).toBe(0);
  });
});
