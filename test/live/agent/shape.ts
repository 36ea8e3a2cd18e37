/** What two agents on one machine must agree on: takes a reply, gives it without the values that are its own. */
import { WholeDouble, type JsonObject, type JsonValue } from '../../../src/runtime/wire/json-value.ts';

/** The reply with each value of `return` replaced by its kind, an array by the different shapes in it; the rest as it is. */
export function replyShape(reply: JsonObject): JsonObject {
  const { return: value, ...others } = reply;
  return value === undefined ? others : { ...others, return: shapeOf(value) };
}

function shapeOf(value: JsonValue): JsonValue {
  if (value === null) return 'null';
  if (Array.isArray(value)) return distinct((value as readonly JsonValue[]).map(shapeOf));
  if (typeof value === 'bigint' || value instanceof WholeDouble) return 'number';
  if (typeof value !== 'object') return typeof value;
  const members = Object.entries(value as JsonObject).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, shapeOf(member as JsonValue)]));
}

function distinct(shapes: readonly JsonValue[]): readonly JsonValue[] {
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape] as const))].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, shape]) => shape);
}
