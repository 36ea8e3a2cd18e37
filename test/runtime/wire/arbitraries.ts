/** Values and byte streams for properties. */
import fc from 'fast-check';
import { WholeDouble, type JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { bytesOf } from './reading.ts';
import { grammarSamples, lexicalSamples, numberSamples, stringSamples } from './samples.ts';

/** Text of characters that QEMU takes for some, with those that need care more often than by chance. */
const texts = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme-ascii', maxLength: 5 }), fc.constantFrom('\0', '\x1f', '\x7f', '"', "'", '\\', 'é', '\u2028', '\ufffd', '😀', '\u{10fffd}', '%d')),
  { maxLength: 6 },
).map((parts) => parts.join(''));

const names = fc.oneof(texts, fc.constantFrom('__proto__', 'constructor', '', '1', 'execute'));

const integers = fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }).filter((value) => !Number.isSafeInteger(Number(value))));

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Number.isSafeInteger(value) ? new WholeDouble(value) : value));

function toObject(members: readonly (readonly [string, JsonValue])[]): JsonValue {
  return Object.fromEntries(members);
}

/** Any value, in the form in which it is read. */
export const values: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, false), texts, integers, doubles.filter((value) => value !== 0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(names, tie('value')), { maxLength: 4, selector: ([name]) => name }).map(toObject),
  ),
})).value;

/** What messages are made of, whole or broken; it reaches further into the rules than bytes by chance. */
const pieces = fc.constantFrom(
  '{', '}', '[', ']', ':', ',', ' ', '\n', '\t', '\r', '"', "'", '\\', '0', '1', '-', '.', 'e', 'E', '+', 'u', 'n', 'true', 'null', 'A', '%', '/', '\0', '\x01', '\x1f', '\x7f', '\x80',
  '\xc3', '\xa9', '\xf0\x9f\x98\x80', '\xed\xa0\x80', '\xfe', '\xff', '\\u', '\\ud83d', '\\ude00', '\\n', '\\q', '"a"', "'b'", '"a":1', '{"a":1}', '[1,2]', '18446744073709551615',
  '"execute"', '"id":', '"guest-ping"', '{"execute":"guest-ping"}', '{"execute":"guest-ping","id":',
);

/** Streams of bytes: by chance, of pieces, and samples one after the other. */
export const streams: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.array(pieces, { maxLength: 40 }).map((parts) => bytesOf(parts.join(''))),
  fc.array(fc.constantFrom(...lexicalSamples, ...grammarSamples, ...stringSamples, ...numberSamples), { minLength: 1, maxLength: 4 })
    .map((parts) => bytesOf(parts.join(''))),
);
