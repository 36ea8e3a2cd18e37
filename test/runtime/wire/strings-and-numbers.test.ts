/** What strings and numbers become. */
import { describe, expect, test } from 'vitest';
import { WholeDouble } from '../../../src/runtime/wire/json-value.ts';
import { outcomes, readOne } from './reading.ts';

describe('a string', () => {
  test.each([
    ['\'say "x"\'', 'say "x"'], ['"it\'s"', "it's"], ["'it\\'s'", "it's"], ['"it\\\'s"', "it's"],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'], ['"\\u0041\\u00e9\\u00E9"', 'Aéé'],
    ['"\\u0000"', '\0'], ['"\xc0\x80"', '\0'], ['"\x7f"', '\x7f'], ['"%d"', '%d'],
    ['"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"', 'é€😀'], ['"\\ud83d\\ude00"', '😀'], ['"\xf4\x8f\xbf\xbd"', '\u{10fffd}'], ['"\\ufffd\\ufdf0"', '\ufffd\ufdf0'],
  ])('%s', (text, expected) => {
    expect(readOne(text)).toBe(expected);
  });

  test.each([
    ['an overlong form', '"\xc1\x81"'], ['an overlong zero', '"\xe0\x80\x80"'], ['a surrogate', '"\xed\xa0\x80"'], ['a value beyond Unicode', '"\xf4\x90\x80\x80"'],
    ['a noncharacter', '"\xef\xbf\xbf"'], ['a noncharacter of the Arabic block', '"\xef\xb7\x90"'], ['a noncharacter of another plane', '"\xf0\x9f\xbf\xbe"'],
    ['a lone continuation', '"\x80"'], ['a broken sequence', '"\xe2\x82"'], ['a sequence of five', '"\xf8\x88\x80\x80\x80"'], ['a sequence of six', '"\xfd\xbf\xbf\xbf\xbf\xbf"'],
  ])('without %s', (_name, text) => {
    expect(outcomes(text)).toEqual(['error: invalid UTF-8 sequence in string']);
  });

  test.each(['"\\x"', '"\\0"', '"\\U0041"', '"\\\xc3\xa9"', "'\\v'"])('without the escape in %s', (text) => {
    expect(outcomes(text)).toEqual(['error: invalid escape sequence in string']);
  });

  test.each([
    ['"\\ud83d"', '\\ud83d'], ['"\\ud83dx"', '\\ud83d'], ['"\\ud83d\\n"', '\\ud83d'], ['"\\ud83d\\u0041"', '\\ud83d'], ['"\\uD83D\\uD83D"', '\\uD83D'],
    ['"\\ude00"', '\\ude00'], ['"\\ud83f\\udffe"', '\\ud83f\\udffe'], ['"\\uffff"', '\\uffff'], ['"\\ufdd0"', '\\ufdd0'],
    ['"\\u12"', '\\u12"'], ['"\\u"', '\\u"'], ['"\\u12g4"', '\\u12g4'], ['"\\u123\xc3\xa9"', '\\u123\ufffd'],
  ])('without the character in %s', (text, quoted) => {
    expect(outcomes(text)).toEqual([`error: ${quoted} is not a valid Unicode character`]);
  });

  test('fails with the first of its faults', () => {
    expect(outcomes('"\\q\x80"')).toEqual(['error: invalid escape sequence in string']);
    expect(outcomes('"\x80\\q"')).toEqual(['error: invalid UTF-8 sequence in string']);
  });
});

describe('a number', () => {
  test.each<readonly [string, number | bigint | WholeDouble]>([
    ['0', 0], ['-0', 0], ['-1', -1],
    ['9007199254740991', Number.MAX_SAFE_INTEGER], ['-9007199254740991', Number.MIN_SAFE_INTEGER],
    ['9007199254740992', 9007199254740992n], ['-9007199254740993', -9007199254740993n],
    ['9223372036854775807', 9223372036854775807n], ['9223372036854775808', 9223372036854775808n],
    ['-9223372036854775808', -9223372036854775808n], ['18446744073709551615', 18446744073709551615n],
    ['-9223372036854775809', -9223372036854775808], ['18446744073709551616', 18446744073709551616],
    [`1${'0'.repeat(400)}`, Infinity], [`-1${'0'.repeat(400)}`, -Infinity],
    ['0.1', 0.1], ['1.5e-5', 1.5e-5], ['5e-324', 5e-324], ['1.7976931348623157e308', Number.MAX_VALUE], ['1e999', Infinity],
    ['9007199254740993.0', 9007199254740992],
    ['1.0', new WholeDouble(1)], ['1e2', new WholeDouble(100)], ['0.5e1', new WholeDouble(5)], ['0.0', new WholeDouble(0)], ['-0.0', new WholeDouble(-0)],
  ])('%s', (text, expected) => {
    const value = readOne(`[${text}]`) as readonly unknown[];
    // Strict: the kind counts, and the sign of zero.
    expect(value).toStrictEqual([expected]);
    if (typeof expected === 'number') expect(Object.is(value[0], expected)).toBe(true);
  });

  test('marked as a double is whole, and plain as JSON', () => {
    expect(() => new WholeDouble(0.5)).toThrow('0.5 is no whole number');
    expect(() => new WholeDouble(2 ** 53)).toThrow(RangeError);
    expect(JSON.stringify([new WholeDouble(3)])).toBe('[3]');
  });
});
