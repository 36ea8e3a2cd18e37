/** Calls of commands, untyped: takes names and arguments of the program, gives results of the program. */
import { MarshalError } from '../marshal/marshal-error.js';
import type { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import type { JsonObject, JsonValue } from '../wire/json-value.js';
import type { QmpExecuteOptions } from './connect-options.js';
import { ProtocolError } from './connection-errors.js';
import { checkTimeout } from './deadline.js';
import { valueOf, type Reply } from './outcome.js';
import type { Requester } from './pending-request.js';

/** What a {@link CommandCaller} stands between. */
export interface CallerParts {
  readonly table: SchemaTable;
  readonly marshaller: Marshaller;
  readonly requester: Requester;
  /** Milliseconds that a command may take if it is not told otherwise. */
  readonly timeout: number | undefined;
}

/** How a helper calls a command. */
export interface HelperOptions extends QmpExecuteOptions {
  /** Told of the result, should it come after the waiting was given up. */
  readonly onLateResult?: (result: unknown) => void;
}

/** Executes commands of any schema. */
export class CommandCaller {
  readonly #parts: CallerParts;

  constructor(parts: CallerParts) {
    this.#parts = parts;
  }

  /** Whether the schema has the command. */
  has(command: string): boolean {
    return Object.hasOwn(this.#parts.table.commands, command);
  }

  /**
   * Executes a command of the schema. It is on its way when this returns.
   * @throws MarshalError if the arguments do not fit, before anything is sent; RangeError if the schema has no such command
   */
  async call(command: string, args: unknown, options: HelperOptions = {}): Promise<unknown> {
    const { marshaller, requester } = this.#parts;
    const written = marshaller.writeArguments(command, args);
    const onLateReply = (reply: Reply): void => this.#tellLate(command, reply, options.onLateResult);
    const request = { command, arguments: written, isSilent: this.#isSilent(command), options: this.#withDefaults(options), onLateReply };
    const value = valueOf(await requester.request(request), command);
    return value === undefined ? undefined : this.#read(command, value);
  }

  /** Executes a command that the schema may not have, with arguments and result as they are on the wire. */
  async callRaw(command: string, args: JsonObject | undefined, options: QmpExecuteOptions = {}): Promise<JsonValue> {
    const request = { command, arguments: args, isSilent: this.#isSilent(command), options: this.#withDefaults(options) };
    return valueOf(await this.#parts.requester.request(request), command) ?? null;
  }

  #isSilent(command: string): boolean {
    return this.has(command) && this.#parts.table.commands[command]?.silent === true;
  }

  /** Nobody is there to be told that a late result is none. */
  #tellLate(command: string, reply: Reply, tell: HelperOptions['onLateResult']): void {
    if (tell === undefined || reply.kind !== 'return' || reply.value === undefined) return;
    let result: unknown;
    try {
      result = this.#read(command, reply.value);
    } catch {
      return;
    }
    tell(result);
  }

  #withDefaults(options: QmpExecuteOptions): QmpExecuteOptions {
    const timeout = options.timeout ?? this.#parts.timeout;
    checkTimeout(timeout);
    return { ...options, timeout };
  }

  #read(command: string, value: JsonValue): unknown {
    try {
      return this.#parts.marshaller.readReturns(command, value);
    } catch (error) {
      if (!(error instanceof MarshalError)) throw error;
      throw new ProtocolError(`${command}: the reply does not fit the schema: ${error.message}`, { cause: error });
    }
  }
}
