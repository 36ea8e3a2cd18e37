/** What a JSON text on the wire becomes: every 64-bit integer and every double keeps its value and its kind. */

/**
 * One JSON value (RFC 8259, section 3).
 *
 * Integers are a `number` where that is exact (up to 2^53 − 1 in size) and a `bigint` beyond, up to the ends of int64 and
 * uint64. Doubles are a `number` too. The two do not meet: a `number` that is a safe integer stands for an integer, any
 * other `number` for a double, and a double that looks like a safe integer, such as `1.0`, is a {@link WholeDouble}.
 */
export type JsonValue = null | boolean | string | number | bigint | WholeDouble | JsonArray | JsonObject;

/** An array (RFC 8259, section 5). */
export type JsonArray = readonly JsonValue[];

/** An object (RFC 8259, section 4), its members in the order of the text. A member that is `undefined` is absent. */
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

/** What can be written: values of JSON, and bytes, which become a string of base64. */
export type WritableValue = null | boolean | string | number | bigint | WholeDouble | Uint8Array | readonly WritableValue[] | WritableObject;

/** An object to be written. A member that is `undefined` is absent. */
export interface WritableObject {
  readonly [name: string]: WritableValue | undefined;
}

/**
 * A double whose value a safe integer has too. QAPI's `int` does not accept it, `number` does, so the two must be told apart.
 */
export class WholeDouble {
  readonly value: number;

  /** @throws RangeError if the value is no safe integer: any other double is a plain number. */
  constructor(value: number) {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number of up to 2^53 − 1 in size`);
    this.value = value;
  }

  /** The plain number, for `JSON.stringify`. */
  toJSON(): number {
    return this.value;
  }
}

/** Whether a value is an object of JSON. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WholeDouble);
}
