import { describe, expect, test } from 'vitest';
import { outline, problemsIn, read } from './support.ts';

describe('bullet lists', () => {
  test('items, their paragraphs, and nested lists', () => {
    expect(outline('Before:\n\n- one\n  goes on\n- two\n\n  more of two\n\n  * inner\n\n- three\n\nAfter.')).toEqual([
      'paragraph: Before:',
      'bullet-list',
      '  -', '    paragraph: one / goes on',
      '  -', '    paragraph: two', '    paragraph: more of two', '    bullet-list', '      *', '        paragraph: inner',
      '  -', '    paragraph: three',
      'paragraph: After.',
    ]);
  });

  test.each(['*', '+', '-', '•'])('%s is a bullet', (bullet) => {
    expect(outline(`${bullet} one\n${bullet} two`)).toEqual(['bullet-list', `  ${bullet}`, '    paragraph: one', `  ${bullet}`, '    paragraph: two']);
  });

  test('another bullet begins another list', () => {
    expect(outline('- one\n\n* two').filter((line) => line === 'bullet-list')).toHaveLength(2);
  });

  test('an item may begin below its bullet, or be empty', () => {
    expect(outline('-\n  one\n-\n- three')).toEqual(['bullet-list', '  -', '    paragraph: one', '  -', '  -', '    paragraph: three']);
  });

  test('without space it is no bullet, and within a paragraph neither', () => {
    expect(outline('-one')).toEqual(['paragraph: -one']);
    expect(outline('one\n- two')).toEqual(['paragraph: one / - two']);
  });

  test('wide marks: the text sets the edge', () => {
    expect(outline('-   one\n    goes on')).toEqual(['bullet-list', '  -', '    paragraph: one / goes on']);
  });

  test('a list wants a blank line after it', () => {
    expect(problemsIn('- one\ntwo')).toEqual(['2:1 missing-blank-line two']);
    expect(problemsIn('-   one\n  two')).toEqual(['2:3 missing-blank-line two']);
  });

  test('spans', () => {
    const [list] = read('- one\n  two\n- three').blocks;
    expect(list?.span.startPosition).toMatchObject({ line: 2, column: 3 });
    expect(list?.kind === 'bullet-list' && list.items.map((item) => item.span.text)).toEqual(['- one\n#   two', '- three']);
  });
});

describe('numbered lists', () => {
  test.each([
    ['1. a\n2. b', 'arabic period from 1'],
    ['7) a\n8) b', 'arabic parenthesis from 7'],
    ['(3) a\n(4) b', 'arabic parentheses from 3'],
    ['a. a\nb. b', 'lower-alpha period from 1'],
    ['C. a\nD. b', 'upper-alpha period from 3'],
    ['i. a\nii. b', 'lower-roman period from 1'],
    ['IX) a\nX) b', 'upper-roman parenthesis from 9'],
    ['#. a\n#. b', 'automatic period from 1'],
    ['4. a\n#. b', 'arabic period from 4'],
  ])('%j', (text, list) => {
    const marks = text.split('\n').map((line) => line.split(' ')[0] ?? '');
    expect(outline(text)).toEqual([`numbered-list ${list}`, `  ${marks[0]}`, '    paragraph: a', `  ${marks[1]}`, '    paragraph: b']);
  });

  test('items go on, and nest', () => {
    expect(outline('1. one\n   goes on\n\n   - inner\n2. two')).toEqual([
      'numbered-list arabic period from 1',
      '  1.', '    paragraph: one / goes on', '    bullet-list', '      -', '        paragraph: inner',
      '  2.', '    paragraph: two',
    ]);
  });

  test('a number out of order begins another list', () => {
    expect(outline('1. one\n\n3. three').filter((line) => line.startsWith('numbered-list'))).toEqual([
      'numbered-list arabic period from 1', 'numbered-list arabic period from 3',
    ]);
  });

  test.each(['1984. was long\nago', 'A. Lovelace wrote\nit', 'mild. weather', '(1. odd', '1.5 times', '(1) in the first\nplace'])('no list: %j', (text) => {
    expect(outline(text)).toEqual([`paragraph: ${text.replace('\n', ' / ')}`]);
  });

  test('letters that are no regular roman number are none', () => {
    expect(outline('iiii. four')).toEqual(['paragraph: iiii. four']);
    expect(outline('xiv. fourteen')).toEqual(['numbered-list lower-roman period from 14', '  xiv.', '    paragraph: fourteen']);
  });
});

describe('field lists', () => {
  test('names and content', () => {
    expect(outline(':one: first\n  goes on\n:two words: second\n:empty:\n\n:last:\n   - item')).toEqual([
      'field-list',
      '  one', '    paragraph: first / goes on',
      '  two words', '    paragraph: second',
      '  empty',
      '  last', '    bullet-list', '      -', '        paragraph: item',
    ]);
  });

  test('a role at the head of a line is no field', () => {
    expect(outline(':ref:`place` is near')).toEqual(['paragraph: <ref place> is near']);
  });

  test('a field list wants a blank line after it', () => {
    expect(problemsIn(':one: first\ntwo')).toEqual(['2:1 missing-blank-line two']);
  });
});

describe('definition lists', () => {
  test('adjacent definitions are one list', () => {
    expect(outline('one\n  first\n\n  more\ntwo : word\n  second\n\nthree\n  - item').filter((line) => line === 'definition-list')).toHaveLength(1);
    expect(problemsIn('one\n  first\ntwo')).toEqual(['3:1 missing-blank-line two']);
    expect(outline('one\n  first\n\ntwo : word\n  second')).toEqual([
      'definition-list', '  one', '    paragraph: first', '  two : word', '    paragraph: second',
    ]);
  });

  test('other blocks part them', () => {
    expect(outline('one\n  first\n\nText.\n\ntwo\n  second').filter((line) => line === 'definition-list')).toHaveLength(2);
  });

  test('a term of several lines is a paragraph, and what is indented below it a mistake', () => {
    expect(problemsIn('one\ntwo\n  three')).toEqual(['3:3 bad-indentation three']);
  });
});
