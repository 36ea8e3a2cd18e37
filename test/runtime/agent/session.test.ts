/** One client after the other and many at once: order, pace, and the ways in which a connection ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAgent, type Agent } from '../../../src/runtime/agent/agent.ts';
import type { Call, Handlers } from '../../../src/runtime/agent/handler.ts';
import { Conversation, settle } from './conversation.ts';
import { table } from './table.ts';

interface Doors {
  readonly agent: Agent;
  /** Calls of `wait` that were not yet let go, the oldest first. */
  readonly waiting: { readonly call: Call; readonly letGo: (name: string) => void }[];
  /** How many commands were begun. */
  count: number;
}

function openDoors(): Doors {
  const handlers: Handlers = {
    'guest-ping': () => void doors.count++,
    'guest-sync': ({ id }) => (doors.count++, id),
    'guest-sync-delimited': ({ id }) => Promise.resolve(id),
    wait: (_args, call) => {
      doors.count++;
      return new Promise((resolve) => doors.waiting.push({ call, letGo: (name) => resolve({ name }) }));
    },
    text: ({ size }) => (doors.count++, 'x'.repeat(Number(size))),
  };
  const doors: Doors = { agent: createAgent({ table, flavour: 'qga', handlers }), waiting: [], count: 0 };
  return doors;
}

function connect({ agent }: Doors, options?: { readonly highWaterMark?: number }): Conversation {
  const conversation = new Conversation(options);
  agent.serve(conversation.stream);
  return conversation;
}

const ping = '{"execute":"guest-ping"}';
const wait = '{"execute":"wait"}';
const sync = (id: number): string => `{"execute":"guest-sync","arguments":{"id":${id}}}`;

describe('order', () => {
  test('replies come in the order of the requests, whichever of them take time', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.send(sync(1) + wait + sync(2) + wait + sync(3));
    await settle();
    expect(conversation.lines).toEqual(['{"return": 1}']);
    expect(doors.waiting).toHaveLength(1);
    doors.waiting[0]?.letGo('a');
    await settle();
    expect(conversation.lines.slice(1)).toEqual(['{"return": {"name": "a"}}', '{"return": 2}']);
    doors.waiting[1]?.letGo('b');
    expect(await conversation.until(5)).toEqual(['{"return": 1}', '{"return": {"name": "a"}}', '{"return": 2}', '{"return": {"name": "b"}}', '{"return": 3}']);
  });

  test('a client that waits holds up no other', async () => {
    const doors = openDoors();
    const [first, second] = [connect(doors), connect(doors)];
    first.send(wait + ping);
    second.send(ping + wait);
    await settle();
    expect([first.text, second.text]).toEqual(['', '{"return": {}}\n']);
    expect(doors.waiting).toHaveLength(2);
    doors.waiting[1]?.letGo('second');
    await second.until(2);
    expect(first.text).toBe('');
  });

  test('twenty thousand requests in one piece get twenty thousand replies', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    const numbers = Array.from({ length: 20_000 }, (_, index) => index);
    conversation.send(numbers.map(sync).join(''));
    await settle();
    expect(conversation.lines).toEqual(numbers.map((number) => `{"return": ${number}}`));
  });

  test('the replies are the same however the bytes are cut', async () => {
    const bytes = `\xff${sync(1)}\n{"a":}${ping}{"execute":"guest-sync-delimited","arguments":{"id":-5},"id":"\xc3\xa9"}[1,"\\x"] 7 {"execute":"nope"}\r\n${wait.replace('wait', 'text')}'`
      + `x' {"execute":"guest-sync","arguments":{"id":9007199254740993}}`;
    const run = async (pieces: readonly string[]): Promise<string> => {
      const conversation = connect(openDoors());
      for (const piece of pieces) conversation.send(piece);
      await conversation.until(11);
      return conversation.text;
    };
    const whole = await run([bytes]);
    expect(whole.split('\n')).toHaveLength(12);
    expect(await run(bytes.split(''))).toBe(whole);
    for (let cut = 1; cut < bytes.length; cut++) expect(await run([bytes.slice(0, cut), bytes.slice(cut)])).toBe(whole);
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
      const places = [0, ...cuts.toSorted((left, right) => left - right), bytes.length];
      expect(await run(places.slice(1).map((place, index) => bytes.slice(places[index], place)).filter((piece) => piece !== ''))).toBe(whole);
    }), { numRuns: 50 });
  });
});

describe('pace', () => {
  test('a chunk is answered with one write', async () => {
    const conversation = connect(openDoors());
    conversation.send(ping.repeat(100));
    await settle();
    expect(conversation.writes).toEqual(['{"return": {}}\n'.repeat(100)]);
  });

  test('of a client that does not read, no more is executed than what fills the buffers', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.stopReading();
    const text = '{"execute":"text","arguments":{"size":300000}}';
    for (let round = 0; round < 20; round++) conversation.send(text.repeat(10));
    await settle();
    expect(doors.count).toBeLessThan(3);
    expect(conversation.stream.isPaused()).toBe(true);
    conversation.startReading();
    expect(await conversation.until(200)).toHaveLength(200);
    expect(doors.count).toBe(200);
  });

  test('while a command runs, reading goes on until the next request is complete', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.send(wait + ping.slice(0, 5));
    await settle();
    expect(conversation.stream.isPaused()).toBe(false);
    conversation.send(ping.slice(5));
    await settle();
    expect(conversation.stream.isPaused()).toBe(true);
    conversation.send(ping);
    await settle();
    expect(conversation.stream.readableLength).toBe(ping.length);
    doors.waiting[0]?.letGo('done');
    expect(await conversation.until(3)).toHaveLength(3);
    expect(conversation.stream.isPaused()).toBe(false);
  });
});

describe('the end', () => {
  test('a client that only stops sending gets all replies, then the end', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.send(wait + wait + ping);
    conversation.end();
    await settle();
    doors.waiting[0]?.letGo('a');
    await settle();
    expect(conversation.stream.writableEnded).toBe(false);
    expect(doors.waiting[0]?.call.signal.aborted).toBe(false);
    doors.waiting[1]?.letGo('b');
    await settle();
    expect(conversation.lines).toEqual(['{"return": {"name": "a"}}', '{"return": {"name": "b"}}', '{"return": {}}']);
    expect(conversation.stream.writableFinished).toBe(true);
    expect(conversation.stream.destroyed).toBe(true);
    expect(doors.waiting[1]?.call.signal.aborted).toBe(true);
  });

  test('also the reply that alone is still to come', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.send(wait);
    conversation.end();
    await settle();
    expect(conversation.stream.writableEnded).toBe(false);
    doors.waiting[0]?.letGo('a');
    await settle();
    expect(conversation.lines).toEqual(['{"return": {"name": "a"}}']);
    expect(conversation.stream.writableFinished).toBe(true);
  });

  test('also a client that did not read until then', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.stopReading();
    conversation.send('{"execute":"text","arguments":{"size":300000}}'.repeat(5));
    conversation.end();
    await settle();
    conversation.startReading();
    expect(await conversation.until(5)).toHaveLength(5);
  });

  test('a client that is gone aborts what runs for it and drops what waits; a late answer reaches nobody', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.send(wait + wait);
    await settle();
    const session = doors.agent.serve(new Conversation().stream);
    conversation.stream.destroy(new Error('reset'));
    await settle();
    expect(doors.waiting[0]?.call.signal.aborted).toBe(true);
    doors.waiting[0]?.letGo('late');
    await settle();
    expect(doors.waiting).toHaveLength(1);
    expect(conversation.text).toBe('');
    session.close();
    await session.closed;
  });

  test('in mid-reply', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.stopReading();
    conversation.send('{"execute":"text","arguments":{"size":300000}}'.repeat(3));
    await settle();
    conversation.stream.destroy();
    await settle();
    expect(doors.count).toBe(1);
  });

  test('a session that is closed from this end sends what is ready and executes nothing more', async () => {
    const doors = openDoors();
    const conversation = new Conversation();
    const session = doors.agent.serve(conversation.stream);
    conversation.send(ping + wait + ping);
    await settle();
    session.close();
    await session.closed;
    expect(conversation.lines).toEqual(['{"return": {}}']);
    expect(doors.waiting[0]?.call.signal.aborted).toBe(true);
    session.close();
  });

  test('closing the agent closes its sessions, even of clients that do not read', async () => {
    const doors = openDoors();
    const conversation = connect(doors);
    conversation.stopReading();
    conversation.send(ping);
    await settle();
    await doors.agent.close();
    expect(conversation.stream.destroyed).toBe(true);
    const late = connect(doors);
    await settle();
    expect(late.stream.destroyed).toBe(true);
  });

  test('a stream that was closed before', async () => {
    const { stream } = new Conversation();
    stream.destroy();
    await settle();
    await openDoors().agent.serve(stream).closed;
  });
});
