/** Recordings: what is printed is read again, and messages become commands with their replies and events. */
import { expect, test } from 'vitest';
import { exchangesOf, parseRecording, printMessage, type RecordedMessage } from '../../../src/runtime/mock/recording.ts';
import { WholeDouble } from '../../../src/runtime/wire/json-value.ts';

const client = (message: RecordedMessage['message']): RecordedMessage => ({ from: 'client', message });
const server = (message: RecordedMessage['message']): RecordedMessage => ({ from: 'server', message });

test('every value comes back as it was', () => {
  const messages = [client({ execute: 'a', arguments: { big: 2n ** 64n - 1n, whole: new WholeDouble(1), text: 'ä\n' } }), server({ return: {} })];
  expect(parseRecording(messages.map(printMessage).join(''))).toEqual(messages);
});

test('a line that is no message is named', () => {
  const problem = /^line 2 of the recording is no message/;
  for (const line of ['{', '5', '{"from":"me","message":1}', '{"from":"client"}', '{} {}']) {
    expect(() => parseRecording(`\n${line}\n`)).toThrow(problem);
  }
});

test('replies are found by their ids, or else by their order', () => {
  const exchanges = exchangesOf([
    client({ execute: 'a', id: 1 }), client({ 'exec-oob': 'b', id: 2 }), server({ return: 'of b', id: 2 }), server({ return: 'of a', id: 1 }),
    client({ execute: 'c', arguments: { x: 1 } }), client({ execute: 'd' }), server({ error: {} }), server({ return: 'of d' }), client({ execute: 'quit' }),
  ]);
  expect(exchanges.map(({ command, reply }) => [command, reply?.['return'] ?? Object.keys(reply ?? {})])).toEqual([
    ['a', 'of a'], ['b', 'of b'], ['c', ['error']], ['d', 'of d'], ['quit', []],
  ]);
  expect(exchanges[2]?.arguments).toEqual({ x: 1 });
});

test('events belong to the command that waits, or to the one that was answered last', () => {
  const [stop, resume] = exchangesOf([
    server({ QMP: {} }), server({ event: 'EARLY' }), client({ execute: 'stop' }), server({ event: 'STOP' }), server({ return: {} }), server({ event: 'LATER' }),
    client({ execute: 'cont' }), server({ event: 'RESUME' }), server({ return: {} }),
  ]);
  expect(stop?.eventsBefore).toEqual([{ event: 'STOP' }]);
  expect(stop?.eventsAfter).toEqual([{ event: 'LATER' }]);
  expect(resume?.eventsBefore).toEqual([{ event: 'RESUME' }]);
});
