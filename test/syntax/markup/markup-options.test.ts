import { expect, test } from 'vitest';
import { findDialect } from '../../../src/schema/dialect.ts';
import { markupOptions } from '../../../src/syntax/markup/markup-options.ts';

test.each([
  ['1.4', 'plain', true],
  ['2.8', 'plain', true],
  ['2.9', 'texinfo-like', true],
  ['5.1', 'texinfo-like', true],
  ['5.2', 'rst', true],
  ['10.0', 'rst', true],
  ['10.1', 'rst', false],
  ['legacy', 'plain', true],
  ['classic', 'plain', true],
  ['modern', 'rst', true],
  ['strict', 'rst', false],
])('%s', (label, flavour, equalsHeadings) => {
  const dialect = findDialect(label) ?? expect.fail(`no dialect ${label}`);
  expect(markupOptions(dialect)).toEqual({ flavour, equalsHeadings });
});
