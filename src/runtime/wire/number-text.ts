/** Numbers as the writer puts them: exact, and of the same kind when they are read again. RFC 8259, section 6. */
import type { WholeDouble } from './json-value.js';
import { largestInteger, smallestInteger } from './number-token.js';

/**
 * The shortest text that gives this number again. A safe integer is written as an integer, any other number as a double,
 * with a fraction or an exponent; the negative zero too, since `-0` is the integer 0 to QEMU.
 * @throws RangeError for NaN and the infinities, which JSON has no form for.
 */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no form in JSON`);
  return doubleText(value);
}

/** The text of an integer. @throws RangeError if neither int64 nor uint64 has it: QEMU would round it to a double. */
export function bigintText(value: bigint): string {
  if (value < smallestInteger || value > largestInteger) throw new RangeError(`${value} is outside of int64 and uint64`);
  return String(value);
}

/** The text of a double that must not be taken for an integer. */
export function wholeDoubleText({ value }: WholeDouble): string {
  return doubleText(value);
}

function doubleText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
