/** The layout of documentation: each comment and what becomes of it. */
import { describe, expect, test } from 'vitest';
import { formatText } from './format-text.ts';

/** The lines of the only doc comment of a command, formatted; once more must not change anything. */
function format(lines: readonly string[], dialect = 'latest'): readonly string[] {
  const comment = lines.map((line) => (line === '' ? '#' : `# ${line}`));
  const once = formatText(['##', '# @foo:', '#', ...comment, '##', "{ 'command': 'foo', 'data': { 'a': 'int', 'b': 'int' }, 'returns': 'Foo' }"].join('\n'), dialect);
  expect(formatText(once, dialect)).toBe(once);
  return once.slice(0, once.indexOf('\n##\n{')).split('\n').slice(3).map((line) => line.slice(2));
}

const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

describe('prose', () => {
  test('is filled to seventy columns, comment mark and all', () => {
    const lines = format([words(30)]);
    expect(lines.map((line) => line.length + 2)).toEqual([68, 64, 64, 8]);
    expect(lines.join(' ')).toBe(words(30));
  });

  test('keeps the lines of its author where they are no slip', () => {
    const lines = [words(9), `${words(8)} and`, 'then: this takes', `a-word-that-goes-here-${'x'.repeat(40)}`, words(9), '(since 1.2)', '', 'Announced:', words(9)];
    expect(format(lines)).toEqual(lines);
    expect(format([words(3), words(3)])).toEqual([`${words(3)} ${words(3)}`]);
    expect(format([`${words(9)}. One`, `three;  four  five (default: off)  See ${words(4)}`, 'six'])).toEqual([`${words(9)}.  One`, `three;  four five (default: off)  See ${words(4)}`, 'six']);
  });

  test('is broken nowhere in a short remark', () => {
    expect(format([`${words(9)} word (since 1.2). More`])).toEqual([`${words(9)} word`, '(since 1.2).  More']);
  });

  test('has two spaces between sentences, and one elsewhere', () => {
    expect(format(['One. Two!  (Three) four?', '5  6, e.g. QEMU, or i.e. that.', 'X. y'])).toEqual([
      'One.  Two!  (Three) four?  5 6, e.g. QEMU, or i.e. that.  X. y',
    ]);
  });

  test('keeps an inline literal as it is', () => {
    expect(format(['See ``a.  b   c`` and', '``d', 'e``.'])).toEqual(['See ``a.  b   c`` and ``d e``.']);
  });

  test('never begins a line with what would be read as a mark', () => {
    for (const mark of ['-', '*', '1.', '..', 'Since:', '@x:', '->', '====', '#']) {
      const lines = format([`${'word '.repeat(13)}wordy ${mark} more`]);
      expect(lines.slice(1).join('\n')).not.toMatch(new RegExp(`^${mark.replace(/[.*]/g, '\\$&')}`, 'm'));
    }
  });
});

describe('blocks', () => {
  test('items of lists are filled, with a blank line between all of them or none', () => {
    expect(format(['*   One.', '    Two.', '* Three.', '', '* Four.', '', '  More.'])).toEqual([
      '* One.  Two.', '', '* Three.', '', '* Four.', '', '  More.',
    ]);
    expect(format(['1) one', '2) two', '   and a half'])).toEqual(['1) one', '2) two and a half']);
    expect(format([`- ${words(14)}`])).toEqual([`- ${words(11)}`, '  word11 word12 word13']);
  });

  test('everything else stays as it is', () => {
    const blocks = [
      'Literal::', '', '    a.  B    c', '', '        d', '',
      '.. code-block:: c', '', '   a  =  b', '',
      '.. list-table:: A  title', '', '   * - one', '     - two', '',
      '.. qmp-example::', '', '    -> { "execute":   "foo" }', '    <- { "return": {} }', '',
      '===  ===', 'a    b', '===  ===', '1    2', '===  ===', '',
      'term', '   what  it is', '',
      '| line', '| block',
    ];
    expect(format(blocks)).toEqual(blocks);
  });

  test('the text of an admonition is filled, three columns in', () => {
    expect(format([`.. note:: ${words(12)}`, '  short.', '', '  Next. One.', '', '  - item', '    goes on', '', '      literal::', '', '        a  b', '', 'After.'])).toEqual([
      `.. note:: ${words(9)}`, '   word9 word10 word11 short.', '', '   Next.  One.', '', '   - item goes on', '', '       literal::', '', '         a  b', '', 'After.',
    ]);
    expect(format(['.. warning::', '    Some.', '    Text.', '', '.. tip::', '', '    More.'])).toEqual(['.. warning::', '   Some.  Text.', '', '.. tip::', '', '   More.']);
    const kept = ['.. admonition:: A  title', '', '    Some  text.', '', '.. note:: Ragged', '     first', '   second'];
    expect(format(kept)).toEqual(kept);
  });

  test('so is the text below a version', () => {
    expect(format(['.. deprecated:: 9.1', `     ${words(13)}`, '     short. Next.', '', 'After.'])).toEqual(['.. deprecated:: 9.1', `   ${words(10)}`, '   word10 word11 word12 short.  Next.', '', 'After.']);
    expect(format([`.. versionchanged:: 9.1 ${words(12)}`, '  short. Next.'])).toEqual([`.. versionchanged:: 9.1 ${words(7)}`, '   word7 word8 word9 word10 word11 short.  Next.']);
    expect(format(['.. versionadded::  9.1', '', '   Some.', '   Text.', '', '.. versionadded:: 9.2'])).toEqual(['.. versionadded::  9.1', '', '   Some.', '   Text.', '', '.. versionadded:: 9.2']);
  });

  test('a blank line separates what is filled from what is not', () => {
    expect(format(['Text', '', '', '', '    quoted', '', '', 'More.'])).toEqual(['Text', '', '    quoted', '', 'More.']);
  });
});

describe('sections', () => {
  test('begin beside their tag and go on four columns to the right', () => {
    expect(format([
      'Text.', '', '@a:', '      below', '      the tag', '@b:   spaced', ' and ragged', '', 'Returns:', '    what it returns', '', 'Since: 1.2',
    ])).toEqual(['Text.', '', '@a: below the tag', '', '@b: spaced and ragged', '', 'Returns: what it returns', '', 'Since: 1.2']);
    expect(format([`@a: ${words(12)}`, '', '@b: b'])).toEqual([`@a: ${words(10)}`, '    word10 word11', '', '@b: b']);
  });

  test('a list, or a word too long for the line, begins below the tag', () => {
    expect(format(['@a: a', '', '@b: b', '', 'Errors:', '     - If it does.', '     - If not.'])).toEqual([
      '@a: a', '', '@b: b', '', 'Errors:', '    - If it does.', '    - If not.',
    ]);
    const link = `https://example.org/${'x'.repeat(45)}`;
    expect(format([`@a: ${link}`, '', '@b: b'])).toEqual(['@a:', `    ${link}`, '', '@b: b']);
  });

  test('features are set apart', () => {
    const text = ['##', '# @foo:', '#', '# Features:', '# @x: one', '# @y: two', '##', "{ 'command': 'foo', 'features': [ 'x', 'y' ] }"].join('\n');
    expect(formatText(text, 'latest')).toBe([
      '##', '# @foo:', '#', '# Features:', '#', '# @x: one', '#', '# @y: two', '##', "{ 'command': 'foo', 'features': [ 'x', 'y' ] }", '',
    ].join('\n'));
  });

  test('until 8.0 they go on below their first word', () => {
    expect(format(['@a: one', '    two', '@b: three', '', 'Returns: four', '', 'Notes:', 'five', '', 'Example:', '-> { "execute": "foo" }'], '7.2')).toEqual([
      '@a: one two', '', '@b: three', '', 'Returns: four', '', 'Notes:', '', 'five', '', 'Example:', '', '-> { "execute": "foo" }',
    ]);
    expect(format([`@a: ${words(12)}`], '7.2')).toEqual([`@a: ${words(10)}`, '    word10 word11']);
  });

  test('a literal block that the line of a tag announces stays as it is', () => {
    const lines = ['Text.', '', '@a: argument::', '', '      literal   one', '        two', '', 'Note: a note::', '', '        some   text', '          and    more', '', 'Note: too far left::', '', '      some   text', '      and    more'];
    expect(format(lines, '7.2')).toEqual(lines);
    expect(format(['@a: argument::', '', '      literal   one', '        two', '', '      after  it', '', 'Since: 1.2'])).toEqual([
      '@a: argument::', '', '    literal   one', '      two', '', '    after it', '', 'Since: 1.2',
    ]);
  });

  test('before 5.2 lines that fit keep their ends, as these had a meaning', () => {
    const lines = ['Text in', 'lines.', '', '@a: #optional some', '    text', '', 'Returns: Nothing', '         If it fails, Error'];
    expect(format(lines, '2.8')).toEqual(lines);
    expect(format([words(12), 'If not'], '4.0')).toEqual([words(11), 'word11', 'If not']);
  });
});

test('a comment whose marks do not pair up is left alone', () => {
  const text = "##\n# @foo\n#   some  text\n\n{ 'type': 'Foo', 'data': {} }\n";
  expect(formatText(text)).toBe("##\n# @foo\n#   some  text\n\n{ 'type': 'Foo', 'data': {} }\n");
});
