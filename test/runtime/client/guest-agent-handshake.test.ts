/** Coming into step with a guest agent, whatever lies on the line, and again after a command was given up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectGuestAgent } from '../../../src/runtime/client/connect-guest-agent.ts';
import { ConnectionClosedError, ProtocolError } from '../../../src/runtime/client/connection-errors.ts';
import { QmpError } from '../../../src/runtime/client/qmp-error.ts';
import type { SchemaTable } from '../../../src/runtime/marshal/schema-table.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { answerSync, startAgent, strayError, syncReply, type Agent } from './agent.ts';
import { FakePeer, settled } from './fake-peer.ts';
import { agentTable, monitorTable, type AgentCommands } from './tables.ts';

function tableWithout(...names: readonly string[]): SchemaTable {
  const table = agentTable();
  return { ...table, commands: Object.fromEntries(Object.entries(table.commands).filter(([name]) => !names.includes(name))) };
}

async function expectInStep({ client, peer }: Agent): Promise<void> {
  const time = client.execute('guest-get-time');
  expect(await peer.next()).toEqual({ execute: 'guest-get-time' });
  peer.say({ return: 2n ** 60n });
  await expect(time).resolves.toBe(2n ** 60n);
}

describe('the handshake', () => {
  test('clears the agent’s parser and draws its number at random', async () => {
    const { peer } = await startAgent();
    const other = await startAgent();
    const [text, otherText] = [peer, other.peer].map(({ heard }) => Buffer.concat(heard).toString('latin1'));
    expect(text).toMatch(/^\xff\{"execute": "guest-sync-delimited", "arguments": \{"id": \d+\}\}\n$/);
    expect(text).not.toBe(otherText);
  });

  test('skips what an earlier client left, split at every byte', async () => {
    const left = [
      '', 'x"}}\n', '{"return": {"a": ["', '{"return": 5}\n{"return": {', '\xff{"return": 77}\n', '\xff{"return": ', '{"error": {"class": "GenericError", "desc": "x"}}\n',
    ];
    for (const text of left) {
      for (let split = 0; split <= text.length; split++) {
        const peer = new FakePeer({ pieceLength: split === 0 ? 1 : Infinity });
        const connecting = connectGuestAgent<AgentCommands>(agentTable(), { stream: peer.stream });
        peer.sayBytes(text.slice(0, split));
        const request = await peer.next();
        peer.sayBytes(text.slice(split));
        peer.sayBytes(syncReply(request));
        await expectInStep({ peer, client: await connecting });
      }
    }
  });

  test('skips anything', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array(), fc.string(), fc.integer({ min: 1, max: 9 }), async (bytes, text, pieceLength) => {
      const peer = new FakePeer({ pieceLength });
      const connecting = connectGuestAgent<AgentCommands>(agentTable(), { stream: peer.stream });
      const request = await peer.next();
      peer.sayBytes(Buffer.concat([bytes, Buffer.from(text), syncReply(request)]));
      await expectInStep({ peer, client: await connecting });
    }), { numRuns: 200 });
  });

  test.each([3, Infinity])('does without marks where the schema has the older command only, line by line, %s bytes at a time', async (pieceLength) => {
    const peer = new FakePeer({ pieceLength });
    const connecting = connectGuestAgent<AgentCommands>(tableWithout('guest-sync-delimited'), { stream: peer.stream });
    peer.sayBytes('{"return": {"a": ["half"\n');
    const request = await peer.next();
    expect(request).toMatchObject({ execute: 'guest-sync' });
    peer.sayBytes(Buffer.concat([Buffer.from('half": ["\n'), writeLine(strayError), writeLine({ return: 12 }), syncReply(request)]));
    await expectInStep({ peer, client: await connecting });
  });

  test.each(['The command guest-sync-delimited has not been found', 'Command guest-sync-delimited has been disabled: the command is not allowed'])('takes the older command if the agent says: %s', async (desc) => {
    const peer = new FakePeer();
    const connecting = connectGuestAgent<AgentCommands>(agentTable(), { stream: peer.stream });
    await peer.next();
    peer.say(strayError, { error: { class: 'CommandNotFound', desc: 'The command guest-sync-other has not been found' } });
    peer.say({ error: { class: 'GenericError', desc: 'guest-sync-delimited is unwell' } });
    await settled();
    expect(peer.waiting).toBe(0);
    peer.say({ error: { class: 'CommandNotFound', desc } });
    const second = await peer.next();
    expect(second).toMatchObject({ execute: 'guest-sync' });
    peer.sayBytes(syncReply(second));
    await expectInStep({ peer, client: await connecting });
  });

  test('fails if the agent has neither', async () => {
    const peer = new FakePeer();
    const connecting = connectGuestAgent(agentTable(), { stream: peer.stream });
    const refuse = async (): Promise<void> => {
      const { execute } = await peer.next();
      peer.say({ error: { class: 'CommandNotFound', desc: `The command ${String(execute)} has not been found` } });
    };
    await refuse();
    await refuse();
    const error = await connecting.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(QmpError);
    expect(String(error)).toBe('QmpError: the handshake: The command guest-sync has not been found');
    expect(peer.stream.destroyed).toBe(true);
  });

  test('is needed in the schema', async () => {
    await expect(connectGuestAgent(monitorTable, { stream: new FakePeer().stream })).rejects.toThrow(TypeError);
  });

  test('takes no longer than connecting may, and ends with the connection', async () => {
    const late = new FakePeer();
    await expect(connectGuestAgent(agentTable(), { stream: late.stream, timeout: 5 })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(late.stream.destroyed).toBe(true);
    const gone = new FakePeer();
    gone.hangUp();
    await expect(connectGuestAgent(agentTable(), { stream: gone.stream })).rejects.toThrow(ConnectionClosedError);
  });

  test('can be asked for', async () => {
    const { client, peer } = await startAgent({ timeout: 5 });
    const inStep = client.synchronize();
    await answerSync(peer);
    await inStep;
    await expect(client.synchronize()).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('after a command was given up', () => {
  test('the next one waits until the late reply is past', async () => {
    const { client, peer } = await startAgent({ pieceLength: 1 });
    const late = client.execute('guest-info', {}, { timeout: 5 });
    await peer.next();
    await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(peer.waiting).toBe(0);
    const time = client.execute('guest-get-time');
    const request = await peer.next();
    expect(request).toMatchObject({ execute: 'guest-sync-delimited' });
    peer.say({ return: { version: 'late', supported_commands: [] } }, strayError);
    peer.sayBytes(syncReply(request));
    await peer.next();
    peer.say({ return: 5 });
    await expect(time).resolves.toBe(5n);
    await expectInStep({ client, peer });
  });

  test('a late reply in between is no reply to anything', async () => {
    const { client, peer } = await startAgent();
    const controller = new AbortController();
    const late = client.execute('guest-get-time', {}, { signal: controller.signal });
    await peer.next();
    peer.sayBytes('{"return":');
    controller.abort();
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
    peer.sayBytes(' 7}\n');
    await settled();
    const time = client.execute('guest-get-time');
    await answerSync(peer);
    await peer.next();
    peer.say({ return: 8 });
    await expect(time).resolves.toBe(8n);
  });

  test('a handshake that was given up is no reply to the next one', async () => {
    const { client, peer } = await startAgent();
    await expect(client.execute('guest-ping', {}, { timeout: 5 })).rejects.toThrow();
    await peer.next();
    await expect(client.execute('guest-ping', {}, { timeout: 5 })).rejects.toThrow();
    const first = await peer.next();
    const time = client.execute('guest-get-time');
    const second = await peer.next();
    peer.sayBytes(Buffer.concat([writeLine({ return: {} }), syncReply(first)]));
    await settled();
    expect(peer.waiting).toBe(0);
    peer.sayBytes(syncReply(second));
    await peer.next();
    peer.say({ return: 9 });
    await expect(time).resolves.toBe(9n);
  });

  test('before its turn nothing changes', async () => {
    const { client, peer } = await startAgent();
    const controller = new AbortController();
    const first = client.execute('guest-get-time');
    const second = client.execute('guest-info', {}, { signal: controller.signal });
    const third = client.execute('guest-ping');
    controller.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    await peer.next();
    peer.say({ return: 1 });
    await first;
    expect(await peer.next()).toEqual({ execute: 'guest-ping' });
    peer.say({ return: {} });
    await third;
  });

  test('because its reply was broken', async () => {
    const { client, peer } = await startAgent();
    for (const broken of ['{"return": tru}\n', '{"whatever": 1}\n', '{"return": {"half\xff', '[]']) {
      const failing = client.execute('guest-get-time');
      await peer.next();
      peer.sayBytes(broken);
      await expect(failing).rejects.toThrow(ProtocolError);
      const ping = client.execute('guest-ping');
      await answerSync(peer);
      await peer.next();
      peer.say({ return: {} });
      await ping;
    }
  });

  test('what comes before a command was sent is no reply to it', async () => {
    const { client, peer } = await startAgent();
    peer.isDeaf = true;
    const long = client.execute('guest-file-open', { path: 'x'.repeat(5000) });
    await peer.next();
    peer.say({ return: 1 });
    await expect(long).resolves.toBe(1n);
    const time = client.execute('guest-get-time');
    peer.say({ return: 2 });
    await settled();
    expect(peer.waiting).toBe(0);
    peer.listen();
    await peer.next();
    peer.say({ return: 3 });
    await expect(time).resolves.toBe(3n);
  });

  test('or something came out of turn', async () => {
    const { client, peer } = await startAgent();
    peer.say({ return: {} });
    await settled();
    const time = client.execute('guest-get-time');
    await answerSync(peer);
    await peer.next();
    peer.say({ return: 3 });
    await expect(time).resolves.toBe(3n);
  });
});
