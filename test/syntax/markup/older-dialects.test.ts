import { describe, expect, test } from 'vitest';
import { outline, type ReadOptions } from './support.ts';

const older: ReadOptions = { flavour: 'texinfo-like', equalsHeadings: true };
const oldest: ReadOptions = { flavour: 'plain' };

describe('prose before reStructuredText', () => {
  test('headings', () => {
    expect(outline('= One\n\n== Two\n\nText', older)).toEqual(['heading 1: One', 'heading 2: Two', 'paragraph: Text']);
    expect(outline('Title\n=====', older)).toEqual(['paragraph: Title / =====']);
  });

  test('indentation within a paragraph means nothing', () => {
    expect(outline('one\n   two\n two', oldest)).toEqual(['paragraph: one / two / two']);
    expect(outline('one: two\n  three: four', oldest)).toEqual(['paragraph: one: two / three: four']);
  });

  test('an indented paragraph is a quote, an indented list is none', () => {
    expect(outline('one\n\n  two', oldest)).toEqual(['paragraph: one', 'quote', '  paragraph: two']);
    expect(outline('one\n\n  - two', oldest)).toEqual(['paragraph: one', 'bullet-list', '  -', '    paragraph: two']);
  });

  test('lists need no blank line around them', () => {
    expect(outline('one of:\n- a\n  b\n* c\nthen\n  1. d\n  2. e', older)).toEqual([
      'paragraph: one of:',
      'bullet-list', '  -', '    paragraph: a / b',
      'bullet-list', '  *', '    paragraph: c',
      'paragraph: then',
      'numbered-list arabic period from 1', '  1.', '    paragraph: d', '  2.', '    paragraph: e',
    ]);
  });

  test('the lines of an item need not be aligned, and nested lists need no gap', () => {
    expect(outline('- a\n b\n    c\n  - d', older)).toEqual(['bullet-list', '  -', '    paragraph: a / b / c', '    bullet-list', '      -', '        paragraph: d']);
  });

  test('a number in the middle of a sentence begins no list, and neither does a letter', () => {
    expect(outline('since\n1984. Then', older)).toEqual(['paragraph: since / 1984. Then']);
    expect(outline('a. b', older)).toEqual(['paragraph: a. b']);
  });

  test('lines behind bars are an example', () => {
    expect(outline('| -> one\n| <- two', older)).toEqual(['transcript', '  sent: "one"', '  received: "two"']);
    expect(outline('| one\n|   two', older)).toEqual(['literal: "one\\n  two"']);
  });

  test('notes', () => {
    expect(outline('one\nNote: two\n      three\n\nfour', older)).toEqual(['paragraph: one', 'admonition note "Note"', '  paragraph: two / three', 'paragraph: four']);
    expect(outline('NOTES:\n 1. one\n\n 2. two\n\nthree', older)).toEqual([
      'admonition note "NOTES"', '  numbered-list arabic period from 1', '    1.', '      paragraph: one', '    2.', '      paragraph: two', 'paragraph: three',
    ]);
    expect(outline('IMPORTANT: one', oldest)).toEqual(['admonition important "IMPORTANT"', '  paragraph: one']);
    expect(outline('Notes about: it', oldest)).toEqual(['paragraph: Notes about: it']);
  });

  test('examples', () => {
    expect(outline('Example:\n\n-> { "a": 1 }\n\n<- {}\n\nAnd so on', oldest)).toEqual([
      'example example "Example"', '  transcript', '    sent: "{ \\"a\\": 1 }"', '    received: "{}"', 'paragraph: And so on',
    ]);
    expect(outline('Example: ask for it\n\n| -> one', oldest)).toEqual(['example example "Example: ask for it"', '  transcript', '    sent: "one"']);
    expect(outline('Example:\n\nSo it is.', oldest)).toEqual(['example example "Example"', 'paragraph: So it is.']);
  });

  test('messages in prose', () => {
    expect(outline('one:\n-> {}\n\n<- {}\n\ntwo', oldest)).toEqual(['paragraph: one:', 'transcript', '  sent: "{}"', '  received: "{}"', 'paragraph: two']);
  });

  test('drawings keep their lines', () => {
    expect(outline('See:\n\n   2| *\n   1| * *\n    +----', older)).toEqual(['paragraph: See:', 'literal: "2| *\\n1| * *\\n +----"']);
    expect(outline('1, 2,\n3', older)).toEqual(['paragraph: 1, 2, / 3']);
    expect(outline('4  2', older)).toEqual(['paragraph: 4  2']);
    expect(outline('2| *\n1| * * and', older)).toEqual(['paragraph: 2| * / 1| * * and']);
  });

  test.each([
    ['an *important* word', 'an <strong important> word'],
    ['an _important_ word', 'an <emphasis important> word'],
    ['names like __a_b_ and c_ or _d', 'names like __a_b_ and c_ or _d'],
    ["either `one' or `two'", "either `one' or `two'"],
    ['the `query-it` command', 'the <member query-it> command'],
    ['as `-device` or `a=b`', 'as <literal -device> or <literal a=b>'],
    ['two words in `a b`', 'two words in `a b`'],
    ['a ``literal``', 'a <literal literal>'],
    ['@name, @var{x} and @code{y z}', '<member name>, <emphasis x> and <literal y z>'],
    ['@strong{a} @url{https://example.org} @odd{b}', '<strong a> <link https://example.org> <member odd>{b}'],
    ['char *a, *b and 2*3*4', 'char *a, *b and 2*3*4'],
    ['C:\\path and *.img', 'C:\\path and *.img'],
    ['a |b| c', 'a |b| c'],
  ])('%j', (text, expected) => {
    expect(outline(text, older)).toEqual([`paragraph: ${expected}`]);
    expect(outline(text, oldest)).toEqual([`paragraph: ${expected}`]);
  });

  test('what later releases brought is understood as far as it cannot be meant otherwise', () => {
    expect(outline('Text::\n\n  a\n\n.. note:: b', older)).toEqual(['paragraph: Text:', 'literal: "a"', 'admonition note', '  paragraph: b']);
  });
});
