/** What holds for every value and for all bytes. Compared by Node, which is not misled by a member named `constructor`. */
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WholeDouble, type JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import { writeJson, writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { bytesOf, outcomeOf, readAll } from './reading.ts';
import { streams, values } from './arbitraries.ts';

const pieceLengths = fc.integer({ min: 1, max: 40 });

describe('any value', () => {
  test('that is written is read as the same, at any split', () => {
    fc.assert(fc.property(values, pieceLengths, (value, length) => {
      const bytes = writeLine(value);
      deepStrictEqual(readAll(bytes, length), [{ kind: 'value', value }]);
    }), { numRuns: 2000 });
  });

  test('is written as one line of ASCII that other parsers accept', () => {
    fc.assert(fc.property(values, (value) => {
      const text = writeJson(value);
      expect(text).toMatch(/^[\x20-\x7e]*$/);
      expect(() => JSON.parse(text) as unknown).not.toThrow();
    }));
  });

  test('of any strings at all is accepted by the reader', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.uint16Array(), (text, units) => {
      const ill = String.fromCharCode(...units);
      const [item, ...rest] = readAll(writeLine([text, ill]));
      expect(rest).toEqual([]);
      expect(item?.kind === 'value' && item.value).toHaveLength(2);
    }));
  });

  test('of the whole range of doubles and integers stays what it is', () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Number.isSafeInteger(value) ? new WholeDouble(value) : value));
    const integers = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })
      .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));
    fc.assert(fc.property(fc.oneof(doubles, integers), (value) => {
      deepStrictEqual(readAll(writeLine(value)), [{ kind: 'value', value }]);
    }), { numRuns: 5000 });
  });
});

describe('any bytes', () => {
  test('end in values and errors, the same at any split', () => {
    fc.assert(fc.property(streams, pieceLengths, (bytes, length) => {
      const items = readAll(bytes);
      for (const item of items) if (item.kind === 'error') expect(item.error.desc).toMatch(/^JSON (?:parse error, |.* limit exceeded$)/);
      deepStrictEqual(readAll(bytes, length), items);
    }), { numRuns: 3000 });
  });

  test('are over with 0xFF: what follows is read', () => {
    const following = fc.oneof(values.filter((value) => typeof value === 'object' && value !== null && !(value instanceof WholeDouble)));
    fc.assert(fc.property(streams, following, (bytes, value) => {
      const reader = new JsonReader();
      reader.read(bytes);
      const items = reader.read(writeLine(value as JsonValue, { sentinel: true }));
      deepStrictEqual(items.at(-1), { kind: 'value', value });
      // One error for the byte, and before it at the most what a number or keyword was that had not ended.
      expect(items.slice(-2, -1).map(outcomeOf)).toEqual([expect.stringContaining('error: ')]);
      expect(items.length).toBeLessThanOrEqual(3);
      expect(reader.isBusy).toBe(false);
    }), { numRuns: 2000 });
  });

  test('leave nothing behind after a reset', () => {
    fc.assert(fc.property(streams, (bytes) => {
      const reader = new JsonReader();
      reader.read(bytes);
      reader.reset();
      expect(reader.read(bytesOf('[1]')).map(outcomeOf)).toEqual([[1]]);
    }));
  });
});
