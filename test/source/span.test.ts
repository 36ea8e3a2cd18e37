import { expect, test } from 'vitest';
import { SourceFile } from '../../src/source/source-file.ts';

const file = new SourceFile('a.json', 'one\r\n\u{1f600} two\nthree');

test('a span knows its text and both its ends', () => {
  const span = file.span(5, 13);
  expect(span.text).toBe('\u{1f600} two\nt');
  expect(span.startPosition).toEqual({ line: 2, column: 1, offset: 5 });
  expect(span.endPosition).toEqual({ line: 3, column: 2, offset: 13 });
});

test('two spans make one that covers them', () => {
  expect(file.span(0, 3).to(file.span(12, 17)).text).toBe(file.text.slice(0, 17));
});

test('a file knows the directive that included it', () => {
  const directive = file.span(0, 3);
  expect(new SourceFile('b.json', '', directive).includedFrom).toBe(directive);
  expect(file.includedFrom).toBeUndefined();
});
