/** How a request ends: takes what came of it, gives the value or throws the error that says so. */
import { isJsonObject, type JsonValue } from '../wire/json-value.js';
import type { Closing } from './connection.js';
import { ConnectionClosedError, ProtocolError } from './connection-errors.js';
import { givingUpError, type GivingUp } from './deadline.js';
import { QmpError, type QmpErrorDetails } from './qmp-error.js';

/** What came of a request: a reply, or why there is none. */
export type Outcome = Reply
  | { readonly kind: 'broken'; readonly problem: string }
  | { readonly kind: 'lost'; readonly closing: Closing }
  | { readonly kind: 'given-up'; readonly cause: GivingUp };

/** A reply. `id` is undefined where there is none. QMP specification, "Commands Responses". */
export type Reply = Success | { readonly kind: 'error'; readonly error: QmpErrorDetails; readonly id: JsonValue | undefined };

/** A result. A command without reply on success has no value. */
interface Success {
  readonly kind: 'return';
  readonly value: JsonValue | undefined;
  readonly id: JsonValue | undefined;
}

/** The outcome of a command that says nothing when it succeeds. */
export const silentSuccess: Success = { kind: 'return', value: undefined, id: undefined };

/** The reply that a message is, or undefined if it is something else. */
export function asReply(message: JsonValue): Reply | undefined {
  if (!isJsonObject(message)) return undefined;
  const { return: value, error, id } = message;
  if (value !== undefined) return { kind: 'return', value, id };
  if (!isJsonObject(error)) return undefined;
  const { class: errorClass, desc } = error;
  if (typeof errorClass !== 'string' || typeof desc !== 'string') return undefined;
  return { kind: 'error', error: { class: errorClass, desc }, id };
}

/** The value of a reply. Thrown here and not where the reply came in, errors know who called. */
export function valueOf(outcome: Outcome, command: string): JsonValue | undefined {
  switch (outcome.kind) {
    case 'return':
      return outcome.value;
    case 'error':
      throw new QmpError(command, outcome.error);
    case 'broken':
      throw new ProtocolError(`${command}: ${outcome.problem}`);
    case 'lost':
      throw closedError(outcome.closing, command);
    case 'given-up':
      throw givingUpError(outcome.cause, `${command}: the reply`);
    default:
      return outcome satisfies never;
  }
}

/** The error for whoever still waits when a connection is over. */
export function closedError(closing: Closing, command?: string): Error {
  const { by, error } = closing;
  switch (by) {
    case 'us':
      return new ConnectionClosedError('the client was closed', { command });
    case 'peer':
      return new ConnectionClosedError('the other end closed the connection', { command, cause: error });
    case 'error':
      return new ConnectionClosedError(`the connection was lost: ${error?.message ?? 'for no known reason'}`, { command, cause: error });
    default:
      return by satisfies never;
  }
}
