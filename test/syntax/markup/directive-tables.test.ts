/** Tables written as directives. */
import { describe, expect, test } from 'vitest';
import { outline, problemsIn, read } from './support.ts';

describe('a list-table', () => {
  test('has a row for each item, and a cell for each item of that', () => {
    expect(outline('.. list-table:: Some *title*\n   :header-rows: 1\n   :widths: 10 20\n\n   * - one\n     - two\n   * - three\n       goes on\n\n       and on\n     -\n   * - four')).toEqual([
      'titled list-table "Some <emphasis title>"', '  :header-rows: 1', '  :widths: 10 20', '  table of 2',
      '    header [0 paragraph: one] [1 paragraph: two]',
      '    row [0 paragraph: three / goes on; paragraph: and on] [1 ]',
      '    row [0 paragraph: four]',
    ]);
  });

  test('may have no header, or nothing else', () => {
    expect(outline('.. list-table::\n\n   - * one\n   - * two')).toEqual(['titled list-table', '  table of 1', '    row [0 paragraph: one]', '    row [0 paragraph: two]']);
    expect(outline('.. list-table::\n   :header-rows: 9\n\n   - * one')).toEqual(['titled list-table', '  :header-rows: 9', '  table of 1', '    header [0 paragraph: one]']);
    expect(outline('.. list-table::\n   :header-rows: x\n\n   - * one')).toContain('    row [0 paragraph: one]');
  });

  test.each(['Some text', '- one\n   - two', '- - one\n\n   Text', '- - one\n\n     text'])('stays what it is if it is no list of lists: %j', (content) => {
    const text = `.. list-table::\n\n   ${content}`;
    expect(problemsIn(text)).toEqual([expect.stringMatching(/^3:4 bad-table /)]);
    expect(read(text).blocks).toMatchObject([{ content: expect.not.arrayContaining([expect.objectContaining({ kind: 'table' })]) }]);
  });
});

describe('a csv-table', () => {
  const rows = (text: string): readonly string[] => outline(text).filter((line) => /^ {4}(?:row|header) /.test(line)).map((line) => line.trim().replaceAll('paragraph: ', ''));

  test('has a row for each line', () => {
    expect(outline('.. csv-table:: T\n   :header: "a", b\n   :widths: 1, 2\n\n   1, *2*\n\n   3,4')).toEqual([
      'titled csv-table "T"', '  :header: "a", b', '  :widths: 1, 2', '  table of 2',
      '    header [0 paragraph: a] [1 paragraph: b]', '    row [0 paragraph: 1] [1 paragraph: <emphasis 2>]', '    row [0 paragraph: 3] [1 paragraph: 4]',
    ]);
  });

  test('has quotes around what contains its marks or line ends', () => {
    expect(rows('.. csv-table::\n\n   "a, b" , "c ""d"" e",f\n   "g\n   h",,\n   i,"j')).toEqual([
      'row [0 a, b] [1 c "d" e] [2 f]', 'row [0 g / h] [1 ] [2 ]', 'row [0 i] [1 j]',
    ]);
  });

  test('may have other marks and headers', () => {
    expect(rows(".. csv-table::\n   :delim: ;\n   :quote: '\n   :header-rows: 1\n\n   a;'b;c'\n   d,e;\"f")).toEqual(['header [0 a] [1 b;c]', 'row [0 d,e] [1 "f]']);
    expect(rows('.. csv-table::\n   :delim: tab\n\n   a\tb')).toEqual(['row [0 a] [1 b]']);
    expect(rows('.. csv-table::\n   :delim: space\n\n   a b')).toEqual(['row [0 a] [1 b]']);
  });
});
