/** The client of a guest agent: the types of a schema in front of a session that knows none, and what takes several commands. */
import type { JsonObject, JsonValue } from '../wire/json-value.js';
import type { CommandCaller } from './command-caller.js';
import type { ExecuteOptions } from './connect-options.js';
import { handshake, type GuestAgentSession } from './guest-agent-session.js';
import { GuestFileReading, type ReadFileOptions } from './guest-file-reading.js';
import { writeGuestFile, type FileContent, type WriteFileOptions } from './guest-file-writing.js';
import { runGuestProgram, type ProgramOptions, type ProgramOutcome } from './guest-program.js';
import type { CallParameters, CommandMap, NameOf } from './schema-types.js';

/** What a client is made of. */
export interface GuestAgentClientParts {
  readonly session: GuestAgentSession;
  readonly caller: CommandCaller;
}

/**
 * A client of QEMU's guest agent. `connectGuestAgent` makes one.
 *
 * Commands are sent one after the other, each when the one before it was answered. When one was given up after it was sent,
 * the next one waits for a handshake that skips the late reply. When the connection ends, whatever still waits gets a
 * ConnectionClosedError: a command that was sent may or may not have been executed.
 */
export class GuestAgentClient<Commands extends CommandMap<Commands>> {
  readonly #session: GuestAgentSession;
  readonly #caller: CommandCaller;

  constructor({ session, caller }: GuestAgentClientParts) {
    this.#session = session;
    this.#caller = caller;
  }

  /** Settles when the connection is over, with the error that ended it if it was one. Never rejects. */
  get closed(): Promise<Error | undefined> {
    return this.#session.closed;
  }

  /**
   * Executes a command: its name, its arguments, which can be left out if none is mandatory, and options.
   *
   * A time runs from the call, with what waits before it. A command without reply on success, such as `guest-shutdown`, is
   * done when the agent answers the handshake that follows it, after a suspension that is, or when the connection ends.
   * @throws QmpError if the agent refuses; MarshalError if the arguments do not fit, before anything is sent; ProtocolError
   * if the reply does not fit; ConnectionClosedError; the reason of the signal, or a `DOMException` named `TimeoutError`
   */
  async execute<Name extends NameOf<Commands>>(
    name: Name,
    ...[args, options]: CallParameters<Commands[Name]['arguments'], ExecuteOptions>
  ): Promise<Commands[Name]['returns']> {
    return await this.#caller.call(name, args, options);
  }

  /** Executes a command that the schema may not have, such as a newer one, with arguments and result as they are on the wire. */
  async executeRaw(name: string, args?: JsonObject, options?: ExecuteOptions): Promise<JsonValue> {
    return await this.#caller.callRaw(name, args, options);
  }

  /**
   * Does the handshake: afterwards both ends are in step. The client does it by itself wherever that is needed; it also tells
   * that somebody is there.
   */
  async synchronize(options: ExecuteOptions = {}): Promise<void> {
    await this.#caller.callRaw(handshake, undefined, options);
  }

  /** Reads a file of the guest, of any size: iterate over its pieces, or ask for all of it. */
  readFile(path: string, options: ReadFileOptions = {}): GuestFileReading {
    return new GuestFileReading({ caller: this.#caller, path, options });
  }

  /**
   * Writes a file of the guest, of any size: a text, which becomes UTF-8, bytes, or pieces of either as they come. Gives the
   * number of bytes when they are all flushed and the file is closed.
   */
  writeFile(path: string, content: FileContent, options: WriteFileOptions = {}): Promise<number> {
    return writeGuestFile({ caller: this.#caller, path, options }, content);
  }

  /** Runs a program in the guest, without a shell, waits for its end and gives its output. */
  exec(path: string, args: readonly string[] = [], options: ProgramOptions = {}): Promise<ProgramOutcome> {
    return runGuestProgram({ caller: this.#caller, path, options }, args);
  }

  /** Takes no more requests, waits for the replies that somebody waits for, and ends the connection. */
  close(): Promise<void> {
    return this.#session.close();
  }

  /** Ends the connection at once. */
  destroy(error?: Error): void {
    this.#session.destroy(error);
  }

  /** `close`, at the end of an `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
