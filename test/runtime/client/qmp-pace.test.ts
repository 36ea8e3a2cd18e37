/** Giving up, holding back and ending: signals, times, slow servers, closing. */
import { defaultMaxListeners, getEventListeners, getMaxListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { ConnectionClosedError } from '../../../src/runtime/client/connection-errors.ts';
import { connectQmp } from '../../../src/runtime/client/connect-qmp.ts';
import { FakePeer, settled } from './fake-peer.ts';
import { reply, running, startMonitor } from './monitor.ts';
import { monitorTable } from './tables.ts';

describe('giving up', () => {
  test('drops the late reply and nothing else', async () => {
    const { client, peer } = await startMonitor();
    const controller = new AbortController();
    const first = client.execute('query-status', {}, { signal: controller.signal });
    const second = client.execute('human-monitor-command', { 'command-line': 'info' });
    const requests = [await peer.next(), await peer.next()] as const;
    controller.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    reply(peer, requests[0], running);
    reply(peer, requests[1], 'fine');
    await expect(second).resolves.toBe('fine');
  });

  test('after a time tells for what', async () => {
    const { client } = await startMonitor({ timeout: 5 });
    const error = await client.execute('query-status').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DOMException);
    expect(error).toMatchObject({ name: 'TimeoutError', message: 'query-status: the reply did not come within 5 ms' });
    await expect(client.execute('query-status', {}, { timeout: 1 })).rejects.toThrow('1 ms');
  });

  test('a time for ever is longer than any timer', async () => {
    const { client, peer } = await startMonitor({ timeout: 5 });
    const statuses = [Infinity, 2 ** 40].map((timeout) => client.execute('query-status', undefined, { timeout }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const status of statuses) {
      reply(peer, await peer.next(), running);
      await expect(status).resolves.toEqual(running);
    }
  });

  test('beforehand sends nothing', async () => {
    const { client, peer } = await startMonitor();
    const heard = peer.heard.length;
    const reason = new Error('never mind');
    await expect(client.execute('stop', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(peer.heard).toHaveLength(heard);
  });

  test('leaves no timers behind', async () => {
    const { client, peer } = await startMonitor({ timeout: 3_600_000 });
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    peer.answerAll(() => ({ return: running }));
    await Promise.all(Array.from({ length: 20 }, () => client.execute('query-status')));
    expect(timers()).toBeLessThan(before + 20);
  });

  test('leaves no listeners behind, and warns of none while they are needed', async () => {
    const { client, peer } = await startMonitor();
    const warnings: Error[] = [];
    const warned = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warned);
    const { signal } = new AbortController();
    const statuses = Array.from({ length: 100 }, () => client.execute('query-status', {}, { signal }));
    client.on('STOP', () => undefined, { signal });
    const events = client.events({ signal });
    const waiting = client.once('STOP', { signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(103);
    peer.answerAll(() => ({ return: running }));
    await Promise.all(statuses);
    await events.return();
    client.destroy();
    await expect(waiting).rejects.toThrow();
    await settled();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(getMaxListeners(signal)).toBe(defaultMaxListeners);
    process.off('warning', warned);
    expect(warnings).toEqual([]);
    expect(peer.stream.eventNames().filter((name) => ['data', 'drain', 'error', 'close'].includes(String(name)))).toEqual([]);
  });
});

describe('a server that does not read', () => {
  const long = { 'command-line': 'x'.repeat(3000) };

  test('gets no more than it takes; the rest waits and can be withdrawn', async () => {
    const { client, peer } = await startMonitor();
    const deaf = await startMonitor({ isDeaf: true });
    const heard = deaf.peer.heard.length;
    const controller = new AbortController();
    const results = Array.from({ length: 10 }, (_, index) => (
      deaf.client.execute('human-monitor-command', long, index % 2 === 0 ? {} : { signal: controller.signal }).catch((reason: unknown) => reason)
    ));
    await settled();
    expect(deaf.peer.heard.length - heard).toBeLessThanOrEqual(1);
    expect(deaf.peer.stream.writableLength).toBeLessThan(10_000);
    controller.abort();
    deaf.peer.listen();
    deaf.peer.answerAll(() => ({ return: 'done' }));
    const outcomes = await Promise.all(results);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5);
    expect(deaf.peer.heard.join('').split('human-monitor-command')).toHaveLength(1 + 5 + 1);
    client.destroy();
    peer.hangUp();
  });

  test('makes a queue that ends somewhere, those included that nobody waits for', async () => {
    const { client, peer } = await startMonitor({ maxPending: 3 });
    await expect(client.execute('query-status', {}, { timeout: 1 })).rejects.toThrow('1 ms');
    const others = [client.execute('query-status'), client.execute('query-status')];
    await expect(client.execute('query-status')).rejects.toThrow('query-status: 3 requests wait for their replies already');
    peer.answerAll(() => ({ return: running }));
    await Promise.all(others);
    await expect(client.execute('query-status')).resolves.toEqual(running);
  });
});

describe('the end', () => {
  test('by the server tells all who wait, and all who come later', async () => {
    const { client, peer } = await startMonitor();
    const waiting = [client.execute('query-status'), client.execute('stop')].map((result) => result.catch((reason: unknown) => reason));
    await peer.next();
    peer.sayBytes('{"return": {"running"');
    peer.hangUp();
    for (const error of await Promise.all(waiting)) {
      expect(error).toBeInstanceOf(ConnectionClosedError);
      expect(String(error)).toContain('the other end closed the connection');
    }
    expect(await waiting[1]).toMatchObject({ command: 'stop' });
    await expect(client.execute('cont')).rejects.toThrow(ConnectionClosedError);
    await expect(client.closed).resolves.toBeUndefined();
    await client.close();
  });

  test('by an error keeps the error', async () => {
    const { client, peer } = await startMonitor();
    const cause = new Error('cable');
    const status = client.execute('query-status');
    peer.stream.destroy(cause);
    await expect(status).rejects.toMatchObject({ name: 'ConnectionClosedError', cause });
    await expect(client.closed).resolves.toBe(cause);
  });

  test('by a reset is one by the server, which had not read all', async () => {
    const { client, peer } = await startMonitor();
    const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const status = client.execute('query-status');
    const events = client.events();
    peer.stream.destroy(cause);
    await expect(status).rejects.toMatchObject({ message: 'query-status: the other end closed the connection', cause });
    await expect(client.closed).resolves.toBeUndefined();
    await expect(events.next()).resolves.toMatchObject({ done: true });
  });

  test('by us is none the worse for an error while we leave', async () => {
    const { client, peer } = await startMonitor();
    peer.stream.end = () => peer.stream.destroy(new Error('cable'));
    await client.close();
    await expect(client.closed).resolves.toBeUndefined();
  });

  test('by us waits for the replies that somebody waits for', async () => {
    const { client, peer } = await startMonitor();
    const abandoned = client.execute('query-status', {}, { timeout: 1 });
    await expect(abandoned).rejects.toThrow();
    const status = client.execute('query-status');
    const closings = [client.close(), client.close()];
    await expect(client.execute('stop')).rejects.toThrow('stop: the client was closed');
    await settled();
    expect(peer.hasLeft).toBe(false);
    await peer.next();
    reply(peer, await peer.next(), running);
    await expect(status).resolves.toEqual(running);
    await Promise.all(closings);
    expect(peer.hasLeft).toBe(true);
    expect(peer.stream.destroyed).toBe(true);
    await expect(client.closed).resolves.toBeUndefined();
  });

  test('by us at once tells those who wait', async () => {
    const { client } = await startMonitor();
    const status = client.execute('query-status');
    client.destroy();
    await expect(status).rejects.toThrow('query-status: the client was closed');
    await client.close();
    const withReason = await startMonitor();
    const other = withReason.client.execute('query-status');
    withReason.client.destroy(new Error('change of plan'));
    await expect(other).rejects.toThrow('change of plan');
  });

  test('by us does not depend on the server saying goodbye', async () => {
    const { client, peer } = await startMonitor();
    peer.stream.push = () => true;
    await client.close();
    expect(peer.stream.destroyed).toBe(true);
  });

  test('comes with `await using`', async () => {
    const { client, peer } = await startMonitor();
    await client[Symbol.asyncDispose]();
    expect(peer.hasLeft).toBe(true);
  });

  test('of a stream that was over before it was given is told like any other', async () => {
    const { stream } = new FakePeer();
    stream.destroy();
    await settled();
    await expect(connectQmp(monitorTable, { stream })).rejects.toThrow(ConnectionClosedError);
  });

  test('while nobody waits is told like any other', async () => {
    const { client, peer } = await startMonitor();
    peer.stream.destroy();
    await client.closed;
    await expect(client.execute('stop')).rejects.toThrow(ConnectionClosedError);
  });
});
