/**
 * A server for tests: an agent that answers every command of the schema, with examples, with what a recorded session answered,
 * or with what the test says.
 */
import type { Agent, AgentVersion, Flavour } from '../agent/agent.js';
import { createAgent } from '../agent/agent.js';
import { CommandError } from '../agent/command-error.js';
import type { Arguments, Call, Handler, Handlers } from '../agent/handler.js';
import { negotiationCommand } from '../agent/negotiation.js';
import { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import type { ErrorClass } from '../wire/error-class.js';
import { asGreeting } from '../wire/greeting.js';
import type { JsonObject } from '../wire/json-value.js';
import { ExampleValues } from './example-values.js';
import { exchangesOf, type RecordedExchange, type RecordedMessage } from './recording.js';
import { RecordedValue, RecordingMarshaller } from './recording-marshaller.js';
import { Replay } from './replay.js';

/** What a mock answers to one command: a function is called as a handler, anything else is what the command returns. */
export type Answer = unknown;

/** What to mock, and how. */
export interface MockOptions {
  readonly table: SchemaTable;
  readonly flavour: Flavour;
  /** By the names of commands. What is not here is answered from the recording, or by an example. */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** A recorded session to repeat; see `parseRecording`. A command that was recorded with other arguments is an error. */
  readonly recording?: readonly RecordedMessage[];
  /** Whether examples have optional members, and items in arrays. Default: no. */
  readonly full?: boolean;
  /** Of the machine that is mocked. Default: the recorded one, else 0.0.0. */
  readonly version?: AgentVersion;
}

/** A call that a mock answered. */
export interface MockCall {
  readonly command: string;
  readonly arguments: Arguments;
}

/** A mock: an agent that remembers what it was asked. */
export interface Mock<Events extends object> extends Agent<Events> {
  /** Every call so far, in order. */
  readonly calls: readonly MockCall[];
  /** From now on, this is what the command is answered with. */
  answer(command: string, answer: Answer): void;
}

/** Makes a mock that serves nobody yet: see `listen` and `serve`. @throws RangeError for an answer to an unknown command */
export function createMock<Events extends object = Record<string, unknown>>(options: MockOptions): Mock<Events> {
  const { flavour, recording = [], full = false, version = recordedVersion(recording) } = options;
  const exchanges = exchangesOf(recording);
  const table = withRecordedCommands(options.table, exchanges);
  const marshaller = recording.length > 0 ? new RecordingMarshaller(table) : new Marshaller(table);
  const replay = new Replay(exchanges, marshaller);
  const examples = new ExampleValues(table, { full });
  const answers = new Map<string, Answer>();
  const calls: MockCall[] = [];

  const answer = (command: string, value: Answer): void => {
    if (!Object.hasOwn(options.table.commands, command)) throw new RangeError(`the schema has no command '${command}'`);
    answers.set(command, value);
  };
  for (const [command, value] of Object.entries(options.answers ?? {})) answer(command, value);

  const handle: Handler = (args, call) => {
    calls.push({ command: call.command, arguments: args });
    const own = answers.get(call.command);
    if (typeof own === 'function') return (own as Handler)(args, call);
    if (answers.has(call.command)) return own;
    const place = synchronised(args, call.command);
    if (place !== undefined) return place;
    return replay.knows(call.command) ? repeat(args, call) : examples.returnsOf(call.command);
  };
  const repeat = (args: Arguments, call: Call): unknown => {
    const exchange = replay.next(call.command, args);
    if (exchange === undefined) throw new CommandError(`The recording has no ${call.command} with these arguments`);
    for (const event of exchange.eventsBefore) emitRecorded(event);
    if (exchange.eventsAfter.length > 0) setImmediate(() => exchange.eventsAfter.forEach(emitRecorded));
    return recordedResult(exchange);
  };
  const emitRecorded = ({ event, data }: JsonObject): void => {
    if (typeof event === 'string') emit(event, new RecordedValue(data));
  };

  const handlers: Handlers = Object.fromEntries(Object.keys(table.commands).map((command) => [command, handle]));
  const agent = createAgent<Events>({ table, flavour, handlers, marshaller, ...(version !== undefined && { version }) });
  const emit = agent.emit.bind(agent) as (event: string, data: unknown) => void;
  return Object.assign(agent, { calls, answer });
}

/** The guest agent's clients find their place in the stream by what these give back, which is another number each time. */
function synchronised(args: Arguments, command: string): unknown {
  return command === 'guest-sync' || command === 'guest-sync-delimited' ? args['id'] : undefined;
}

function recordedResult({ reply }: RecordedExchange): unknown {
  const error = reply?.['error'] as { readonly class: ErrorClass; readonly desc: string } | undefined;
  if (error !== undefined) throw new CommandError(error.desc, error.class);
  return new RecordedValue(reply?.['return'] ?? {});
}

/** The recorded server may have commands that the schema does not know. */
function withRecordedCommands(table: SchemaTable, exchanges: readonly RecordedExchange[]): SchemaTable {
  const recorded = exchanges.filter(({ command }) => command !== negotiationCommand).map(({ command }) => [command, {}]);
  return { ...table, commands: { ...Object.fromEntries(recorded), ...table.commands } };
}

/** The version in a recorded greeting. */
function recordedVersion(recording: readonly RecordedMessage[]): AgentVersion | undefined {
  for (const { from, message } of recording) {
    const greeting = from === 'server' ? asGreeting(message) : undefined;
    if (greeting !== undefined) return { ...greeting.version.qemu, package: greeting.version.package };
  }
  return undefined;
}
