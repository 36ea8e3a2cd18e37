/** How large a message may be, and what is left of one that is too large. */
import { describe, expect, test } from 'vitest';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import { qemuLimits, type WireLimits } from '../../../src/runtime/wire/wire-limits.ts';
import { bytesOf, outcomeOf, outcomes, readAll } from './reading.ts';

const tooLarge = 'error: JSON token size limit exceeded';
const tooMany = 'error: JSON token count limit exceeded';
const tooDeep = 'error: JSON nesting depth limit exceeded';
const noValue = 'error: expecting value';

function limited(changes: Partial<WireLimits>): WireLimits {
  return { ...qemuLimits, ...changes };
}

// The token that is too much is dropped too; what follows is read as if it began anew.
describe('the size', () => {
  const limits = limited({ size: 10 });

  test.each([
    ['"1234567"', ['1234567']],
    ['"12345678"', [tooLarge]],
    ['"123456789x{"a":1}', [tooLarge, { a: 1 }]],
    ['[1,2,3,4]', [[1, 2, 3, 4]]],
    ['[ 1,  2,  3,  4 ]', [[1, 2, 3, 4]]],
    ['[1,2,3,45]', [tooLarge]],
    ['[1,2,3,456]', [tooLarge, noValue]],
    ['[1,2,3,4][1,2,3,4]', [[1, 2, 3, 4], [1, 2, 3, 4]]],
    ['A34567890123 {}', ["error: stray 'A'", {}]],
    ['1234567890123\n', [tooLarge, 23]],
  ])('of all tokens and one is the limit: %s', (text, expected) => {
    expect(outcomes(text, limits)).toEqual(expected);
    expect(readAll(bytesOf(text), 1, limits).map(outcomeOf)).toEqual(expected);
  });

  test('counts a token from its own start, wherever in a chunk that is', () => {
    const reader = new JsonReader(limits);
    expect([...reader.read(bytesOf('"12345')), ...reader.read(bytesOf('67" "1234567" "12345678'))].map(outcomeOf)).toEqual(['1234567', '1234567']);
    expect(reader.read(bytesOf('"')).map(outcomeOf)).toEqual([tooLarge]);
  });

  test('is 64 MiB', () => {
    const most = 64 * 2 ** 20;
    const string = (length: number): Buffer => Buffer.from(`"${'x'.repeat(length - 2)}"`);
    const [item] = readAll(string(most - 1), 4096);
    expect(item?.kind === 'value' && typeof item.value === 'string' && item.value.length).toBe(most - 3);
    expect(readAll(string(most), 4096).map(outcomeOf)).toEqual([tooLarge]);
    // The byte that is too much ends the token; with a byte less, the line end does.
    expect(readAll(Buffer.from(`"${'x'.repeat(most)}{}`), 4096).map(outcomeOf)).toEqual([tooLarge, {}]);
    const [error] = readAll(Buffer.from(`"${'x'.repeat(most - 2)}\n{}`), 4096);
    expect(error?.kind === 'error' && error.error.desc.length).toBe("JSON parse error, stray ''".length + most);
  });
});

describe('the number of tokens', () => {
  test.each([
    ['[1,2]', [[1, 2]]],
    ['[1,2,3]', [tooMany, noValue]],
    ['[1,[2]]', [tooMany, noValue]],
    ['[[[]]]', [tooMany]],
    ['{"a":1}', [{ a: 1 }]],
  ])('in %s', (text, expected) => {
    expect(outcomes(text, limited({ tokens: 5 }))).toEqual(expected);
  });

  test('is 2,097,152', () => {
    const items = (count: number): Buffer => bytesOf(`[[]${',1'.repeat(count)}]`);
    expect(readAll(items(2 ** 20 - 2), 4096).map((item) => item.kind)).toEqual(['value']);
    expect(readAll(items(2 ** 20 - 1), 4096).map(outcomeOf)).toEqual([tooMany, noValue]);
  });
});

describe('the depth', () => {
  test.each([
    ['[[{}]]', [[[{}]]]],
    ['[[[[]]]]', [tooDeep, noValue, noValue, noValue, noValue]],
    ['[[[{"a":1}]]]', [tooDeep, 'a', noValue, 1, noValue, noValue, noValue, noValue]],
    ['[[],[],[],[]]', [[[], [], [], []]]],
  ])('of %s', (text, expected) => {
    expect(outcomes(text, limited({ depth: 3 }))).toEqual(expected);
  });

  test('is 1024', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(readAll(bytesOf(nested(1024))).map((item) => item.kind)).toEqual(['value']);
    expect(outcomes(nested(1025))).toEqual([tooDeep, ...Array<string>(1025).fill(noValue)]);
  });
});

describe('a reader', () => {
  test('is busy while something has begun', () => {
    const reader = new JsonReader();
    const busyAfter = (text: string): boolean => (reader.read(bytesOf(text)), reader.isBusy);
    expect(['', ' \n', '{', '"', '}', '"}', '1', ' ', 'A', 'x', '\n'].map(busyAfter))
      .toEqual([false, false, true, true, true, false, true, false, true, true, false]);
  });

  test('forgets what began', () => {
    const reader = new JsonReader();
    for (const begun of ['{"a":[1,', '"abc', 'A skipped', '[1 2', '[[[']) {
      reader.read(bytesOf(begun));
      reader.reset();
      expect(reader.isBusy).toBe(false);
      expect(reader.read(bytesOf('"x"{"a":1}')).map(outcomeOf)).toEqual(['x', { a: 1 }]);
    }
  });

  test('keeps no hold of a chunk', () => {
    const reader = new JsonReader();
    const chunk = bytesOf('{"abc":"de');
    reader.read(chunk);
    chunk.fill(0);
    expect(reader.read(bytesOf('f"}')).map(outcomeOf)).toEqual([{ abc: 'def' }]);
  });
});
