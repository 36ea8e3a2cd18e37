/** What answers commands: functions by the names of the commands. */
import type { JsonValue } from '../wire/json-value.js';

/**
 * Answers one command.
 *
 * The arguments are what the schema table makes of them; absent ones are absent. What is returned, or what the promise
 * gives, is checked against the schema and sent; nothing (`undefined`) is the empty object.
 * @throws CommandError for what becomes the reply instead
 */
export type Handler = (args: Arguments, call: Call) => unknown;

/** The arguments of a command, by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Handlers by the names of their commands. */
export type Handlers = Readonly<Record<string, Handler | undefined>>;

/** One execution of a command. */
export interface Call {
  readonly command: string;
  /** As the client sent it; undefined if it sent none. */
  readonly id: JsonValue | undefined;
  /** True if the client asked for out-of-band execution. */
  readonly isOutOfBand: boolean;
  /** Aborted when the client is gone, so that waiting for its sake can end. */
  readonly signal: AbortSignal;
}
