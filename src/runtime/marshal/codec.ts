/** What turns the values of one type from JSON into those of the program and back. */
import type { JsonValue, WritableValue } from '../wire/json-value.js';
import { WholeDouble } from '../wire/json-value.js';

/** Both directions of one type. Both throw a `Mismatch`. */
export interface Codec {
  /** The kinds of JSON values that it takes, by which alternates choose a branch. */
  readonly kinds: readonly JsonKind[];
  read(value: JsonValue): unknown;
  write(value: unknown): WritableValue;
}

/** The kinds of JSON values. RFC 8259, section 3. */
export type JsonKind = 'null' | 'boolean' | 'string' | 'number' | 'array' | 'object';

/** The kind that a value has in JSON; undefined for what has none. */
export function jsonKind(value: unknown): JsonKind | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value as 'string' | 'boolean' | 'number';
    case 'bigint':
      return 'number';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'array';
      if (value instanceof WholeDouble) return 'number';
      return value instanceof Uint8Array ? 'string' : 'object';
    default:
      return undefined;
  }
}
