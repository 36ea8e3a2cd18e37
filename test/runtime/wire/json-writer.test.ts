/** What is written, and what is refused. */
import { describe, expect, test } from 'vitest';
import { WholeDouble, type JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { writeJson, writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { qemuLimits } from '../../../src/runtime/wire/wire-limits.ts';
import { readOne } from './reading.ts';

describe('a value is written', () => {
  test.each<readonly [JsonValue, string]>([
    [null, 'null'], [true, 'true'], [false, 'false'], [{}, '{}'], [[], '[]'],
    [{ b: 1, a: [1, { c: 'x' }], d: undefined }, '{"b": 1, "a": [1, {"c": "x"}]}'],
    [{ a: undefined }, '{}'],
    [0, '0'], [-1, '-1'], [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [2n ** 64n - 1n, '18446744073709551615'], [-(2n ** 63n), '-9223372036854775808'], [5n, '5'],
    [0.1, '0.1'], [-1.5, '-1.5'], [5e-324, '5e-324'], [1e-7, '1e-7'], [1e21, '1e+21'], [Number.MAX_VALUE, '1.7976931348623157e+308'],
    // Not safe as integers, so they are doubles and look like it.
    [2 ** 53, '9007199254740992.0'], [2 ** 63, '9223372036854776000.0'], [1e20, '100000000000000000000.0'],
    [-0, '-0.0'], [new WholeDouble(1), '1.0'], [new WholeDouble(-0), '-0.0'], [new WholeDouble(-1e15), '-1000000000000000.0'],
    ['', '""'], ['a/b', '"a/b"'], ['"\\\b\f\n\r\t', '"\\"\\\\\\b\\f\\n\\r\\t"'], ['\0\x1f\x7f', '"\\u0000\\u001F\\u007F"'],
    ['é€', '"\\u00E9\\u20AC"'], ['😀', '"\\uD83D\\uDE00"'], ['\u2028', '"\\u2028"'], ["it's 100%", '"it\'s 100%"'],
    ['\ud83d', '"\\uFFFD"'], ['\ude00\ud83d', '"\\uFFFD\\uFFFD"'], ['a\uffffb', '"a\\uFFFDb"'], ['\u{1fffe}\ufdd0', '"\\uFFFD\\uFFFD"'], ['\ufffd', '"\\uFFFD"'],
    [{ 'é"': 1 }, '{"\\u00E9\\"": 1}'],
    [JSON.parse('{"__proto__": {"a": 1}}') as JsonValue, '{"__proto__": {"a": 1}}'],
    [Object.assign(Object.create(null) as object, { a: 1 }), '{"a": 1}'],
  ])('%o: %s', (value, expected) => {
    const text = writeJson(value);
    expect(text).toBe(expected);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(writeJson([readOne(`[${text}]`)])).toBe(`[[${expected}]]`);
  });

  test('as a line, with the byte that resynchronises and the end that the monitor uses', () => {
    expect(writeLine({ return: 'é' })).toEqual(Buffer.from('{"return": "\\u00E9"}\n'));
    expect(writeLine({}, { sentinel: true })).toEqual(Buffer.from([0xff, 0x7b, 0x7d, 0x0a]));
    expect(writeLine({}, { lineEnd: '\r\n' })).toEqual(Buffer.from('{}\r\n'));
  });
});

describe('a value is refused', () => {
  test.each<readonly [string, unknown, string]>([
    ['NaN', { a: [1, NaN] }, 'a[1]: NaN has no form in JSON'],
    ['an infinity', -Infinity, '-Infinity has no form in JSON'],
    ['an integer above uint64', { a: { b: 2n ** 64n } }, 'a.b: 18446744073709551616 is outside of int64 and uint64'],
    ['an integer below int64', -(2n ** 63n) - 1n, '-9223372036854775809 is outside of int64 and uint64'],
    ['undefined in an array', [undefined], '[0]: a value of type undefined has no form in JSON'],
    ['a function', { a: () => 1 }, 'a: a value of type function has no form in JSON'],
    ['a map', { a: new Map() }, 'a: an object with a class of its own has no form in JSON'],
    ['a date', [new Date(0)], '[0]: an object with a class of its own has no form in JSON'],
    ['a member whose name is no text', { '\ud83d': 1 }, '\ud83d: the string holds U+D83D, which is no character'],
  ])('%s', (_name, value, message) => {
    expect(() => writeJson(value as JsonValue)).toThrow(message);
  });

  test('if it holds what is no character and that is not to be replaced', () => {
    expect(() => writeJson({ path: 'a\ud83db' }, { nonCharacters: 'refuse' })).toThrow(new TypeError('path: the string holds U+D83D, which is no character'));
    expect(() => writeJson('\ufdd0', { nonCharacters: 'refuse' })).toThrow('U+FDD0');
    expect(writeJson('é😀\0\u{10fffd}', { nonCharacters: 'refuse' })).toBe('"\\u00E9\\uD83D\\uDE00\\u0000\\uDBFF\\uDFFD"');
  });

  test('if the parser at the other end would refuse it', () => {
    const nested = (depth: number): JsonValue => (depth === 1 ? [] : [nested(depth - 1)]);
    expect(readOne(writeJson(nested(1024)))).toEqual(nested(1024));
    expect(() => writeJson(nested(1025))).toThrow('nested deeper than 1024 levels');
    const circle: Record<string, JsonValue> = {};
    circle['self'] = circle;
    expect(() => writeJson(circle)).toThrow('nested deeper than 1024 levels');
    const limits = { ...qemuLimits, size: 10, tokens: 5 };
    expect(writeJson([1, 2], { limits })).toBe('[1, 2]');
    expect(() => writeJson([1, 2, 3], { limits })).toThrow('the message has more than 5 tokens');
    expect(writeJson('1234567', { limits })).toBe('"1234567"');
    expect(() => writeJson('12345678', { limits })).toThrow('the message has more than 9 bytes');
  });
});

test('bytes are a string of base64, and count as one', () => {
  expect(writeJson({ bytes: new Uint8Array([104, 105]), none: Buffer.alloc(0) })).toBe('{"bytes": "aGk=", "none": ""}');
  expect(() => writeJson(new Uint8Array(30), { limits: { size: 40, tokens: 1, depth: 1 } })).toThrow(RangeError);
});
