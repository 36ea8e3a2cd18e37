/** Replies: takes what a command gave or why it failed, gives the text that goes out. QMP specification, "Commands Responses". */
import type { ErrorClass } from '../wire/error-class.js';
import type { JsonValue, WritableValue } from '../wire/json-value.js';
import { writeJson } from '../wire/json-writer.js';
import type { WireLimits } from '../wire/wire-limits.js';

/**
 * What a reply may have: more than QEMU's parser takes, since who reads replies has limits of its own, and an `id` of any
 * size that was readable must fit in beside the rest.
 */
const replyLimits: WireLimits = { size: 2 ** 28, tokens: 2 ** 22, depth: 1100 };

/** The byte that goes before a reply where a client waits for it, one character in Latin-1. */
export const sentinel = '\xff';

/**
 * The text of an `id`, which goes back as it came.
 * @throws RangeError for a number that JSON has no form for, such as one beyond the largest double
 */
export function idText(id: JsonValue): string {
  return writeJson(id, { limits: replyLimits });
}

/** @throws RangeError, TypeError for what has no form on the wire, such as NaN */
export function successText(value: WritableValue, id: string | undefined): string {
  const text = writeJson(value, { limits: replyLimits });
  return id === undefined ? `{"return": ${text}}` : `{"return": ${text}, "id": ${id}}`;
}

/** The text of an error reply. */
export function errorText(error: { readonly class: ErrorClass; readonly desc: string }, id?: string): string {
  const text = `"error": ${writeJson({ class: error.class, desc: error.desc }, { limits: replyLimits })}}`;
  return id === undefined ? `{${text}` : `{"id": ${id}, ${text}`;
}

/** The text of an event; the time is in microseconds since the epoch. QMP specification, "Asynchronous events". */
export function eventText(event: string, data: WritableValue | undefined, microseconds: bigint): string {
  const timestamp = { seconds: microseconds / 1_000_000n, microseconds: microseconds % 1_000_000n };
  return writeJson(data === undefined ? { timestamp, event } : { timestamp, event, data }, { limits: replyLimits });
}
