import { describe, expect, test } from 'vitest';
import { outline, problemsIn, read } from './support.ts';

describe('paragraphs and quotes', () => {
  test('a blank line parts paragraphs', () => {
    expect(outline('one\ntwo\n\n\nthree')).toEqual(['paragraph: one / two', 'paragraph: three']);
  });

  test('nothing gives nothing', () => {
    expect(outline('')).toEqual([]);
    expect(outline('\n\n')).toEqual([]);
  });

  test('an indented block is a quote, and quotes nest', () => {
    expect(outline('one\n\n  two\n\n    three\n\n  four\n\nfive')).toEqual([
      'paragraph: one', 'quote', '  paragraph: two', '  quote', '    paragraph: three', '  paragraph: four', 'paragraph: five',
    ]);
    expect(outline('    deep\n\n  less')).toEqual(['quote', '  quote', '    paragraph: deep', '  paragraph: less']);
  });

  test('a quote wants a blank line after it', () => {
    expect(problemsIn('  one\ntwo')).toEqual(['2:1 missing-blank-line two']);
  });

  test('a tab goes to the next eighth column', () => {
    expect(outline('- one\n\n\ttwo')).toEqual(outline('- one\n\n        two'));
  });

  test('a span covers the paragraph with its comment marks', () => {
    const [, second] = read('one\n\ntwo\nthree').blocks;
    expect(second?.span.text).toBe('two\n# three');
    expect(second?.span.startPosition).toMatchObject({ line: 4, column: 3 });
    expect(second?.span.endPosition).toMatchObject({ line: 5, column: 8 });
  });
});

describe('literal blocks', () => {
  test.each([
    ['Text::\n\n  a\n    b\n\n  c\n\nAfter', ['paragraph: Text:', 'literal: "a\\n  b\\n\\nc"', 'paragraph: After']],
    ['Text ::\n\n  a', ['paragraph: Text', 'literal: "a"']],
    ['Text\n::\n\n  a', ['paragraph: Text', 'literal: "a"']],
    ['::\n\n  a', ['literal: "a"']],
    ['Text::\n\n> a\n> b\n\nAfter', ['paragraph: Text:', 'literal: "> a\\n> b"', 'paragraph: After']],
    ['Text::\n\n  *no* `markup` :: here', ['paragraph: Text:', 'literal: "*no* `markup` :: here"']],
  ])('%j', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  test('the least indented line sets the edge', () => {
    expect(outline('::\n\n      a\n   b')).toEqual(['literal: "   a\\nb"']);
  });

  test('one that is missing, or not set off', () => {
    expect(problemsIn('Text::\n\nAfter')).toEqual(['1:5 empty-literal-block ::']);
    expect(problemsIn('Text::')).toEqual(['1:5 empty-literal-block ::']);
    expect(problemsIn('Text::\n  a')).toEqual(['2:3 missing-blank-line a']);
    expect(problemsIn('Text::\n\n  a\nb')).toEqual(['4:1 missing-blank-line b']);
  });

  test('colons in the middle announce nothing', () => {
    expect(outline('a::b and std::vector')).toEqual(['paragraph: a::b and std::vector']);
  });
});

describe('line blocks', () => {
  test('lines keep their ends, depth shows their indentation', () => {
    expect(outline('| one\n|   two\n|     three\n|   four\n|\n| five\n  goes on')).toEqual([
      'line-block', '  0: one', '  1: two', '  2: three', '  1: four', '  1: ', '  0: five / goes on',
    ]);
  });
});

describe('headings', () => {
  test.each([
    ['Title\n=====', 2],
    ['*****\nTitle\n*****', 1],
    ['*********\n  Title\n*********', 1],
    ['Title\n-----', 3],
    ['Title\n~~~~~~~', 4],
    ['Title\n"""""', 5],
  ])('%j', (text, level) => {
    expect(outline(`${text}\n\nText.`)).toEqual([`heading ${level}: Title`, 'paragraph: Text.']);
  });

  test('a short adornment is reported, a very short one is text', () => {
    expect(problemsIn('A long title\n======')).toEqual(['1:1 bad-heading A long title']);
    expect(outline('Title\n===')).toEqual(['paragraph: Title / ===']);
  });

  test('only at the top of a text of its own', () => {
    expect(outline('Title\n=====', { kind: 'member' })).toEqual(['paragraph: Title / =====']);
    expect(outline('  Title\n  =====')).toEqual(['quote', '  paragraph: Title / =====']);
  });

  test('a line of punctuation between paragraphs is a transition', () => {
    expect(outline('one\n\n----\n\ntwo')).toEqual(['paragraph: one', 'transition', 'paragraph: two']);
    expect(outline('---')).toEqual(['paragraph: ---']);
  });

  test('`= Title` where it is one', () => {
    expect(outline('= Title\n\n== Sub title\nText.', { equalsHeadings: true })).toEqual(['heading 1: Title', 'heading 2: Sub title', 'paragraph: Text.']);
    expect(outline('= Title')).toEqual(['paragraph: = Title']);
    expect(outline('=> arrow', { equalsHeadings: true })).toEqual(['paragraph: => arrow']);
  });
});

describe('the edge of a section', () => {
  test('a text on the line of its tag goes on where the next line begins', () => {
    const expected = ['paragraph: one / two', 'bullet-list', '  -', '    paragraph: three'];
    expect(outline('one\n    two\n\n    - three', { kind: 'member', tag: '@name: ' })).toEqual(expected);
    expect(outline('one\ntwo\n\n- three', { kind: 'returns', tag: 'Returns: ' })).toEqual(expected);
  });

  test('a text below its tag begins where it begins', () => {
    expect(outline('    one\n\n    - two', { kind: 'errors' })).toEqual(['paragraph: one', 'bullet-list', '  -', '    paragraph: two']);
  });

  test('what stands further left than that stands at the edge', () => {
    expect(outline('one\n      two\n  three', { kind: 'member', tag: '@name: ' })).toEqual(['paragraph: one / two / three']);
  });

  test('a plain text keeps its indentation', () => {
    expect(outline('  one')).toEqual(['quote', '  paragraph: one']);
  });
});

test('what is nested too deep is text, and nothing of it is lost', () => {
  const depth = 50;
  const text = Array.from({ length: depth }, (_, level) => `${' '.repeat(level * 2)}- level${level}\n`).join('\n');
  expect(problemsIn(text)[0]).toMatch(/^\d+:\d+ too-deep level\d+$/);
  for (let level = 0; level < depth; level++) expect(JSON.stringify(outlineText(text))).toContain(`level${level}`);
});

function outlineText(text: string): unknown {
  return read(text).blocks.map((block) => JSON.stringify(block, (key, value: unknown) => (key === 'span' ? undefined : value)));
}
