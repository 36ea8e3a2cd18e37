/** The flavour of the machine monitor: greeting, negotiation, out-of-band execution, events. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createAgent, type Agent, type AgentOptions } from '../../../src/runtime/agent/agent.ts';
import { CommandPolicy } from '../../../src/runtime/agent/command-policy.ts';
import type { Handlers } from '../../../src/runtime/agent/handler.ts';
import { Conversation, settle } from './conversation.ts';
import { table } from './table.ts';

interface Events {
  STOP: undefined;
  NOTED: { text: string };
}

interface Monitor {
  readonly agent: Agent<Events>;
  readonly letGo: ((name: string) => void)[];
}

const now = (): bigint => 1_700_000_000_000_042n;

function startMonitor(options: Partial<AgentOptions> = {}): Monitor {
  const letGo: ((name: string) => void)[] = [];
  const handlers: Handlers = {
    'guest-ping': () => undefined,
    'guest-sync-delimited': ({ id }) => id,
    wait: () => new Promise((resolve) => letGo.push((name) => resolve({ name }))),
    hurry: () => ({ name: 'hurried' }),
    notify: ({ text }) => {
      if (text === undefined) agent.emit('STOP');
      else agent.emit('NOTED', { text: String(text) });
    },
  };
  const agent = createAgent<Events>({ table, flavour: 'qmp', handlers, now, ...options });
  return { agent, letGo };
}

async function connect({ agent }: Monitor, first = ''): Promise<Conversation> {
  const conversation = new Conversation();
  agent.serve(conversation.stream);
  conversation.send(first);
  await settle();
  conversation.forget();
  return conversation;
}

async function exchange(conversation: Conversation, text: string): Promise<readonly string[]> {
  conversation.forget();
  conversation.send(text);
  await settle();
  return conversation.lines;
}

const negotiate = '{"execute":"qmp_capabilities"}';
const negotiateOob = '{"execute":"qmp_capabilities","arguments":{"enable":["oob"]}}';
const ping = '{"execute":"guest-ping"}';
const expecting = `{"error": {"class": "CommandNotFound", "desc": "Expecting capabilities negotiation with 'qmp_capabilities'"}}`;
const generic = (desc: string): string => `{"error": {"class": "GenericError", "desc": ${JSON.stringify(desc)}}}`;
const stop = '{"timestamp": {"seconds": 1700000000, "microseconds": 42}, "event": "STOP"}';

test('greets, with lines as the monitor ends them', async () => {
  const conversation = new Conversation();
  startMonitor({ version: { major: 7, minor: 2, micro: 1, package: 'own' }, capabilities: [] }).agent.serve(conversation.stream);
  await settle();
  expect(conversation.text).toBe('{"QMP": {"version": {"qemu": {"micro": 1, "minor": 2, "major": 7}, "package": "own"}, "capabilities": []}}\r\n');
  const another = new Conversation();
  startMonitor().agent.serve(another.stream);
  await settle();
  expect(another.text).toBe('{"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 0}, "package": ""}, "capabilities": ["oob"]}}\r\n');
});

describe('negotiation', () => {
  test('until it is complete, any other command is refused', async () => {
    const conversation = await connect(startMonitor());
    expect(await exchange(conversation, ping)).toEqual([expecting]);
    expect(await exchange(conversation, '{"execute":"nope"}')).toEqual([expecting]);
    expect(await exchange(conversation, '{"execute":"guest-ping","arguments":{"a":1}}')).toEqual([expecting]);
    expect(await exchange(conversation, '{"execute":"guest-ping","id":1}')).toEqual([`{"id": 1, ${expecting.slice(1)}`]);
    expect(await exchange(conversation, '{"execute":1}')).toEqual([generic("QMP input member 'execute' must be a string")]);
    expect(await exchange(conversation, '1\n')).toEqual([generic('QMP input must be a JSON object')]);
    expect(await exchange(conversation, '{"exec-oob":"hurry"}')).toEqual([generic("QMP input member 'exec-oob' is unexpected")]);
    expect(await exchange(conversation, '{]')).toEqual([generic('JSON parse error, expecting value')]);
    expect(await exchange(conversation, negotiate)).toEqual(['{"return": {}}']);
    expect(await exchange(conversation, ping)).toEqual(['{"return": {}}']);
  });

  test('fails for wrong arguments and stays to be done', async () => {
    const conversation = await connect(startMonitor({ capabilities: ['other'] }));
    const enable = (value: string): string => `{"execute":"qmp_capabilities","arguments":{"enable":${value}}}`;
    expect(await exchange(conversation, enable('1'))).toEqual([generic("Invalid parameter type for 'enable', expected: array")]);
    expect(await exchange(conversation, enable('["nope"]'))).toEqual([generic("Parameter 'null' does not accept value 'nope'")]);
    expect(await exchange(conversation, enable('["other","oob"]'))).toEqual([generic('Capability oob not available')]);
    expect(await exchange(conversation, '{"execute":"qmp_capabilities","arguments":{"a":1}}')).toEqual([generic("Parameter 'a' is unexpected")]);
    expect(await exchange(conversation, ping)).toEqual([expecting]);
    expect(await exchange(conversation, enable('["other"]'))).toEqual(['{"return": {}}']);
  });

  test('a second time is refused, after its arguments', async () => {
    const conversation = await connect(startMonitor(), negotiate);
    expect(await exchange(conversation, negotiateOob))
      .toEqual(['{"error": {"class": "CommandNotFound", "desc": "Capabilities negotiation is already complete, command ignored"}}']);
    expect(await exchange(conversation, '{"execute":"qmp_capabilities","arguments":{"enable":["x"]}}'))
      .toEqual([generic("Parameter 'null' does not accept value 'x'")]);
  });

  test('is each client’s own, and no policy takes it away', async () => {
    const monitor = startMonitor({ policy: new CommandPolicy({ allow: ['guest-ping'] }) });
    await connect(monitor, negotiate);
    const second = await connect(monitor);
    expect(await exchange(second, ping)).toEqual([expecting]);
    expect(await exchange(second, negotiate)).toEqual(['{"return": {}}']);
  });

  test('takes the arguments of the schema where it has the command', async () => {
    const own = { ...table, commands: { ...table.commands, qmp_capabilities: { arguments: { '*enable': ['Mode'] } } } } as const;
    const conversation = await connect(startMonitor({ table: own, capabilities: ['fast'] }));
    expect(await exchange(conversation, negotiateOob)).toEqual([generic("Parameter 'null' does not accept value 'oob'")]);
    expect(await exchange(conversation, negotiateOob.replace('oob', 'fast'))).toEqual(['{"return": {}}']);
  });
});

describe('out of band', () => {
  test('needs the capability, a command that has it, and one key', async () => {
    const monitor = startMonitor();
    const without = await connect(monitor, negotiate);
    expect(await exchange(without, '{"exec-oob":"hurry"}')).toEqual([generic("QMP input member 'exec-oob' is unexpected")]);
    const conversation = await connect(monitor, negotiateOob);
    expect(await exchange(conversation, '{"exec-oob":"hurry"}')).toEqual(['{"return": {"name": "hurried"}}']);
    expect(await exchange(conversation, '{"execute":"hurry"}')).toEqual(['{"return": {"name": "hurried"}}']);
    expect(await exchange(conversation, '{"exec-oob":"guest-ping"}')).toEqual([generic('The command guest-ping does not support OOB')]);
    expect(await exchange(conversation, '{"exec-oob":"hurry","execute":"hurry"}')).toEqual([generic("QMP input member 'execute' clashes with 'exec-oob'")]);
    expect(await exchange(conversation, '{"exec-oob":1}')).toEqual([generic("QMP input member 'exec-oob' must be a string")]);
    expect(await exchange(conversation, '{"exec-oob":"nope"}')).toEqual(['{"error": {"class": "CommandNotFound", "desc": "The command nope has not been found"}}']);
  });

  test('overtakes what is being executed and what waits', async () => {
    const monitor = startMonitor();
    const conversation = await connect(monitor, negotiateOob);
    expect(await exchange(conversation, `{"execute":"wait","id":1}{"execute":"guest-ping","id":2}{"exec-oob":"hurry","id":3}`))
      .toEqual(['{"return": {"name": "hurried"}, "id": 3}']);
    monitor.letGo[0]?.('waited');
    expect(await conversation.until(3)).toEqual([
      '{"return": {"name": "hurried"}, "id": 3}', '{"return": {"name": "waited"}, "id": 1}', '{"return": {}, "id": 2}',
    ]);
  });

  test('no more than eight requests wait', async () => {
    const monitor = startMonitor();
    const conversation = await connect(monitor, negotiateOob);
    conversation.send('{"execute":"wait"}');
    for (let count = 0; count < 7; count++) conversation.send(ping);
    await settle();
    expect(conversation.stream.isPaused()).toBe(false);
    conversation.send(ping);
    await settle();
    expect(conversation.stream.isPaused()).toBe(true);
    monitor.letGo[0]?.('x');
    expect(await conversation.until(9)).toHaveLength(9);
    expect(conversation.stream.isPaused()).toBe(false);
  });

  test('no more than eight are under way', async () => {
    const letGo: (() => void)[] = [];
    const hurry = (): Promise<object> => new Promise((resolve) => letGo.push(() => resolve({ name: 'hurried' })));
    const conversation = await connect(startMonitor({ handlers: { hurry } }), negotiateOob);
    for (let count = 0; count < 10; count++) conversation.send('{"exec-oob":"hurry"}');
    await settle();
    expect([letGo.length, conversation.stream.isPaused()]).toEqual([8, true]);
    letGo[0]?.();
    await settle();
    expect(letGo).toHaveLength(9);
    for (const each of letGo.slice(1)) each();
    await settle();
    letGo[9]?.();
    expect(await conversation.until(10)).toHaveLength(10);
  });

  test('of a client that does not read, no more is executed than what fills the buffers', async () => {
    let count = 0;
    const conversation = await connect(startMonitor({ handlers: { hurry: () => ({ name: 'x'.repeat(300_000), size: ++count }) } }), negotiateOob);
    conversation.stopReading();
    for (let round = 0; round < 20; round++) conversation.send('{"exec-oob":"hurry"}');
    await settle();
    expect(count).toBeLessThan(3);
    conversation.startReading();
    expect(await conversation.until(20)).toHaveLength(20);
  });
});

describe('events', () => {
  test('come before the reply of the command that causes them', async () => {
    const conversation = await connect(startMonitor(), negotiate);
    expect(await exchange(conversation, '{"execute":"notify"}')).toEqual([stop, '{"return": {}}']);
    expect(conversation.writes).toHaveLength(1);
    expect(await exchange(conversation, '{"execute":"notify","arguments":{"text":"\\u00e9"}}')).toEqual([
      '{"timestamp": {"seconds": 1700000000, "microseconds": 42}, "event": "NOTED", "data": {"text": "\\u00E9"}}', '{"return": {}}',
    ]);
  });

  test('reach every client that has negotiated, and no other', async () => {
    const monitor = startMonitor();
    const [first, second, third] = [await connect(monitor, negotiate), await connect(monitor, negotiateOob), await connect(monitor)];
    monitor.agent.emit('STOP');
    expect([first.text, second.text, third.text]).toEqual([`${stop}\r\n`, `${stop}\r\n`, '']);
    first.stream.destroy();
    await settle();
    monitor.agent.emit('STOP');
    expect(second.lines).toEqual([stop, stop]);
  });

  test('must fit the schema, by type and by value', () => {
    const { agent } = startMonitor();
    expect(() => agent.emit('NOTED', { text: 5 } as never)).toThrow("Invalid parameter type for 'data.text', expected: string");
    expect(() => agent.emit('NOPE' as never, ...([] as never))).toThrow("the schema has no event 'NOPE'");
    expectTypeOf(agent.emit<'STOP'>).parameters.toEqualTypeOf<[event: 'STOP']>();
    expectTypeOf(agent.emit<'NOTED'>).parameters.toEqualTypeOf<[event: 'NOTED', data: { text: string }]>();
  });

  test('are none of the guest agent’s', () => {
    expect(() => createAgent({ table, flavour: 'qga', handlers: {} }).emit('STOP')).toThrow('the guest agent’s protocol has no events');
  });

  test('that a client leaves unread do not fill the memory', async () => {
    const warnings: string[] = [];
    const monitor = startMonitor({ log: (level, message) => void (level === 'warning' && warnings.push(message)) });
    const [slow, other] = [await connect(monitor, negotiate), await connect(monitor, negotiate)];
    slow.stopReading();
    const text = 'x'.repeat(2 ** 20);
    for (let count = 0; count < 63; count++) monitor.agent.emit('NOTED', { text });
    expect(slow.stream.destroyed).toBe(false);
    for (let count = 0; count < 4; count++) monitor.agent.emit('NOTED', { text });
    expect(slow.stream.destroyed).toBe(true);
    expect(other.stream.destroyed).toBe(false);
    await settle();
    expect(other.lines).toHaveLength(67);
    expect(warnings).toEqual(['a client that does not read its events is disconnected']);
  });
});
