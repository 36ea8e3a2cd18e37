/** Numbers of the wire: takes the text of a token, gives its exact value. RFC 8259, section 6; QMP specification, "General Definitions". */
import { WholeDouble } from './json-value.js';

/** The smallest value of int64. */
export const smallestInteger: bigint = -(2n ** 63n);

/** The largest value of uint64. */
export const largestInteger: bigint = 2n ** 64n - 1n;

/** More characters than these are beyond every 64-bit integer, since the lexer lets no zero lead. */
const longestInteger = 20;

/**
 * The value of a literal of digits alone: an integer if int64 or uint64 has it, a double if neither does. `-0` is the
 * integer 0.
 */
export function decodeInteger(text: string): number | bigint {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (text.length > longestInteger) return value;
  const exact = BigInt(text);
  return exact >= smallestInteger && exact <= largestInteger ? exact : value;
}

/** The value of a literal with a fraction or an exponent: always a double, infinite if it overflows. */
export function decodeDouble(text: string): number | WholeDouble {
  const value = Number(text);
  return Number.isSafeInteger(value) ? new WholeDouble(value) : value;
}
