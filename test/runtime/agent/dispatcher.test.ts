/** What the agent answers to one request, word for word. */
import { describe, expect, test } from 'vitest';
import { createAgent, type AgentOptions } from '../../../src/runtime/agent/agent.ts';
import { CommandError } from '../../../src/runtime/agent/command-error.ts';
import { CommandPolicy } from '../../../src/runtime/agent/command-policy.ts';
import type { Handlers } from '../../../src/runtime/agent/handler.ts';
import { MarshalError } from '../../../src/runtime/marshal/marshal-error.ts';
import { Conversation, settle } from './conversation.ts';
import { table } from './table.ts';

const handlers: Handlers = {
  'guest-ping': () => undefined,
  'guest-sync': ({ id }) => id,
  'guest-sync-delimited': ({ id }) => id,
  'guest-shutdown': ({ mode }) => {
    if (mode === 'odd') throw new CommandError('no such mode');
  },
  describe: ({ mode }) => ({ name: mode }),
  fail: ({ how }) => {
    if (how === 'class') throw new CommandError('gone', 'DeviceNotFound');
    if (how === 'type') return { name: 5 };
    if (how === 'nothing') return undefined;
    if (how === 'number') return { name: 'x', size: Number.NaN };
    if (how === 'marshal') throw new MarshalError('inner');
    if (how === 'promise') return Promise.reject(new Error('later with a secret'));
    if (how === 'string') throw 'thrown';
    throw new Error('on the spot with a secret');
  },
};

async function ask(text: string, options: Partial<AgentOptions> = {}): Promise<string> {
  const agent = createAgent({ table, flavour: 'qga', handlers, ...options });
  const conversation = new Conversation();
  agent.serve(conversation.stream);
  conversation.send(text);
  await settle();
  return conversation.text;
}

const generic = (desc: string): string => `{"error": {"class": "GenericError", "desc": ${JSON.stringify(desc)}}}\n`;
const notFound = (desc: string): string => `{"error": {"class": "CommandNotFound", "desc": ${JSON.stringify(desc)}}}\n`;

describe('the envelope', () => {
  const mustBeObject = generic('QMP input must be a JSON object');
  test.each([
    ['42\n', mustBeObject],
    ['1.0\n', mustBeObject],
    ['"execute"', mustBeObject],
    ['null\n', mustBeObject],
    ['[{"execute":"guest-ping"}]', mustBeObject],
    ['{}', generic("QMP input lacks member 'execute'")],
    ['{"arguments":{}}', generic("QMP input lacks member 'execute'")],
    ['{"execute":null}', generic("QMP input member 'execute' must be a string")],
    ['{"execute":1.0}', generic("QMP input member 'execute' must be a string")],
    ['{"execute":"guest-ping","arguments":null}', generic("QMP input member 'arguments' must be an object")],
    ['{"execute":"guest-ping","arguments":[]}', generic("QMP input member 'arguments' must be an object")],
    ['{"execute":"guest-ping","arguments":2.0}', generic("QMP input member 'arguments' must be an object")],
    ['{"execute":"guest-ping","foo":1}', generic("QMP input member 'foo' is unexpected")],
    ['{"Execute":"guest-ping"}', generic("QMP input member 'Execute' is unexpected")],
    ['{"execute":"guest-ping","":1}', generic("QMP input member '' is unexpected")],
    ['{"execute":"guest-ping","__proto__":1}', generic("QMP input member '__proto__' is unexpected")],
    ['{"exec-oob":"guest-ping"}', generic("QMP input member 'exec-oob' is unexpected")],
    ['{"execute":"nope"}', notFound('The command nope has not been found')],
    ['{"execute":"toString"}', notFound('The command toString has not been found')],
    ['{"execute":"__proto__"}', notFound('The command __proto__ has not been found')],
    ['{"execute":"unanswered"}', notFound('The command unanswered has not been found')],
    ['{"execute":"guest-ping"}', '{"return": {}}\n'],
    ['{"execute":"guest-ping","arguments":{}}', '{"return": {}}\n'],
  ])('%s', async (request, reply) => {
    expect(await ask(request)).toBe(reply);
  });

  test('names of two wrong members the one that QEMU names', async () => {
    expect(await ask('{"arguments":1,"execute":2}')).toBe(generic("QMP input member 'execute' must be a string"));
    expect(await ask('{"foo":1,"execute":2}')).toBe(generic("QMP input member 'execute' must be a string"));
    expect(await ask('{"execute":1,"exec-oob":"x"}')).toBe(generic("QMP input member 'exec-oob' is unexpected"));
    expect(await ask('{"zz":1,"arguments":1}')).toBe(generic("QMP input member 'zz' is unexpected"));
  });
});

test('checks go from the envelope over existence, permission and arguments to the handler', async () => {
  const policy = new CommandPolicy({ block: ['describe', 'nope'] });
  expect(await ask('{"execute":"nope","arguments":1}', { policy })).toBe(generic("QMP input member 'arguments' must be an object"));
  expect(await ask('{"execute":"nope","arguments":{"a":1}}', { policy })).toBe(notFound('The command nope has not been found'));
  expect(await ask('{"execute":"describe","arguments":{"a":1}}', { policy }))
    .toBe(notFound('Command describe has been disabled: the command is not allowed'));
  expect(await ask('{"execute":"describe","arguments":{"mode":"none"}}')).toBe(generic("Parameter 'mode' does not accept value 'none'"));
  expect(await ask('{"execute":"fail","arguments":{"a":1}}')).toBe(generic("Parameter 'a' is unexpected"));
});

describe('the id', () => {
  test.each(['null', '1', '"x"', '[1, {"a": 2.5}]', '{"b": 1.0, "a": -0.0}', '18446744073709551615', '"\\uD83D\\uDE00"', 'false', '[]'])('%s goes back as it came', async (id) => {
    expect(await ask(`{"execute":"guest-ping","id":${id}}`)).toBe(`{"return": {}, "id": ${id}}\n`);
    expect(await ask(`{"id":${id}}`)).toBe(`{"id": ${id}, ${generic("QMP input lacks member 'execute'").slice(1)}`);
    expect(await ask(`{"execute":1,"id":${id}}`)).toBe(`{"id": ${id}, ${generic("QMP input member 'execute' must be a string").slice(1)}`);
    expect(await ask(`{"execute":"nope","id":${id}}`)).toBe(`{"id": ${id}, ${notFound('The command nope has not been found').slice(1)}`);
  });

  test('is never on a parse error', async () => {
    expect(await ask('{"id":1,}')).toBe(generic('JSON parse error, expecting value'));
  });

  test('that JSON has no form for refuses the request, which is not executed', async () => {
    let count = 0;
    const counting: Handlers = { 'guest-ping': () => void count++ };
    expect(await ask('{"execute":"guest-ping","id":[1e999]}', { handlers: counting })).toBe(generic("QMP input member 'id' holds what no reply can hold"));
    expect(count).toBe(0);
  });

  test('may be as deep as the reader allows', async () => {
    const id = '['.repeat(1023) + ']'.repeat(1023);
    expect(await ask(`{"execute":"guest-ping","id":${id}}`)).toBe(`{"return": {}, "id": ${id}}\n`);
  });
});

describe('replies', () => {
  test('after 0xFF are the successful ones of guest-sync-delimited, no others', async () => {
    expect(await ask('\xff{"execute":"guest-sync-delimited","arguments":{"id":7},"id":1}'))
      .toBe(`${generic("JSON parse error, stray '\ufffd'").replace('\ufffd', '\\uFFFD')}\xff{"return": 7, "id": 1}\n`);
    expect(await ask('{"execute":"guest-sync-delimited"}')).toBe(generic("Parameter 'id' is missing"));
    expect(await ask('{"execute":"guest-sync","arguments":{"id":9223372036854775807}}')).toBe('{"return": 9223372036854775807}\n');
  });

  test('of silent commands come on failure only', async () => {
    expect(await ask('{"execute":"guest-shutdown"}{"execute":"guest-ping"}')).toBe('{"return": {}}\n');
    expect(await ask('{"execute":"guest-shutdown","arguments":{"mode":"odd"}}')).toBe(generic('no such mode'));
    expect(await ask('{"execute":"guest-shutdown","arguments":{"mode":1}}')).toBe(generic("Invalid parameter type for 'mode', expected: string"));
  });

  test('have the class of the error', async () => {
    expect(await ask('{"execute":"fail","arguments":{"how":"class"}}')).toBe('{"error": {"class": "DeviceNotFound", "desc": "gone"}}\n');
  });

  test.each([
    ['type', "The command fail gave a value that does not fit the schema: Invalid parameter type for 'return.name', expected: string"],
    ['nothing', "The command fail gave a value that does not fit the schema: Invalid parameter type for 'return', expected: object"],
    ['number', "The command fail gave a value that does not fit the schema: Invalid parameter type for 'return.size', expected: integer"],
    ['marshal', 'The command fail failed: inner'],
    ['promise', 'The command fail failed: later with a secret'],
    ['string', 'The command fail failed: thrown'],
    ['', 'The command fail failed: on the spot with a secret'],
  ])('for a handler that fails by %s say so, and the log has no message of a foreign error', async (how, desc) => {
    const logged: string[] = [];
    const log = (level: string, message: string): void => void (level === 'critical' && logged.push(message));
    expect(await ask(`{"execute":"fail","arguments":{"how":"${how}"}}{"execute":"guest-ping"}`, { log })).toBe(`${generic(desc)}{"return": {}}\n`);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('command fail ');
    expect(logged[0]).not.toContain('secret');
  });
});

test('handlers can be methods of a class', async () => {
  class Commands {
    readonly #name = 'inner';
    describe(): unknown {
      return { name: this.#name };
    }
  }
  const own = new Commands() as unknown as Handlers;
  expect(await ask('{"execute":"describe","arguments":{"mode":"fast"}}', { handlers: own })).toBe('{"return": {"name": "inner"}}\n');
});

test('what every object has is no handler', async () => {
  const own = { ...table, commands: { constructor: {}, valueOf: { returns: 'str' } } } as const;
  for (const name of Object.keys(own.commands)) {
    expect(await ask(`{"execute":"${name}"}`, { table: own })).toBe(notFound(`The command ${name} has not been found`));
    expect(await ask(`{"execute":"${name}"}`, { table: own, handlers: { [name]: () => (name === 'valueOf' ? 'x' : undefined) } })).toContain('return');
  }
});

test('a command learns who it is, and which commands there are', async () => {
  const policy = new CommandPolicy({ block: ['guest-sync'] });
  const own: Handlers = {
    'guest-shutdown': () => undefined,
    'guest-ping': () => undefined,
    'guest-sync': () => 1,
    describe: (_args, { command, id, isOutOfBand, agent }) => ({ name: JSON.stringify([command, id, isOutOfBand, agent.commands()]) }),
  };
  const reply = await ask('{"execute":"describe","arguments":{"mode":"fast"},"id":["x"]}', { handlers: own, policy });
  const { return: { name } } = JSON.parse(reply) as { return: { name: string } };
  expect(JSON.parse(name)).toEqual(['describe', ['x'], false, [
    { name: 'guest-ping', isEnabled: true, repliesOnSuccess: true },
    { name: 'guest-sync', isEnabled: false, repliesOnSuccess: true },
    { name: 'guest-shutdown', isEnabled: true, repliesOnSuccess: false },
    { name: 'describe', isEnabled: true, repliesOnSuccess: true },
  ]]);
});

test('a command that returns at once is answered within the same turn', () => {
  const agent = createAgent({ table, flavour: 'qga', handlers });
  const conversation = new Conversation();
  agent.serve(conversation.stream);
  conversation.stream.emit('data', Buffer.from('{"execute":"guest-ping"}'.repeat(3)));
  expect(conversation.writes).toEqual(['{"return": {}}\n'.repeat(3)]);
});

test('an error whose class is none, as of a recording, is JSON all the same', async () => {
  const fail = (): never => {
    throw new CommandError('gone', 'A"class\n' as never);
  };
  const reply = await ask('{"execute":"fail","id":1,"arguments":{"how":"x"}}', { handlers: { fail } });
  expect(JSON.parse(reply)).toEqual({ id: 1, error: { class: 'A"class\n', desc: 'gone' } });
});
