/** Requests to a monitor and their replies, whatever their order, and what comes instead. */
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConnectionClosedError, ProtocolError } from '../../../src/runtime/client/connection-errors.ts';
import { connectQmp } from '../../../src/runtime/client/connect-qmp.ts';
import { QmpError } from '../../../src/runtime/client/qmp-error.ts';
import { MarshalError } from '../../../src/runtime/marshal/marshal-error.ts';
import { FakePeer, greeting, settled } from './fake-peer.ts';
import { reply, running, startMonitor } from './monitor.ts';
import { monitorTable } from './tables.ts';

describe('connecting', () => {
  test('reads the greeting and negotiates', async () => {
    const { client, peer } = await startMonitor();
    expect(client.greeting).toEqual({ version: greeting.QMP.version, capabilities: ['oob'] });
    expect(client.isOutOfBand).toBe(false);
    expect(Buffer.concat(peer.heard).toString()).toBe('{"execute": "qmp_capabilities", "id": 1}\n');
  });

  test('enables out-of-band execution if it is asked for and offered', async () => {
    const { client, peer } = await startMonitor({ oob: true });
    expect(client.isOutOfBand).toBe(true);
    expect(peer.heard.join('')).toContain('"arguments": {"enable": ["oob"]}');

    const without = new FakePeer();
    const connecting = connectQmp(monitorTable, { stream: without.stream, oob: true });
    without.say({ QMP: { version: greeting.QMP.version, capabilities: [] } });
    reply(without, await without.next(), {});
    expect((await connecting).isOutOfBand).toBe(false);
    expect(without.heard.join('')).not.toContain('oob');
  });

  test.each([
    ['a reply', { return: {} }],
    ['an event', { event: 'STOP' }],
    ['a number', 42],
  ])('refuses %s in place of a greeting', async (_name, message) => {
    const peer = new FakePeer();
    const connecting = connectQmp(monitorTable, { stream: peer.stream });
    peer.say(message, 0);
    await expect(connecting).rejects.toThrow(ProtocolError);
    expect(peer.stream.destroyed).toBe(true);
  });

  test('refuses what is no JSON in place of a greeting', async () => {
    const peer = new FakePeer();
    const connecting = connectQmp(monitorTable, { stream: peer.stream });
    peer.sayBytes('HTTP/1.1 400 Bad Request');
    await expect(connecting).rejects.toThrow(ProtocolError);
  });

  test('ends with the time, the signal or the connection, and lets go of the stream', async () => {
    const late = new FakePeer();
    await expect(connectQmp(monitorTable, { stream: late.stream, timeout: 5 })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(late.stream.destroyed).toBe(true);

    const aborted = new FakePeer();
    const controller = new AbortController();
    const connecting = connectQmp(monitorTable, { stream: aborted.stream, signal: controller.signal });
    aborted.say(greeting);
    await aborted.next();
    controller.abort();
    await expect(connecting).rejects.toMatchObject({ name: 'AbortError' });
    expect(aborted.stream.destroyed).toBe(true);

    const gone = new FakePeer();
    const lost = connectQmp(monitorTable, { stream: gone.stream });
    gone.hangUp();
    await expect(lost).rejects.toThrow(ConnectionClosedError);
  });

  test('tells why the server refused', async () => {
    const peer = new FakePeer();
    const connecting = connectQmp(monitorTable, { stream: peer.stream });
    peer.say(greeting);
    peer.say({ error: { class: 'GenericError', desc: 'Not today' }, id: (await peer.next())['id'] });
    await expect(connecting).rejects.toThrow('qmp_capabilities: Not today');
  });

  test.each([
    [{}, 'not none'],
    [{ path: '/a', fd: 3 }, 'not path and fd'],
  ])('wants one endpoint: %j', async (endpoint, message) => {
    await expect(connectQmp(monitorTable, endpoint as { path: string })).rejects.toThrow(message);
  });

  test('passes on why nobody is there', async () => {
    await expect(connectQmp(monitorTable, { path: '/nonexistent/socket' })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a signal means nothing after it', async () => {
    const controller = new AbortController();
    const { client, peer } = await startMonitor({ signal: controller.signal });
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    controller.abort();
    const status = client.execute('query-status');
    reply(peer, await peer.next(), running);
    await expect(status).resolves.toEqual(running);
  });
});

describe('a command', () => {
  test('goes out in the form of the schema, and its result comes back in it', async () => {
    const { client, peer } = await startMonitor();
    const added = client.execute('blockdev-add', { 'driver': 'null-co', 'size': 2n ** 60n, 'node-name': 'disk' });
    const request = await peer.next();
    expect(request).toEqual({ execute: 'blockdev-add', arguments: { 'driver': 'null-co', 'node-name': 'disk', 'size': 2n ** 60n }, id: 2 });
    reply(peer, request, {});
    await expect(added).resolves.toEqual({});
    const jobs = client.execute('query-jobs');
    reply(peer, await peer.next(), [{ 'id': 'a', 'status': 'running', 'current-progress': 7 }]);
    await expect(jobs).resolves.toEqual([{ 'id': 'a', 'status': 'running', 'current-progress': 7n }]);
  });

  test('that fails tells what, why and who asked', async () => {
    const { client, peer } = await startMonitor();
    const failing = client.execute('blockdev-del', { 'node-name': 'x' });
    peer.say({ error: { class: 'DeviceNotFound', desc: 'No such node' }, id: (await peer.next())['id'] });
    const error = await failing.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(QmpError);
    expect(error).toMatchObject({ class: 'DeviceNotFound', desc: 'No such node', command: 'blockdev-del', message: 'blockdev-del: No such node' });
    expect((error as Error).stack).toContain('qmp-requests.test.ts');
  });

  test('with wrong arguments is not sent', async () => {
    const { client, peer } = await startMonitor({ strict: true });
    const heard = peer.heard.length;
    await expect(client.execute('blockdev-del', {} as never)).rejects.toThrow(MarshalError);
    await expect(client.execute('blockdev-del', { 'node-name': '\ud800' })).rejects.toThrow('U+D800');
    await expect(client.execute('made-up' as 'stop')).rejects.toThrow("no command 'made-up'");
    await expect(client.execute('stop', {}, { timeout: -1 })).rejects.toThrow(RangeError);
    await settled();
    expect(peer.heard).toHaveLength(heard);
  });

  test('that the schema does not have can be sent as it is', async () => {
    const { client, peer } = await startMonitor();
    const result = client.executeRaw('x-new', { size: 1n });
    const request = await peer.next();
    expect(request).toMatchObject({ execute: 'x-new', arguments: { size: 1 } });
    reply(peer, request, { whatever: 1 } as never);
    await expect(result).resolves.toEqual({ whatever: 1 });
  });

  test('finds its reply in any order, split anywhere', async () => {
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), fc.integer({ min: 1, max: 9 }), async (order, pieceLength) => {
      const { client, peer } = await startMonitor({ pieceLength });
      const results = order.map((_, index) => client.execute('human-monitor-command', { 'command-line': `line ${index}` }));
      const requests = await Promise.all(order.map(() => peer.next()));
      for (const index of order) reply(peer, requests[index] ?? expect.fail(), `answer ${index}`);
      expect(await Promise.all(results)).toEqual(order.map((_, index) => `answer ${index}`));
    }), { numRuns: 50 });
  });

  test('out of band overtakes', async () => {
    const { client, peer } = await startMonitor({ oob: true });
    const slow = client.execute('query-status');
    const fast = client.execute('yank', { instances: [] }, { oob: true });
    const first = await peer.next();
    const second = await peer.next();
    expect(second).toMatchObject({ 'exec-oob': 'yank' });
    reply(peer, second, {});
    await fast;
    reply(peer, first, running);
    await expect(slow).resolves.toEqual(running);
  });

  test('out of band is refused if that is not enabled', async () => {
    const { client } = await startMonitor();
    await expect(client.execute('yank', { instances: [] }, { oob: true })).rejects.toThrow(TypeError);
  });

  test('finds its reply by order if it comes without id', async () => {
    const { client, peer } = await startMonitor({ oob: true });
    const outOfBand = client.execute('yank', { instances: [] }, { oob: true });
    const results = [client.execute('query-status'), client.execute('stop')];
    const [first] = [await peer.next(), await peer.next(), await peer.next()];
    peer.say({ return: running }, { error: { class: 'GenericError', desc: 'no' } });
    reply(peer, first, {});
    await expect(results[0]).resolves.toEqual(running);
    await expect(results[1]).rejects.toThrow('stop: no');
    await outOfBand;
  });

  test('without reply on success is done when a later one is answered', async () => {
    const { client, peer } = await startMonitor();
    const asleep = client.execute('system-sleep');
    const [, probe] = [await peer.next(), await peer.next()];
    peer.say({ error: { class: 'CommandNotFound', desc: 'already' }, id: probe['id'] });
    await expect(asleep).resolves.toBeUndefined();

    const refused = client.execute('system-sleep');
    const [request, second] = [await peer.next(), await peer.next()];
    peer.say({ error: { class: 'GenericError', desc: 'too lively' }, id: request['id'] }, { return: {}, id: second['id'] });
    await expect(refused).rejects.toThrow('too lively');

    const last = client.execute('system-sleep');
    await peer.next();
    peer.hangUp();
    await expect(last).resolves.toBeUndefined();
  });

  test('without reply on success is not done if we end it, or if it was not sent', async () => {
    const { client } = await startMonitor();
    const asleep = client.execute('system-sleep');
    client.destroy();
    await expect(asleep).rejects.toThrow(ConnectionClosedError);

    const deaf = await startMonitor({ isDeaf: true });
    deaf.client.execute('human-monitor-command', { 'command-line': 'x'.repeat(5000) }).catch(() => undefined);
    const unsent = deaf.client.execute('system-sleep');
    deaf.peer.hangUp();
    await expect(unsent).rejects.toThrow(ConnectionClosedError);
  });
});

describe('a message that nobody expects', () => {
  test.each([
    ['bytes that are no JSON', 'x}'],
    ['an array', '[]'],
    ['a second greeting', JSON.stringify(greeting)],
  ])('%s: ends the connection', async (_name, text) => {
    const { client, peer } = await startMonitor();
    const status = client.execute('query-status');
    await peer.next();
    peer.sayBytes(text);
    await expect(status).rejects.toThrow(ConnectionClosedError);
    await expect(status).rejects.toMatchObject({ cause: expect.any(ProtocolError), command: 'query-status' });
    await expect(client.closed).resolves.toBeInstanceOf(ProtocolError);
  });

  test.each([
    ['a reply to nothing', { return: {}, id: 'x' }],
    ['an unknown kind', { news: 1 }],
  ])('%s: is passed over, unless the client is strict', async (_name, message) => {
    const { client, peer } = await startMonitor();
    peer.say(message);
    const status = client.execute('query-status');
    reply(peer, await peer.next(), running);
    await status;

    const strict = await startMonitor({ strict: true });
    strict.peer.say(message);
    await expect(strict.client.closed).resolves.toBeInstanceOf(ProtocolError);
  });

  test('a result that does not fit fails the command only', async () => {
    const { client, peer } = await startMonitor();
    const status = client.execute('query-status');
    reply(peer, await peer.next(), { ...running, running: 'yes' });
    await expect(status).rejects.toThrow("query-status: the reply does not fit the schema: Invalid parameter type for 'return.running', expected: boolean");
    const again = client.execute('query-status');
    reply(peer, await peer.next(), { ...running, status: 'levitating', altitude: 3 });
    await expect(again).resolves.toEqual({ ...running, status: 'levitating', altitude: 3 });
  });

  test('a strict client refuses what the schema does not have, and says where', async () => {
    const { client, peer } = await startMonitor({ strict: true });
    const status = client.execute('query-status');
    reply(peer, await peer.next(), { ...running, altitude: 3 });
    await expect(status).rejects.toThrow("'return.altitude' is unexpected");
  });

  test('what the table cannot read ends the connection, not the process', async () => {
    const peer = new FakePeer();
    const connecting = connectQmp({ ...monitorTable, events: { STOP: { data: 'Nowhere' } } }, { stream: peer.stream });
    peer.say(greeting);
    reply(peer, await peer.next(), {});
    const client = await connecting;
    peer.say({ event: 'STOP', data: {} });
    expect(String(await client.closed)).toContain("no type 'Nowhere'");
  });

  test('more than fits ends the connection', async () => {
    const { client, peer } = await startMonitor({ limits: { size: 1000, tokens: 100, depth: 10 } });
    peer.say({ return: 'x'.repeat(2000) });
    expect(String(await client.closed)).toContain('limit');
    await settled();
  });
});
