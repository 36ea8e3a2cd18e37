import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/schema/markup.ts';
import { outline, outlineOf, problemsIn, read } from './support.ts';

const table = (...lines: readonly string[]): string => lines.join('\n');

describe('simple tables', () => {
  test('header and rows', () => {
    expect(outline(table(
      '=====  =======',
      'Left   Right',
      '=====  =======',
      'a      b c',
      'd      `e`',
      '=====  =======',
      '',
      'After.',
    ))).toEqual([
      'table of 2',
      '  header [0 paragraph: Left] [1 paragraph: Right]',
      '  row [0 paragraph: a] [1 paragraph: b c]',
      '  row [0 paragraph: d] [1 paragraph: <reference e>]',
      'paragraph: After.',
    ]);
  });

  test('no header; a row that goes on where its first column is empty; text beyond the last column', () => {
    expect(outline(table(
      '==  ==',
      'a   long',
      '    goes on',
      '',
      'b   - item',
      '',
      '    - item',
      '==  ==',
    ))).toEqual([
      'table of 2',
      '  row [0 paragraph: a] [1 paragraph: long / goes on]',
      '  row [0 paragraph: b] [1 bullet-list;   -;     paragraph: item;   -;     paragraph: item]',
    ]);
  });

  test('an escaped blank keeps a row apart; empty cells at its end are left out', () => {
    expect(outline(table('==  ==  ==', 'a   b', '\\   c   d', '==  ==  =='))).toEqual([
      'table of 3',
      '  row [0 paragraph: a] [1 paragraph: b]',
      '  row [0 paragraph: ] [1 paragraph: c] [2 paragraph: d]',
    ]);
  });

  test('columns that are spanned', () => {
    expect(outline(table(
      '==  ==  ==',
      'wide    c',
      '------  --',
      'a   b   c',
      '==  ==  ==',
      'd   e   f',
      '==  ==  ==',
    ))).toEqual([
      'table of 3',
      '  header [0 2x1 paragraph: wide] [2 paragraph: c]',
      '  header [0 paragraph: a] [1 paragraph: b] [2 paragraph: c]',
      '  row [0 paragraph: d] [1 paragraph: e] [2 paragraph: f]',
    ]);
  });

  test.each([
    ['no end', table('==  ==', 'a   b', '', 'After.'), '1:1'],
    ['text between the columns', table('==  ==', 'a  xb', 'axxxb', '==  =='), '1:1'],
    ['spans beside the columns', table('==  ==  ==', 'a   b', '---  -', '==  ==  =='), '1:1'],
  ])('%s: the lines stay as they are', (_name, text, place) => {
    expect(problemsIn(text)).toEqual([`${place} bad-table ${text.split('\n')[0]}`]);
    expect(outlineOf(read(text).blocks)[0]).toMatch(/^literal: "==  ==/);
  });

  test('one column is no table', () => {
    expect(outline('====\n\ntext')).toEqual(['transition', 'paragraph: text']);
  });
});

describe('grid tables', () => {
  test('header and rows, blocks in cells', () => {
    expect(outline(table(
      '+------+---------+',
      '| Left | Right   |',
      '+======+=========+',
      '| a    | - one   |',
      '|      | - two   |',
      '+------+---------+',
      '| b    | long    |',
      '|      | text    |',
      '+------+---------+',
    ))).toEqual([
      'table of 2',
      '  header [0 paragraph: Left] [1 paragraph: Right]',
      '  row [0 paragraph: a] [1 bullet-list;   -;     paragraph: one;   -;     paragraph: two]',
      '  row [0 paragraph: b] [1 paragraph: long / text]',
    ]);
  });

  test('cells that span rows and columns', () => {
    expect(outline(table(
      '+---+---+---+',
      '| a | b | c |',
      '+---+---+   |',
      '| d     |   |',
      '+---+---+---+',
      '| e | f | g |',
      '+---+---+---+',
    ))).toEqual([
      'table of 3',
      '  row [0 paragraph: a] [1 paragraph: b] [2 1x2 paragraph: c]',
      '  row [0 2x1 paragraph: d]',
      '  row [0 paragraph: e] [1 paragraph: f] [2 paragraph: g]',
    ]);
  });

  test('characters of the drawing in the text of a cell', () => {
    expect(outline(table(
      '+-------+-----+',
      '| a+b | | x-+ |',
      '+-------+-----+',
      '| +---- | y   |',
      '+-------+-----+',
    ))).toEqual([
      'table of 2',
      '  row [0 paragraph: a+b |] [1 paragraph: x-+]',
      '  row [0 paragraph: +----] [1 paragraph: y]',
    ]);
  });

  test('empty cells', () => {
    expect(outline(table('+--+--+', '|  |  |', '+--+--+', '+--+--+'))).toEqual(['table of 2', '  row [0 ] [1 ]', '  row [0 ] [1 ]']);
  });

  test.each([
    ['a ragged edge', table('+---+', '| a  |', '+---+')],
    ['cells that are no rectangles', table('+---+---+', '| a | b |', '|   +---+', '|     c |', '+-------+')],
    ['no lower edge', table('+---+', '| a |')],
  ])('%s: the lines stay as they are', (_name, text) => {
    expect(problemsIn(text)).toEqual([`1:1 bad-table ${text.split('\n')[0]}`]);
    expect(outlineOf(read(text).blocks)).toEqual([`literal: ${JSON.stringify(text)}`]);
  });

  test('spans', () => {
    const [block] = read('+---+----+\n| a | bc |\n+---+----+').blocks;
    const cell = (block as Table).rows[0]?.cells[1];
    expect(cell?.span.text).toBe('bc');
    expect(cell?.span.startPosition).toMatchObject({ line: 3, column: 9 });
  });
});

test('a table within a directive', () => {
  expect(outline('.. table:: What goes\n   :widths: auto\n\n   ==  ==\n   a   b\n   ==  ==')).toEqual([
    'titled table "What goes"', '  :widths: auto', '  table of 2', '    row [0 paragraph: a] [1 paragraph: b]',
  ]);
});
