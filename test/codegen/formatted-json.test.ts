import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { formatJson, type Json } from '../../src/codegen/formatted-json.ts';

describe('formatJson', () => {
  test('puts into one line what fits, and only that', () => {
    const description = 'a'.repeat(32);
    const member = { description, $ref: '#/b' };
    expect(formatJson({ first: member, last: member, empty: {}, none: [] }).text).toBe(`{
  "first": { "description": "${description}", "$ref": "#/b" },
  "last": { "description": "${description}", "$ref": "#/b" },
  "empty": {},
  "none": []
}
`);
    // One character more is too many in front of a comma.
    const longer = { description: `${description}a`, $ref: '#/b' };
    expect(formatJson({ first: longer, last: longer }).text).toBe(`{
  "first": {
    "description": "${description}a",
    "$ref": "#/b"
  },
  "last": { "description": "${description}a", "$ref": "#/b" }
}
`);
  });

  test('writes integers exactly', () => {
    const { text } = formatJson({ least: -(2n ** 63n), most: 2n ** 64n - 1n, small: 1, half: 0.5, precise: 1e21 });
    expect(text).toBe('{\n  "least": -9223372036854775808,\n  "most": 18446744073709551615,\n  "small": 1,\n  "half": 0.5,\n  "precise": 1e21\n}\n'
      .replaceAll('1e21', '1e+21'));
  });

  test('leaves out what is undefined', () => {
    expect(formatJson({ a: undefined, b: { c: undefined }, d: [{}] }).text).toBe('{ "b": {}, "d": [{}] }\n');
  });

  test('refuses what JSON cannot say', () => {
    expect(() => formatJson([Number.NaN])).toThrow('NaN');
  });

  test('says when Prettier would set something out in another way', async () => {
    for (const data of [Array.from({ length: 60 }, (_, index) => index * 1000), Array.from({ length: 4 }, () => 'e\u0301'.repeat(10))]) {
      const { text, isFormatted } = formatJson({ data });
      expect(isFormatted).toBe(false);
      expect(await format(text, { parser: 'json' })).not.toBe(text);
    }
  });

  test('opens objects whose keys Prettier measures in its own way, so that their width does not matter', async () => {
    const { text, isFormatted } = formatJson([1, { '\u{10000}\u{10000}': 'a'.repeat(62) }]);
    expect(text).toContain('  {\n    "\u{10000}\u{10000}": "');
    expect(isFormatted).toBe(true);
    expect(await format(text, { parser: 'json' })).toBe(text);
  });

  test('gives any other data the form that Prettier leaves as it is', async () => {
    const word = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ minLength: 60, maxLength: 90 }));
    const { data } = fc.letrec<{ data: Json }>((tie) => ({
      data: fc.oneof(
        { maxDepth: 5 },
        word, fc.boolean(), fc.constant(null), fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }), fc.integer(),
        fc.array(tie('data'), { maxLength: 5 }),
        fc.dictionary(word, tie('data'), { maxKeys: 5 }),
      ),
    }));
    await fc.assert(fc.asyncProperty(data, async (value) => {
      const { text, isFormatted } = formatJson(value);
      const reading = (_: string, member: unknown): unknown => (typeof member === 'bigint' ? Number(member) : member);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value, reading)));
      fc.pre(isFormatted);
      expect(await format(text, { parser: 'json' })).toBe(text);
    }), { numRuns: 300 });
  });
});
