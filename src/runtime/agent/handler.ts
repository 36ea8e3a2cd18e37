/** What answers commands: functions by the names of the commands. */
import type { JsonValue } from '../wire/json-value.js';

/**
 * Answers one command.
 *
 * The arguments are what the schema table makes of them; absent ones are absent. What is returned, or what the promise
 * gives, is checked against the schema and sent; nothing (`undefined`) is the empty object. The commands of one client run
 * one after the other, those of different clients do not wait for each other.
 * @throws CommandError for what becomes the reply instead
 */
export type Handler = (args: Arguments, call: Call) => unknown;

/** The arguments of a command, by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Handlers by the names of their commands. A command without one does not exist for clients. */
export type Handlers = Readonly<Record<string, Handler | undefined>>;

/** One execution of a command. */
export interface Call {
  readonly command: string;
  /** As the client sent it; undefined if it sent none. */
  readonly id: JsonValue | undefined;
  /** True if the client asked for out-of-band execution. */
  readonly isOutOfBand: boolean;
  /**
   * Aborted when the client is gone, so that waiting for its sake can end. A client that only stopped sending still waits
   * for its replies.
   */
  readonly signal: AbortSignal;
  readonly agent: CallAgent;
}

/** What a command can ask of the agent that it belongs to. */
export interface CallAgent {
  /** Every command that has a handler, in the order of the schema. */
  commands(): readonly CommandStatus[];
}

/** One command, as a client finds it now. */
export interface CommandStatus {
  readonly name: string;
  readonly isEnabled: boolean;
  /** False if there is a reply on failure only. */
  readonly repliesOnSuccess: boolean;
}
