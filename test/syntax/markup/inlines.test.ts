import { describe, expect, test } from 'vitest';
import { inlineOutline, problemsIn, read } from './support.ts';

function inline(text: string): string {
  const { blocks, problems } = read(text);
  expect(problems).toEqual([]);
  const [block] = blocks;
  return block?.kind === 'paragraph' && blocks.length === 1 ? inlineOutline(block.content) : expect.fail(`not one paragraph: ${text}`);
}

describe('marks on both sides', () => {
  test.each([
    ['an *emphasis* here', 'an <emphasis emphasis> here'],
    ['a **strong** word', 'a <strong strong> word'],
    ['a ``literal`` word', 'a <literal literal> word'],
    ['over *two\nlines*', 'over <emphasis two / lines>'],
    ['(*a*), "*b*"; -*c*-', '(<emphasis a>), "<emphasis b>"; -<emphasis c>-'],
    ['*a* *b*', '<emphasis a> <emphasis b>'],
    ['``a`` ``b``', '<literal a> <literal b>'],
    ['``a\\b`` and ``c\\``', '<literal a\\b> and <literal c\\>'],
    ['``*a* `b` @c``', '<literal *a* `b` @c>'],
    ['*a **b*', '<emphasis a **b>'],
    ['**a *b**', '<strong a *b>'],
    ['a |word| of', 'a <substitution word> of'],
    ['„*a*“ — *b*…', '„<emphasis a>“ — <emphasis b>…'],
    ['`` `x` ``', '`` <reference x> ``'],
  ])('%j', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  test.each([
    '2 * 3 * 4', 'a*b*c', '2**3', 'a * b', 'a ** b', '"*"', "'*'", '(*)', '"**" and "``"', 'a | b | c', 'a || b || c', 'a|b|c', 'x*', 'it``s',
  ])('no markup: %s', (text) => {
    expect(inline(text)).toBe(text);
  });

  test.each([
    ['an *open', '1:4 unclosed-inline *'],
    ['a **strong* word', '1:3 unclosed-inline **'],
    ['a ``literal` word', '1:3 unclosed-inline ``'],
    ['a `reference', '1:3 unclosed-inline `'],
    ['a |word', '1:3 unclosed-inline |'],
    ['one\n*two', '2:1 unclosed-inline *'],
    ['look for *-softmmu', '1:10 unclosed-inline *'],
  ])('%j', (text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
    const [block] = read(text).blocks;
    expect(block?.kind === 'paragraph' && inlineOutline(block.content)).toBe(text.replace('\n', ' / '));
  });
});

describe('escapes', () => {
  test.each([
    ['\\*a*', '*a*'],
    ['*a\\* b*', '<emphasis a* b>'],
    ['the \\*-softmmu', 'the *-softmmu'],
    ['\\\\*a*', '\\*a*'],
    ['\\\\ *a*', '\\ <emphasis a>'],
    ['a\\ *b*', 'a<emphasis b>'],
    ['re\\ ``start``\\ ed', 're<literal start>ed'],
    ['a\\\nb', 'ab'],
    ['\\@a \\`b` \\|c|', '@a `b` |c|'],
    ['`a\\`b`', '<reference a`b>'],
  ])('%j', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });
});

describe('references', () => {
  test.each([
    ['see `query-it`, please', 'see <reference query-it>, please'],
    ["the `SchemaInfo`'s kind", "the <reference SchemaInfo>'s kind"],
    ['(`A` or `B`)', '(<reference A> or <reference B>)'],
    ['`over\ntwo`', '<reference over / two>'],
    ['`this one <query-it>`', '<reference this one to query-it>'],
    ['`a<b>`', '<reference a<b>>'],
    ['see :ref:`a place`', 'see <ref a place>'],
    [':doc:`/a/b`', '<doc /a/b>'],
    [':doc:`The page </a/b>` is', '<doc The page to /a/b> is'],
    ['a :qapi:event:`STOP` comes', 'a <qapi:event STOP> comes'],
    ['`STOP`:qapi:event: comes', '<qapi:event STOP> comes'],
    ['`the page <https://example.org/a>`_', '<link the page to https://example.org/a>'],
    ['`the page <https://example.org/a>`__.', '<link the page to https://example.org/a>.'],
    ['`<https://example.org/a>`_', '<link https://example.org/a>'],
    ['`elsewhere`_', '<link elsewhere to ?>'],
    ['[1]_ and [#a]_', '<footnote 1> and <footnote a>'],
    ['a[1]_ [1] [1]_a', 'a[1]_ [1] [1]_a'],
    ['so: `a`', 'so: <reference a>'],
    ['so:: `a`', 'so:: <reference a>'],
    ['1:`a`', '1:<reference a>'],
  ])('%j', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  test('a role that nobody knows', () => {
    expect(problemsIn('see :nosuch:`a`')).toEqual(['1:5 unknown-role :nosuch:`a`']);
    expect(read('see :nosuch:`a`').blocks).toMatchObject([{ content: [{ text: 'see ' }, { kind: 'role', role: 'nosuch', text: 'a' }] }]);
  });

  test('a role that does not end leaves what follows alone', () => {
    expect(problemsIn('a :ref:`b `c`_')).toEqual(['1:8 unclosed-inline `']);
    expect(read('a :ref:`b `c`_').blocks).toMatchObject([{ content: [{ text: 'a :ref:`b ' }, { kind: 'link', text: 'c' }] }]);
  });

  test('quotation marks of the old kind are no references', () => {
    expect(problemsIn("either `one' or `two'")).toEqual(['1:8 unclosed-inline `', '1:17 unclosed-inline `']);
  });
});

describe('members', () => {
  test.each([
    ['if @name is', 'if <member name> is'],
    ['(@a), @b-c; @x-d_e.', '(<member a>), <member b-c>; <member x-d_e>.'],
    ["@a's @b- @c.d", "<member a>'s <member b>- <member c>.d"],
    ['*@a*', '<emphasis @a>'],
    ['user@example.org @ home @-', 'user@example.org @ home @-'],
  ])('%j', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });
});

describe('URLs', () => {
  test.each([
    ['see https://example.org/a_b-c?d=1#e.', 'see <link https://example.org/a_b-c?d=1#e>.'],
    ['(http://example.org)', '(<link http://example.org>)'],
    ['(see http://example.org/a_(b))', '(see <link http://example.org/a_(b)>)'],
    ['<https://example.org/>, "ftp://example.org/x"', '<<link https://example.org/>>, "<link ftp://example.org/x>"'],
    ['http://example.org/@a *b*', '<link http://example.org/@a> <emphasis b>'],
    ['mailto:a@example.org', '<link mailto:a@example.org>'],
    ['begins with "http://".', 'begins with "http://".'],
    ['xhttp://example.org', 'xhttp://example.org'],
    ['http:// and https:', 'http:// and https:'],
    ['https://...', 'https://...'],
  ])('%j', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });
});

test('spans of inlines', () => {
  const [block] = read('one *two\nthree* @four').blocks;
  const content = block?.kind === 'paragraph' ? block.content : [];
  expect(content.map((node) => node.span.text)).toEqual(['one ', '*two\n# three*', ' ', '@four']);
  expect(content[3]?.span.startPosition).toMatchObject({ line: 3, column: 10 });
});
