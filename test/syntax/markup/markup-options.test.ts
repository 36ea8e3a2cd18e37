import { expect, test } from 'vitest';
import { findDialect } from '../../../src/schema/dialect.ts';
import { markupOptions } from '../../../src/syntax/markup/markup-options.ts';

test.each([
  ['1.4', 'plain', true, false],
  ['2.8', 'plain', true, false],
  ['2.9', 'texinfo-like', true, false],
  ['5.1', 'texinfo-like', true, false],
  ['5.2', 'rst', true, true],
  ['8.0', 'rst', true, true],
  ['8.1', 'rst', true, false],
  ['10.0', 'rst', true, false],
  ['10.1', 'rst', false, false],
  ['legacy', 'plain', true, false],
  ['classic', 'plain', true, false],
  ['modern', 'rst', true, true],
  ['strict', 'rst', false, false],
])('%s', (label, flavour, equalsHeadings, alignsText) => {
  const dialect = findDialect(label) ?? expect.fail(`no dialect ${label}`);
  expect(markupOptions(dialect)).toEqual({ flavour, equalsHeadings, alignsText });
});
