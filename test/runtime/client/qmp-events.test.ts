/** Events of a monitor: who is told, in which order, and what a slow reader means to the others. */
import { getEventListeners, once as emitted } from 'node:events';
import { describe, expect, test } from 'vitest';
import { ConnectionClosedError, EventOverflowError, ProtocolError } from '../../../src/runtime/client/connection-errors.ts';
import { settled } from './fake-peer.ts';
import { event, reply, running, startMonitor } from './monitor.ts';

const jobEvent = (index: number): ReturnType<typeof event> => event('JOB_STATUS_CHANGE', { id: `job${index}`, status: 'running' });

describe('listeners', () => {
  test('are told before the reply that follows, until they are taken off', async () => {
    const { client, peer } = await startMonitor();
    const told: unknown[] = [];
    const listener = (stop: unknown): void => void told.push(stop);
    client.on('STOP', listener);
    client.on('STOP', listener);
    const stopping = client.execute('stop').then(() => told.push('reply'));
    const request = await peer.next();
    peer.say(event('STOP'), { return: {}, id: request['id'] });
    await stopping;
    expect(told).toEqual([{ name: 'STOP', data: undefined, timestamp: { seconds: 1700000000, microseconds: 5 }, known: true }, 'reply']);
    client.off('STOP', listener);
    client.off('STOP', listener);
    peer.say(event('STOP'));
    await settled();
    expect(told).toHaveLength(2);
  });

  test('end with what `on` gives, and with a signal', async () => {
    const { client, peer } = await startMonitor();
    const controller = new AbortController();
    const told: string[] = [];
    const off = client.on('STOP', () => told.push('first'));
    client.on('STOP', () => told.push('second'), { signal: controller.signal });
    client.on('STOP', () => told.push('never'), { signal: AbortSignal.abort() });
    const twice = (): void => undefined;
    client.on('STOP', twice, { signal: controller.signal });
    client.on('STOP', twice, { signal: controller.signal });
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(2);
    off();
    peer.say(event('STOP'));
    await settled();
    controller.abort();
    peer.say(event('STOP'));
    await settled();
    expect(told).toEqual(['second']);
  });

  test('may take off others while they are called', async () => {
    const { client, peer } = await startMonitor();
    const told: string[] = [];
    const second = (): void => void told.push('second');
    client.on('STOP', () => {
      told.push('first');
      client.off('STOP', second);
    });
    client.on('STOP', second);
    peer.say(event('STOP'));
    await settled();
    expect(told).toEqual(['first']);
  });

  test('that throw do not keep it from the others', async () => {
    const { client, peer } = await startMonitor();
    const told: string[] = [];
    client.on('STOP', () => { throw new Error('clumsy'); });
    client.on('*', ({ name }) => told.push(name));
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const uncaught = emitted(process, 'uncaughtException');
    try {
      peer.say(event('STOP'), event('RESUME'));
      expect(await uncaught).toMatchObject([{ message: 'clumsy' }, 'uncaughtException']);
    } finally {
      for (const listener of others) process.on('uncaughtException', listener);
    }
    expect(told).toEqual(['STOP', 'RESUME']);
  });

  test('of everything are told of events that the schema does not have, and of data that does not fit', async () => {
    const { client, peer } = await startMonitor();
    const told: unknown[] = [];
    client.on('*', ({ name, data, known }) => told.push([name, data, known]));
    peer.say(
      event('WARP', { speed: 9 }),
      event('SHUTDOWN', { guest: 'maybe' }),
      event('SHUTDOWN', { guest: true, reason: 'tired', mood: 'low' }),
    );
    await settled();
    expect(told).toEqual([
      ['WARP', { speed: 9 }, false],
      ['SHUTDOWN', { guest: 'maybe' }, false],
      ['SHUTDOWN', { guest: true, reason: 'tired', mood: 'low' }, true],
    ]);
  });

  test.each([
    ['does not have', event('WARP'), 'The event WARP is not known'],
    ['has otherwise', event('SHUTDOWN', { guest: 'maybe', reason: '' }), "'data.guest', expected: boolean"],
  ])('of a strict client never see what the schema %s', async (_name, message, text) => {
    const { client, peer } = await startMonitor({ strict: true });
    const told: unknown[] = [];
    client.on('*', (any) => told.push(any));
    peer.say(message);
    const error = await client.closed;
    expect(error).toBeInstanceOf(ProtocolError);
    expect(String(error)).toContain(text);
    expect(told).toEqual([]);
  });
});

describe('waiting for one event', () => {
  test('ends with the first that passes the filter', async () => {
    const { client, peer } = await startMonitor();
    const waiting = client.once('JOB_STATUS_CHANGE', { filter: ({ data }) => data.id === 'job2' });
    peer.say(jobEvent(1), event('STOP'), jobEvent(2), jobEvent(3));
    await expect(waiting).resolves.toMatchObject({ data: { id: 'job2', status: 'running' } });
  });

  test('ends with time, signal, connection, and a filter that throws', async () => {
    const { client, peer } = await startMonitor();
    await expect(client.once('STOP', { timeout: 1 })).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(client.once('STOP', { timeout: -1 })).rejects.toThrow(RangeError);
    const reason = new Error('enough');
    await expect(client.once('STOP', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const aborted = client.once('STOP', { signal: controller.signal });
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    const filtered = client.once('STOP', { filter: () => { throw reason; } });
    peer.say(event('STOP'));
    await expect(filtered).rejects.toBe(reason);
    const unheard = client.once('*');
    const lost = client.once('*');
    peer.hangUp();
    await expect(lost).rejects.toThrow(ConnectionClosedError);
    await expect(client.once('*')).rejects.toThrow(ConnectionClosedError);
    await expect(unheard).rejects.toThrow(ConnectionClosedError);
  });

  test('troubles nobody who does not await it', async () => {
    const { client } = await startMonitor();
    void client.once('STOP');
    client.destroy();
    // An unhandled rejection would fail the run.
    await settled();
  });
});

describe('an iteration', () => {
  test('gives what comes after it was asked for, of the names that were asked for', async () => {
    const { client, peer } = await startMonitor();
    const events = client.events('STOP', 'RESUME');
    peer.say(event('STOP'), jobEvent(1), event('RESUME'));
    await settled();
    const seen: string[] = [];
    for await (const { name } of events) {
      seen.push(name);
      if (name === 'RESUME') break;
    }
    expect(seen).toEqual(['STOP', 'RESUME']);
    await expect(events.next()).resolves.toEqual({ value: undefined, done: true });
  });

  test('ends with the connection, after what had come', async () => {
    const { client, peer } = await startMonitor();
    const events = client.events();
    peer.say(event('WARP'), event('STOP'));
    peer.hangUp();
    await client.closed;
    const seen: string[] = [];
    for await (const { name } of events) seen.push(name);
    expect(seen).toEqual(['WARP', 'STOP']);
    for await (const late of client.events()) expect.fail(late.name);
  });

  test('throws if the connection was lost', async () => {
    const { client, peer } = await startMonitor();
    const events = client.events();
    const next = events.next();
    peer.stream.destroy(new Error('cable'));
    await expect(next).rejects.toThrow('the connection was lost: cable');
    await expect(events.next()).resolves.toEqual({ value: undefined, done: true });
    const later = client.events();
    await expect(later.next()).rejects.toThrow(ConnectionClosedError);
  });

  test('ends with a signal, and with `await using`', async () => {
    const { client, peer } = await startMonitor();
    const controller = new AbortController();
    const events = client.events({ signal: controller.signal });
    peer.say(event('STOP'));
    await settled();
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(events.next()).rejects.toBe(reason);
    await expect(client.events({ signal: AbortSignal.abort(reason) }).next()).rejects.toBe(reason);
    const disposed = client.events({ names: ['STOP'] });
    await disposed[Symbol.asyncDispose]();
    await expect(disposed.next()).resolves.toMatchObject({ done: true });
  });

  test('serves several who wait, in order', async () => {
    const { client, peer } = await startMonitor();
    const events = client.events('JOB_STATUS_CHANGE');
    const waiting = [events.next(), events.next()];
    peer.say(jobEvent(1), jobEvent(2));
    expect((await Promise.all(waiting)).map(({ value }) => value?.data.id)).toEqual(['job1', 'job2']);
  });
});

describe('a flood with a slow reader', () => {
  /** In pieces, so that there is always something left to wait with. */
  const flood = Array.from({ length: 2000 }, (_, index) => jobEvent(index));
  const pieceLength = 512;

  test('waits with the reader and loses nothing, if nobody else waits', async () => {
    const { client, peer } = await startMonitor({ pieceLength });
    const events = client.events({ names: ['JOB_STATUS_CHANGE'], limit: 10 });
    peer.say(...flood);
    await settled();
    expect(peer.unread).toBeGreaterThan(100_000);
    let count = 0;
    for await (const { data } of events) {
      expect(data.id).toBe(`job${count}`);
      if (++count === flood.length) break;
      if (count % 500 === 0) await settled();
    }
    expect(peer.unread).toBe(0);
  });

  test('holds up nobody who waits for a reply; the reader learns what it missed', async () => {
    const { client, peer } = await startMonitor({ pieceLength });
    const events = client.events({ limit: 10 });
    peer.say(...flood);
    await settled();
    const status = client.execute('query-status');
    reply(peer, await peer.next(), running);
    await expect(status).resolves.toEqual(running);
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { name } of events) seen.push(name);
    })();
    await expect(reading).rejects.toThrow(EventOverflowError);
    expect(seen.length).toBeGreaterThanOrEqual(10);
    expect(seen.length).toBeLessThan(60);
  });

  test('holds up no listener, and no other reader', async () => {
    const { client, peer } = await startMonitor({ pieceLength });
    const slow = client.events({ limit: 10 });
    let count = 0;
    client.on('JOB_STATUS_CHANGE', () => count++);
    peer.say(...flood);
    await settled();
    expect(count).toBe(flood.length);
    expect(peer.unread).toBe(0);
    for (let index = 0; index < 10; index++) await slow.next();
    await expect(slow.next()).rejects.toThrow('more than 10 events waited to be read');
  });

  test('does not wait with one reader while another has room', async () => {
    const { client, peer } = await startMonitor({ pieceLength });
    const slow = client.events({ limit: 10 });
    const roomy = client.events({ limit: 5000 });
    peer.say(...flood);
    await settled();
    expect(peer.unread).toBe(0);
    for (let index = 0; index < flood.length; index++) await roomy.next();
    for (let index = 0; index < 10; index++) await slow.next();
    await expect(slow.next()).rejects.toThrow(EventOverflowError);
  });

  test('goes on when the reader leaves, and when somebody else asks', async () => {
    const { client, peer } = await startMonitor({ pieceLength });
    const slow = client.events({ limit: 10 });
    peer.say(...flood);
    await settled();
    const last = client.once('JOB_STATUS_CHANGE', { filter: ({ data }) => data.id === 'job1999' });
    await expect(last).resolves.toBeDefined();
    await slow.return();

    const other = client.events({ limit: 10 });
    peer.say(...flood, event('STOP'));
    await settled();
    expect(peer.unread).toBeGreaterThan(0);
    await other.return();
    await settled();
    expect(peer.unread).toBe(0);
  });

  test('does not keep the client from closing', async () => {
    const { client, peer } = await startMonitor({ pieceLength });
    client.events({ limit: 10 });
    peer.say(...flood);
    await settled();
    await client.close();
    expect(peer.hasLeft).toBe(true);
  });
});
