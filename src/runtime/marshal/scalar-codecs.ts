/** The built-in types that are no integers: takes nothing, gives a codec for each. QAPI reference, "Built-in Types". */
import { WholeDouble, type WritableValue } from '../wire/json-value.js';
import { decodeBase64 } from './base64.js';
import type { Codec } from './codec.js';
import { complaint, wrongKind } from './mismatch.js';

/** `str`. Bytes are written as they are: as text, they are base64. */
export const stringCodec: Codec = {
  kinds: ['string'],
  read: asString,
  write: (value) => (value instanceof Uint8Array ? value : asString(value)),
};

/** A `str` that holds base64, as bytes. A string is written as it is, for those who have base64 already. */
export const bytesCodec: Codec = {
  kinds: ['string'],
  read(value) {
    const bytes = decodeBase64(asString(value));
    if (bytes === undefined) throw complaint('Base64 data contains invalid characters');
    return bytes;
  },
  write: stringCodec.write,
};

/** `bool`. */
export const booleanCodec: Codec = { kinds: ['boolean'], read: asBoolean, write: asBoolean };

/** `null`. */
export const nullCodec: Codec = { kinds: ['null'], read: asNull, write: asNull };

/** `number`, a double. Any literal will do. */
export const numberCodec: Codec = { kinds: ['number'], read: asNumber, write: asNumber };

/** `any`: every value as it came. */
export const anyCodec: Codec = {
  kinds: ['null', 'boolean', 'string', 'number', 'array', 'object'],
  read: (value) => value,
  // What is no JSON is found by whoever writes it as text.
  write: (value) => value as WritableValue,
};

function asString(value: unknown): string {
  if (typeof value !== 'string') throw wrongKind('string');
  return value;
}

function asBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrongKind('boolean');
  return value;
}

function asNull(value: unknown): null {
  if (value !== null) throw wrongKind('null');
  return value;
}

function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof WholeDouble) return value.value;
  throw wrongKind('number');
}
