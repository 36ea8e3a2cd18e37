/** The dispatcher: takes what was read from a client, gives the text that answers it. QMP specification, "Issuing Commands". */
import { MarshalError } from '../marshal/marshal-error.js';
import type { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import type { ErrorClass } from '../wire/error-class.js';
import type { WireItem } from '../wire/json-reader.js';
import { isJsonObject, type JsonValue } from '../wire/json-value.js';
import { CommandError } from './command-error.js';
import type { CommandPolicy } from './command-policy.js';
import type { Call, CallAgent, CommandStatus, Handler, Handlers } from './handler.js';
import type { Log } from './log.js';
import { negotiationCommand, type Negotiation } from './negotiation.js';
import { errorText, idText, sentinel, successText } from './reply.js';
import { readRequest, type Request } from './request.js';

/** What a dispatcher is made of. */
export interface DispatcherOptions {
  readonly table: SchemaTable;
  readonly marshaller: Marshaller;
  readonly handlers: Handlers;
  readonly policy: CommandPolicy;
  readonly log: Log | undefined;
  /** Ends every reply. */
  readonly lineEnd: '\n' | '\r\n';
  /** The command whose successful replies follow the byte 0xFF. */
  readonly sentinelCommand: string | undefined;
}

/** Who sent a request. */
export interface Client {
  readonly signal: AbortSignal;
  /** Absent where nothing is negotiated. */
  readonly negotiation: Negotiation | undefined;
}

/** A reply as text in Latin-1; empty if there is none. The promise, where it takes time, never rejects. */
export type ReplyText = string | Promise<string>;

interface Command {
  readonly name: string;
  readonly handler: Handler;
  readonly repliesOnSuccess: boolean;
  readonly allowsOutOfBand: boolean;
  readonly prefix: string;
}

/** Answers the requests of all clients of one agent. */
export class Dispatcher implements CallAgent {
  readonly #marshaller: Marshaller;
  readonly #policy: CommandPolicy;
  readonly #log: Log | undefined;
  readonly #lineEnd: string;
  readonly #commands: ReadonlyMap<string, Command>;

  constructor(options: DispatcherOptions) {
    this.#marshaller = options.marshaller;
    this.#policy = options.policy;
    this.#log = options.log;
    this.#lineEnd = options.lineEnd;
    this.#commands = new Map(registeredCommands(options).map((command) => [command.name, command]));
  }

  commands(): readonly CommandStatus[] {
    return Array.from(this.#commands.values(), ({ name, repliesOnSuccess }) => {
      return { name, isEnabled: this.#policy.isEnabled(name), repliesOnSuccess };
    });
  }

  /** Answers one item. A command that need not wait is answered at once. */
  dispatch(item: WireItem, client: Client): ReplyText {
    if (item.kind === 'error') return errorText(item.error) + this.#lineEnd;
    if (!isJsonObject(item.value)) return this.#generic('QMP input must be a JSON object');
    const id = item.value['id'];
    let replyId: string | undefined;
    try {
      if (id !== undefined) replyId = idText(id);
    } catch {
      return this.#generic("QMP input member 'id' holds what no reply can hold");
    }
    const request = readRequest(item.value, client.negotiation?.allowsOutOfBand ?? false);
    if (typeof request === 'string') return this.#generic(request, replyId);
    return this.#execute(request, { client, id, replyId });
  }

  #execute(request: Request, sender: Sender): ReplyText {
    const { negotiation } = sender.client;
    if (negotiation !== undefined && request.command === negotiationCommand) return this.#negotiate(negotiation, request, sender);
    const early = negotiation?.refusal();
    if (early !== undefined) return this.#error(early, sender.replyId);
    const command = this.#commands.get(request.command);
    if (command === undefined) return this.#notFound(`The command ${request.command} has not been found`, sender.replyId);
    const refusal = this.#policy.refusal(command.name);
    if (refusal !== undefined) return this.#notFound(refusal, sender.replyId);
    if (request.isOutOfBand && !command.allowsOutOfBand) {
      return this.#generic(`The command ${command.name} does not support OOB`, sender.replyId);
    }
    return this.#run(command, request, sender);
  }

  #negotiate(negotiation: Negotiation, request: Request, { replyId }: Sender): string {
    try {
      negotiation.complete(request.args);
      return successText({}, replyId) + this.#lineEnd;
    } catch (error) {
      return this.#failure(request.command, error, replyId);
    }
  }

  #run(command: Command, { args, isOutOfBand }: Request, { client, id, replyId }: Sender): ReplyText {
    let readArgs: Readonly<Record<string, unknown>>;
    try {
      readArgs = this.#marshaller.readArguments(command.name, args);
    } catch (error) {
      return this.#failure(command.name, error, replyId);
    }
    this.#log?.('debug', `command ${command.name}`);
    try {
      const call: Call = { command: command.name, id, isOutOfBand, signal: client.signal, agent: this };
      const result = command.handler(readArgs, call);
      if (!isPromise(result)) return this.#success(command, result, replyId);
      return Promise.resolve(result).then(
        (value) => this.#success(command, value, replyId),
        (error: unknown) => this.#handlerFailure(command.name, error, replyId),
      );
    } catch (error) {
      return this.#handlerFailure(command.name, error, replyId);
    }
  }

  #success(command: Command, result: unknown, replyId: string | undefined): string {
    try {
      const value = this.#marshaller.writeReturns(command.name, result);
      return command.repliesOnSuccess ? command.prefix + successText(value, replyId) + this.#lineEnd : '';
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.#log?.('critical', `command ${command.name} gave a value that does not fit the schema: ${problem}`);
      return this.#generic(`The command ${command.name} gave a value that does not fit the schema: ${problem}`, replyId);
    }
  }

  #handlerFailure(name: string, error: unknown, replyId: string | undefined): string {
    return error instanceof MarshalError ? this.#unexpected(name, error, replyId) : this.#failure(name, error, replyId);
  }

  #failure(name: string, error: unknown, replyId: string | undefined): string {
    if (error instanceof CommandError) return this.#error({ class: error.class, desc: error.message }, replyId);
    if (error instanceof MarshalError) return this.#generic(error.message, replyId);
    return this.#unexpected(name, error, replyId);
  }

  /** A bug of the handler. Its message may quote arguments, so it goes to who sent them, and to the log goes only where it was. */
  #unexpected(name: string, error: unknown, replyId: string | undefined): string {
    this.#log?.('critical', `command ${name} failed in a way it should not: ${placeOf(error)}`);
    return this.#generic(`The command ${name} failed: ${error instanceof Error ? error.message : String(error)}`, replyId);
  }

  #generic(desc: string, replyId?: string): string {
    return this.#error({ class: 'GenericError', desc }, replyId);
  }

  #notFound(desc: string, replyId: string | undefined): string {
    return this.#error({ class: 'CommandNotFound', desc }, replyId);
  }

  #error(error: { readonly class: ErrorClass; readonly desc: string }, replyId: string | undefined): string {
    return errorText(error, replyId) + this.#lineEnd;
  }
}

/** Who waits for a reply, and the `id` that the reply has. */
interface Sender {
  readonly client: Client;
  readonly id: JsonValue | undefined;
  readonly replyId: string | undefined;
}

function registeredCommands({ table, handlers, sentinelCommand }: DispatcherOptions): readonly Command[] {
  return Object.entries(table.commands).flatMap(([name, entry]) => {
    const handler = handlerOf(handlers, name);
    if (handler === undefined) return [];
    return [{
      name,
      handler: handler.bind(handlers),
      repliesOnSuccess: entry.silent !== true,
      allowsOutOfBand: entry.oob === true,
      prefix: name === sentinelCommand ? sentinel : '',
    }];
  });
}

/** The handlers may be methods of a class, but what every object has answers nothing. */
function handlerOf(handlers: Handlers, name: string): Handler | undefined {
  return Object.hasOwn(handlers, name) || !(name in Object.prototype) ? handlers[name] : undefined;
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** The name of the error and the calls that led to it, without its message. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 5).map((line) => line.trim())].join(' ');
}
