/** Commands to a guest agent: one after the other, replies by order, silence, the end. */
import { describe, expect, test } from 'vitest';
import { ConnectionClosedError } from '../../../src/runtime/client/connection-errors.ts';
import { answerSync, play, startAgent, syncReply } from './agent.ts';
import { settled } from './fake-peer.ts';

describe('commands', () => {
  test('go out one after the other, and replies need no id', async () => {
    const { client, peer } = await startAgent();
    const results = [client.execute('guest-get-time'), client.execute('guest-ping'), client.execute('guest-file-open', { path: '/x' })];
    expect(await peer.next()).toEqual({ execute: 'guest-get-time' });
    await settled();
    expect(peer.waiting).toBe(0);
    peer.say({ return: 1, id: 'somebody else' });
    await peer.next();
    peer.say({ return: {} });
    expect(await peer.next()).toEqual({ execute: 'guest-file-open', arguments: { path: '/x' } });
    peer.say({ error: { class: 'GenericError', desc: 'no such file' } });
    expect(await results[0]).toBe(1n);
    expect(await results[1]).toEqual({});
    await expect(results[2]).rejects.toMatchObject({ name: 'QmpError', command: 'guest-file-open', desc: 'no such file' });
  });

  test('may be the handshake itself, whose reply is marked', async () => {
    const { client, peer } = await startAgent({ pieceLength: 1 });
    const id = client.execute('guest-sync-delimited', { id: 2n ** 62n });
    peer.sayBytes(syncReply(await peer.next()));
    await expect(id).resolves.toBe(2n ** 62n);
    play(peer, { 'x-new': () => ({ return: 'raw' }) });
    await expect(client.executeRaw('x-new')).resolves.toBe('raw');
  });

  test('keep what a newer agent adds', async () => {
    const { client, peer } = await startAgent();
    play(peer, { 'guest-info': () => ({ return: { version: '99', supported_commands: [{ 'name': 'x', 'enabled': true, 'success-response': true, 'cost': 3 }], mood: 'fine' } }) });
    await expect(client.execute('guest-info')).resolves.toMatchObject({ mood: 'fine', supported_commands: [{ cost: 3 }] });
  });

  test('wait in a queue that ends somewhere', async () => {
    const { client } = await startAgent({ maxPending: 2 });
    const results = [client.execute('guest-ping'), client.execute('guest-ping')];
    await expect(client.execute('guest-ping')).rejects.toThrow('2 requests wait for their replies already');
    client.destroy();
    for (const result of results) await expect(result).rejects.toThrow(ConnectionClosedError);
  });
});

describe('a command that says nothing when it succeeds', () => {
  test('is done when the agent goes on', async () => {
    const { client, peer } = await startAgent();
    const shutdown = client.execute('guest-shutdown', { mode: 'halt' });
    const later = client.execute('guest-ping');
    expect(await peer.next()).toEqual({ execute: 'guest-shutdown', arguments: { mode: 'halt' } });
    const probe = await peer.next();
    expect(Buffer.concat(peer.heard).toString('latin1').lastIndexOf('\xff')).toBe(0);
    peer.sayBytes(syncReply(probe));
    await expect(shutdown).resolves.toBeUndefined();
    expect(await peer.next()).toEqual({ execute: 'guest-ping' });
    peer.say({ return: {} });
    await later;
  });

  test('is done too if it is executed as it is on the wire', async () => {
    const { client, peer } = await startAgent();
    play(peer, {});
    await expect(client.executeRaw('guest-shutdown')).resolves.toBeNull();
  });

  test('fails if there is an error first', async () => {
    const { client, peer } = await startAgent();
    const shutdown = client.execute('guest-shutdown');
    await peer.next();
    const probe = await peer.next();
    peer.say({ error: { class: 'GenericError', desc: 'not now' } });
    peer.sayBytes(syncReply(probe));
    await expect(shutdown).rejects.toThrow('guest-shutdown: not now');
    play(peer, { 'guest-ping': () => ({ return: {} }) });
    await client.execute('guest-ping');
  });

  test('is done when the connection ends, but not at our own wish', async () => {
    const { client, peer } = await startAgent();
    const shutdown = client.execute('guest-shutdown');
    const later = client.execute('guest-ping').catch((reason: unknown) => reason);
    await peer.next();
    peer.hangUp();
    await expect(shutdown).resolves.toBeUndefined();
    expect(await later).toBeInstanceOf(ConnectionClosedError);

    const other = await startAgent();
    const unsure = other.client.execute('guest-shutdown');
    await other.peer.next();
    other.client.destroy();
    await expect(unsure).rejects.toThrow(ConnectionClosedError);
  });

  test('can be given up like any other', async () => {
    const { client, peer } = await startAgent();
    await expect(client.execute('guest-shutdown', {}, { timeout: 5 })).rejects.toMatchObject({ name: 'TimeoutError' });
    const [, probe] = [await peer.next(), await peer.next()];
    const time = client.execute('guest-get-time');
    peer.sayBytes(syncReply(probe));
    await answerSync(peer);
    await peer.next();
    peer.say({ return: 4 });
    await expect(time).resolves.toBe(4n);
  });
});

describe('the end', () => {
  test('comes after the replies that somebody waits for, and lets the agent speak out', async () => {
    const { client, peer } = await startAgent();
    const time = client.execute('guest-get-time');
    const closing = client.close();
    await peer.next();
    await settled();
    expect(peer.hasLeft).toBe(false);
    peer.say({ return: 6 });
    await expect(time).resolves.toBe(6n);
    await closing;
    expect(peer.hasLeft).toBe(true);
    await client[Symbol.asyncDispose]();
    await expect(client.closed).resolves.toBeUndefined();
  });

  test('in the middle of a reply tells whoever waits', async () => {
    const { client, peer } = await startAgent();
    const time = client.execute('guest-get-time');
    await peer.next();
    peer.sayBytes('{"return": 1');
    peer.hangUp();
    await expect(time).rejects.toThrow('guest-get-time: the other end closed the connection');
  });
});
