/** Mocks over real sockets: examples, answers of a test, and the repetition of a recorded session. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { CommandError } from '../../../src/runtime/agent/command-error.ts';
import { connectGuestAgent } from '../../../src/runtime/client/connect-guest-agent.ts';
import { createMock, type MockOptions } from '../../../src/runtime/mock/create-mock.ts';
import { recordSession } from '../../../src/runtime/mock/record-session.ts';
import { parseRecording, printMessage } from '../../../src/runtime/mock/recording.ts';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { guestAgentTable } from '../agent/guest-agent-schema.ts';
import { tableOf } from '../marshal/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-mock-'));
const ends: (() => unknown)[] = [];
let sockets = 0;

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = tableOf();
const withSync = { ...table, commands: { ...table.commands, 'guest-sync': { arguments: { id: 'int' }, returns: 'int' } } };
const capabilities = { execute: 'qmp_capabilities' };

async function startMock(options: Partial<MockOptions> = {}) {
  const mock = createMock<Record<string, object | undefined>>({ table, flavour: 'qmp', ...options });
  const path = join(folder, `mock${++sockets}`);
  await mock.listen({ path });
  ends.push(() => mock.close());
  return { mock, path };
}

/** Sends messages one by one, each after the reply to the one before; gives everything that came. */
async function talk(path: string, messages: readonly JsonObject[], { greets = true } = {}): Promise<readonly JsonObject[]> {
  const socket = createConnection(path);
  ends.push(() => socket.destroy());
  const received: JsonObject[] = [];
  const reader = new JsonReader();
  const waiting = [...messages];
  const sendNext = (): void => {
    const next = waiting.shift();
    if (next === undefined) setTimeout(() => socket.end(), 50);
    else socket.write(writeLine(next));
  };
  socket.on('data', (chunk: Buffer) => {
    for (const item of reader.read(chunk)) {
      if (item.kind === 'error') throw new Error(item.error.desc);
      const message = item.value as JsonObject;
      received.push(message['event'] === undefined ? message : { event: message['event'], data: message['data'] });
      if (message['event'] === undefined) sendNext();
    }
  });
  if (!greets) sendNext();
  await once(socket as Socket, 'close');
  return received;
}

test('every command is answered with an example that fits', async () => {
  const { mock, path } = await startMock();
  const replies = await talk(path, [capabilities, { execute: 'shape', arguments: { kind: 'none' } }, { execute: 'nothing' }, { execute: 'derived' }]);
  expect(replies.slice(2)).toEqual([
    { return: [] }, { return: {} }, { error: { class: 'GenericError', desc: "Parameter 'id' is missing" } },
  ]);
  expect(mock.calls).toEqual([{ command: 'shape', arguments: { kind: 'none' } }, { command: 'nothing', arguments: {} }]);
});

test('a test answers as it likes, with values, functions and errors, and tells of events', async () => {
  const { mock, path } = await startMock({ answers: { shape: [{ kind: 'none', label: 'fixed' }], nothing: () => mock.emit('BARE') } });
  mock.answer('derived', () => { throw new CommandError('not today', 'DeviceNotFound'); });
  const replies = await talk(path, [
    capabilities, { execute: 'shape', arguments: { kind: 'none' } }, { execute: 'nothing' }, { execute: 'derived', arguments: { id: 'a', count: 1 } },
  ]);
  expect(replies.slice(2)).toEqual([
    { return: [{ kind: 'none', label: 'fixed' }] }, { event: 'BARE', data: undefined }, { return: {} },
    { error: { class: 'DeviceNotFound', desc: 'not today' } },
  ]);
  expect(() => mock.answer('absent', 1)).toThrow(new RangeError("the schema has no command 'absent'"));
});

test('an answer that does not fit is told to the client', async () => {
  const { path } = await startMock({ answers: { shape: 'text' } });
  const replies = await talk(path, [capabilities, { execute: 'shape', arguments: { kind: 'none' } }]);
  expect(JSON.stringify(replies[2])).toContain("Invalid parameter type for 'return', expected: array");
});

test('a mock of a guest agent gives its clients their places back', async () => {
  const { path } = await startMock({ table: withSync, flavour: 'qga' });
  expect(await talk(path, [{ execute: 'guest-sync', arguments: { id: 42 } }], { greets: false })).toEqual([{ return: 42 }]);
});

test('a mock of a guest agent lets clients come to the end of files and programs', async () => {
  const { path } = await startMock({ table: guestAgentTable(), flavour: 'qga' });
  const client = await connectGuestAgent(guestAgentTable(), { path });
  ends.push(() => client.close());
  expect((await client.readFile('/any', { limit: 1000 }).bytes()).length).toBeGreaterThan(0);
  expect(await client.exec('/any')).toMatchObject({ exitCode: undefined, stdout: new Uint8Array() });
});

test('a recorded session is repeated: greeting, replies, errors and events in their places', async () => {
  const version = { major: 7, minor: 2, micro: 1, package: 'Debian' };
  const { mock: real, path: target } = await startMock({ version });
  let count = 0;
  real.answer('derived', () => ({ id: `reply ${++count}`, count: 2n ** 63n - 1n }));
  real.answer('nothing', () => {
    real.emit('DATA', { id: 'before' });
    setTimeout(() => real.emit('DATA', { id: 'after' }), 10);
  });
  real.answer('shape', () => { throw new CommandError('no shape', 'DeviceNotActive'); });
  const derived = { execute: 'derived', arguments: { id: 'a', count: 1 } };
  const messages = [capabilities, derived, derived, { execute: 'shape', arguments: { kind: 'none' } }, { execute: 'nothing' }];

  let recording = '';
  const listen = join(folder, 'recorder');
  const recorder = await recordSession({ listen, target, onMessage: (message) => { recording += printMessage(message); } });
  ends.push(() => recorder.close());
  const original = await talk(listen, messages);

  expect(original).toHaveLength(8);
  const { path } = await startMock({ recording: parseRecording(recording) });
  expect(await talk(path, messages)).toEqual(original);
  const again = await talk(path, [capabilities, derived, { execute: 'derived', arguments: { id: 'b', count: 1 } }]);
  expect(again.slice(2)).toEqual([original[3], { error: { class: 'GenericError', desc: 'The recording has no derived with these arguments' } }]);
});

test('a recorded session is repeated as it was, also if the server was of another version than the schema', async () => {
  const newer = {
    ...table,
    commands: { ...table.commands, derived: { returns: 'any' }, later: { arguments: { '*size': 'int' }, returns: 'any' } },
    events: { ...table.events, DATA: { data: { '*other': 'int' } }, LATER: {} },
  };
  const { mock: real, path: target } = await startMock({ table: newer as MockOptions['table'] });
  real.answer('derived', { other: [1] });
  real.answer('later', () => { real.emit('DATA', { other: 1 }); real.emit('LATER'); return { much: true }; });
  const messages = [capabilities, { execute: 'derived', arguments: {} }, { execute: 'later', arguments: { size: 1 } }, { execute: 'unknown' }];

  let recording = '';
  const listen = join(folder, 'recorder-of-newer');
  const recorder = await recordSession({ listen, target, onMessage: (message) => { recording += printMessage(message); } });
  ends.push(() => recorder.close());
  const original = await talk(listen, messages);
  expect(original.slice(2)).toEqual([
    { return: { other: [1] } }, { event: 'DATA', data: { other: 1 } }, { event: 'LATER', data: undefined }, { return: { much: true } },
    { error: { class: 'CommandNotFound', desc: 'The command unknown has not been found' } },
  ]);
  const { path } = await startMock({ recording: parseRecording(recording) });
  expect(await talk(path, messages)).toEqual(original);
});

test('a recorded session with a guest agent is repeated for clients that synchronise otherwise', async () => {
  const { mock: real, path: target } = await startMock({ table: withSync, flavour: 'qga' });
  real.answer('derived', { id: 'real', count: 1 });
  const messages = (id: number): readonly JsonObject[] => [
    { execute: 'guest-sync', arguments: { id } }, { execute: 'derived', arguments: { id: 'a', count: 1 } },
  ];
  let recording = '';
  const listen = join(folder, 'recorder-of-agent');
  const recorder = await recordSession({ listen, target, onMessage: (message) => { recording += printMessage(message); } });
  ends.push(() => recorder.close());
  const [, derived] = await talk(listen, messages(1), { greets: false });
  const { path } = await startMock({ table: withSync, flavour: 'qga', recording: parseRecording(recording) });
  expect(await talk(path, messages(2), { greets: false })).toEqual([{ return: 2 }, derived]);
});

test('a recorder serves one client at a time, of its owner only', async () => {
  const { path: target } = await startMock();
  const listen = join(folder, 'recorder-of-owner');
  const mask = process.umask(0);
  const recorder = await recordSession({ listen, target, onMessage: () => undefined });
  process.umask(mask);
  ends.push(() => recorder.close());
  expect(statSync(listen).mode & 0o777).toBe(0o600);
  const first = createConnection(listen);
  ends.push(() => first.destroy());
  await once(first, 'data');
  expect(await talk(listen, [])).toEqual([]);
  first.destroy();
});

test('a recorder passes on that there is nobody', async () => {
  const recorder = await recordSession({ listen: join(folder, 'nobody'), target: join(folder, 'absent'), onMessage: () => undefined });
  ends.push(() => recorder.close());
  expect(await talk(join(folder, 'nobody'), [])).toEqual([]);
});
