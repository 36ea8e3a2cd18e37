/** Requests: takes a value of the wire, gives what is to be executed or what is wrong with it. QMP specification, "Issuing Commands". */
import { isJsonObject, type JsonObject, type JsonValue } from '../wire/json-value.js';

/** A command as it was sent; whether there is such a command is not yet known. */
export interface Request {
  readonly command: string;
  readonly args: JsonValue | undefined;
  readonly isOutOfBand: boolean;
}

/** Whether the value asks to be executed at once, before what was sent earlier. With both keys it is an error of its own. */
export function asksOutOfBand(value: JsonValue): boolean {
  return isJsonObject(value) && value['exec-oob'] !== undefined && value['execute'] === undefined;
}

/**
 * The request in an object, or a description of what is wrong with it. Of several things that are wrong QEMU names the one
 * whose key comes first in its hash table; here it is the first in the order below, which is QEMU's for the keys it knows.
 */
export function readRequest(object: JsonObject, allowsOutOfBand: boolean): Request | string {
  const { execute, arguments: args } = object;
  const outOfBand = object['exec-oob'];
  if (outOfBand !== undefined) {
    if (!allowsOutOfBand) return unexpected('exec-oob');
    if (typeof outOfBand !== 'string') return "QMP input member 'exec-oob' must be a string";
  }
  if (execute !== undefined) {
    if (typeof execute !== 'string') return "QMP input member 'execute' must be a string";
    if (outOfBand !== undefined) return "QMP input member 'execute' clashes with 'exec-oob'";
  }
  for (const name in object) if (!isKnown(name)) return unexpected(name);
  if (args !== undefined && !isJsonObject(args)) return "QMP input member 'arguments' must be an object";
  const command = execute ?? outOfBand;
  if (command === undefined) return "QMP input lacks member 'execute'";
  return { command, args, isOutOfBand: outOfBand !== undefined };
}

function isKnown(name: string): boolean {
  return name === 'execute' || name === 'arguments' || name === 'id' || name === 'exec-oob';
}

function unexpected(name: string): string {
  return `QMP input member '${name}' is unexpected`;
}
