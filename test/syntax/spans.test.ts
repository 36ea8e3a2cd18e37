/** Where each node of the tree stands: its span holds its text, whatever stands around it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/syntax/ast.ts';
import { randomSchema } from '../support/schema-arbitrary.ts';
import { parseText, plainValue, plainValues } from '../support/syntax.ts';

/** Checks a value and everything in it against the text of the file. */
function expectSpans(value: Value, text: string): void {
  const { start, end } = value.span;
  const own = text.slice(start, end);
  expect(value.span.text).toBe(own);
  switch (value.kind) {
    case 'object':
      expect([own[0], own.at(-1)]).toEqual(['{', '}']);
      for (const { key, value: item } of value.entries) {
        expectSpans(key, text);
        expectSpans(item, text);
        expect(key.span.end).toBeLessThanOrEqual(item.span.start);
        expect([key.span.start > start, item.span.end < end]).toEqual([true, true]);
      }
      break;
    case 'array':
      expect([own[0], own.at(-1)]).toEqual(['[', ']']);
      for (const item of value.items) {
        expectSpans(item, text);
        expect([item.span.start > start, item.span.end < end]).toEqual([true, true]);
      }
      break;
    case 'string':
      expect(own).toBe(`'${value.text.replaceAll('\\', '\\\\')}'`);
      break;
    case 'boolean':
      expect(own).toBe(String(value.value));
      break;
    case 'null':
    case 'invalid':
      throw new Error(`${value.kind} in a valid schema`);
    default:
      value satisfies never;
  }
  // By itself, the text of a node is that node.
  if (value.kind === 'object') expect(plainValues(own)).toEqual([plainValue(value)]);
}

describe('spans', () => {
  test('of random schemas hold their nodes', () => {
    fc.assert(fc.property(randomSchema, ({ text }) => {
      for (const { value, span } of parseText(text).values) {
        expectSpans(value, text);
        expect([span.start, span.end]).toEqual([value.span.start, value.span.end]);
      }
    }), { numRuns: 60 });
  });

  test.each([
    ['CRLF', (text: string) => text.replaceAll(/\r\n|\n/g, '\r\n')],
    ['lone carriage returns', (text: string) => text.replaceAll(/\r\n|\n/g, '\r')],
    ['characters outside of the basic plane', (text: string) => text.replaceAll('\n', ' # \u{1f600}\u{1d11e}\n')],
    ['a byte order mark of another file in a comment', (text: string) => `# \ufeff\n${text}`],
  ])('with %s hold the same nodes', (_name, change) => {
    fc.assert(fc.property(randomSchema, ({ text }) => {
      // Only layout may change: documentation has rules for its lines.
      const bare = text.replaceAll(/^#.*$/gm, '').replaceAll(/ #.*$/gm, '');
      const changed = change(bare);
      const { values } = parseText(changed);
      expect(values.map(({ value }) => plainValue(value))).toEqual(plainValues(bare));
      for (const { value } of values) expectSpans(value, changed);
    }), { numRuns: 30 });
  });
});

describe('lines and columns', () => {
  const text = "# \u{1f600}\r\n{ 'struct':\r\n  # \u{1f600}\r\n  'Foo', 'data': { 'a': 'int' } }\r\n";
  const [definition] = parseText(text).values;

  test('count from one, in characters', () => {
    expect(definition?.span.startPosition).toMatchObject({ line: 2, column: 1 });
    const [struct, data] = definition?.value.kind === 'object' ? definition.value.entries : [];
    expect(struct?.value.span.startPosition).toMatchObject({ line: 4, column: 3 });
    expect(data?.key.span.startPosition).toMatchObject({ line: 4, column: 10 });
    expect(definition?.span.endPosition).toMatchObject({ line: 4, column: 34 });
  });

  test('after characters outside of the basic plane on the same line', () => {
    const { problems } = parseText("\u{1f600}\u{1f600} { 'a': ? }");
    expect(problems.map(({ span }) => [span.startPosition.line, span.startPosition.column])).toEqual([[1, 1]]);
    const { comments, values } = parseText("{ } # \u{1f600}\n{ 'a': 'b' }");
    expect([comments.length, values[1]?.span.startPosition]).toMatchObject([1, { line: 2, column: 1 }]);
  });
});
