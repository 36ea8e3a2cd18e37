import { describe, expect, test } from 'vitest';
import { outline, problemsIn, read } from './support.ts';

describe('directives', () => {
  test.each(['attention', 'caution', 'danger', 'error', 'hint', 'important', 'note', 'seealso', 'tip', 'warning'])('%s', (name) => {
    const content = ['  paragraph: one / two', '  bullet-list', '    -', '      paragraph: three'];
    expect(outline(`.. ${name}:: one\n   two\n\n   - three\n\nAfter.`)).toEqual([`admonition ${name}`, ...content, 'paragraph: After.']);
    expect(outline(`.. ${name}::\n\n   one\n   two\n\n   - three`)).toEqual([`admonition ${name}`, ...content]);
    expect(outline(`.. ${name}::\n   one\n   two\n\n   - three`)).toEqual([`admonition ${name}`, ...content]);
  });

  test('an admonition with a title of its own', () => {
    expect(outline('.. admonition:: Some *more*\n   notes\n   :class: wide\n\n   1. one')).toEqual([
      'admonition admonition "Some <emphasis more> / notes"', '  :class: wide',
      '  numbered-list arabic period from 1', '    1.', '      paragraph: one',
    ]);
  });

  test.each(['deprecated', 'versionadded', 'versionchanged'])('%s', (name) => {
    expect(outline(`.. ${name}:: 9.1`)).toEqual([`version ${name} (9.1)`]);
    expect(outline(`.. ${name}:: 9.1 Use this\n   instead.\n\n   More.`)).toEqual([
      `version ${name} (9.1)`, '  paragraph: Use this / instead.', '  paragraph: More.',
    ]);
  });

  test('code', () => {
    expect(outline('.. code-block:: json\n   :linenos:\n\n   { "a":\n     1 }')).toEqual([
      'code code-block (json)', '  :linenos:', '  literal json: "{ \\"a\\":\\n  1 }"',
    ]);
    expect(outline('.. code::\n\n   *raw*')).toEqual(['code code', '  literal: "*raw*"']);
  });

  test('an image says what it shows, or where it is', () => {
    expect(outline('.. image:: a/b.png\n   :alt: *two*\n         words')).toEqual(['titled image (a/b.png)', '  :alt: *two* words', '  paragraph: *two* words']);
    expect(outline('.. image:: a/b.png')).toEqual(['titled image (a/b.png)', '  paragraph: a/b.png']);
    expect(outline('.. figure:: a.png\n   :alt: words\n\n   A *caption*.')).toEqual([
      'titled figure (a.png)', '  :alt: words', '  paragraph: words', '  paragraph: A <emphasis caption>.',
    ]);
  });

  test('a rubric is a title, an epigraph a quote', () => {
    expect(outline('.. rubric:: Some *words*')).toEqual(['titled rubric "Some <emphasis words>"']);
    expect(outline('.. topic:: Some\n\n   words')).toEqual(['titled topic "Some"', '  paragraph: words']);
    for (const name of ['epigraph', 'highlights', 'pull-quote']) {
      expect(outline(`.. ${name}::\n\n   Words.\n\n   -- Who`)).toEqual([`titled ${name}`, '  quote', '    paragraph: Words.', '    paragraph: -- Who']);
    }
  });

  test('raw ones', () => {
    expect(outline('.. contents:: What is here\n   :local:')).toEqual(['titled contents (What is here)', '  :local:']);
    expect(outline('.. only:: html\n\n   *one*')).toEqual(['other only (html)', '  paragraph: <emphasis one>']);
    expect(outline('.. qapi:command:: query-it\n\n   text')).toEqual(['other qapi:command (query-it)', '  literal: "text"']);
  });

  test('names are compared in small letters', () => {
    expect(outline('.. Note:: one')).toEqual(['admonition note', '  paragraph: one']);
  });

  test('one inside of another', () => {
    expect(outline('.. note:: one\n\n   .. tip:: two')).toEqual(['admonition note', '  paragraph: one', '  admonition tip', '    paragraph: two']);
  });

  test('in a list item', () => {
    expect(outline('- one\n\n  .. note:: two')).toEqual(['bullet-list', '  -', '    paragraph: one', '    admonition note', '      paragraph: two']);
  });

  test('a directive within a paragraph is text', () => {
    expect(outline('one\n.. note:: two')).toEqual(['paragraph: one / .. note:: two']);
  });

  test.each([
    ['.. nosuch:: a\n\n   b', '1:1 bad-directive .. nosuch:: a'],
    ['.. note::', '1:1 bad-directive .. note::'],
    ['.. admonition::', '1:1 bad-directive .. admonition::'],
    ['.. deprecated::', '1:1 bad-directive .. deprecated::'],
    ['.. note: one', '1:1 bad-directive .. note: one'],
    ['.. note:: one\ntwo', '2:1 missing-blank-line two'],
  ])('%j', (text, problem) => {
    expect(problemsIn(text)).toContain(problem);
  });

  test('what an unknown one says stays, as it stands', () => {
    const [block] = read('.. nosuch:: a\n   :b: c\n\n   d  e').blocks;
    expect(block).toMatchObject({
      role: 'other', name: 'nosuch', argument: 'a', options: [{ name: 'b', value: 'c' }], content: [{ kind: 'literal-block', text: 'd  e' }],
    });
  });
});

describe('examples', () => {
  test('a transcript', () => {
    expect(outline('.. qmp-example::\n\n    -> { "execute": "a",\n         "arguments": {} }\n    <- { "return": {} }')).toEqual([
      'example qmp-example', '  transcript',
      '    sent: "{ \\"execute\\": \\"a\\",\\n  \\"arguments\\": {} }"',
      '    received: "{ \\"return\\": {} }"',
    ]);
  });

  test('a title', () => {
    expect(outline('.. qmp-example::\n   :title: Ask `it`\n\n   -> {}')).toEqual([
      'example qmp-example "Ask <reference it>"', '  :title: Ask `it`', '  transcript', '    sent: "{}"',
    ]);
  });

  test('prose between messages', () => {
    expect(outline('.. qmp-example::\n   :annotated:\n\n   First::\n\n    -> {}\n\n   Then\n   ::\n\n     <- {}\n\n   Done.')).toEqual([
      'example qmp-example', '  :annotated:',
      '  paragraph: First:', '  transcript', '    sent: "{}"',
      '  paragraph: Then', '  transcript', '    received: "{}"',
      '  paragraph: Done.',
    ]);
  });

  test('without messages, the text as it stands', () => {
    expect(outline('.. qmp-example::\n\n   { "a": 1 }')).toEqual(['example qmp-example', '  literal: "{ \\"a\\": 1 }"']);
  });
});

describe('other explicit markup', () => {
  test('footnotes and their references', () => {
    expect(outline('See [1]_, [#]_ and [#note]_; [CIT25]_.\n\n.. [1] One\n   goes on.\n.. [#note] Two.\n.. [CIT25] Three.')).toEqual([
      'paragraph: See <footnote 1>, <footnote #> and <footnote note>; <footnote CIT25>.',
      'footnote 1', '  paragraph: One / goes on.',
      'footnote note', '  paragraph: Two.',
      'footnote CIT25', '  paragraph: Three.',
    ]);
  });

  test('footnotes without a number get one', () => {
    expect(outline('See [#]_, [1]_, [#name]_, [#]_ and [#]_.\n\n.. [#] One.\n.. [1] Two.\n.. [#name] Three.\n.. [#] Four.').map((line) => line.trim())).toEqual([
      'paragraph: See <footnote 2>, <footnote 1>, <footnote name>, <footnote 3> and <footnote #>.',
      'footnote 2', 'paragraph: One.', 'footnote 1', 'paragraph: Two.', 'footnote name', 'paragraph: Three.', 'footnote 3', 'paragraph: Four.',
    ]);
  });

  test('links to targets without a name, in their order', () => {
    expect(outline('See this__, `the page`__, `that <https://example.org/c>`__, `here`__, __dunder__ and more__.\n\n'
      + '.. __: https://example.org/a\n\n__ https://example.org/b\n\n__ Place_\n\n.. _place: https://example.org/d')).toEqual([
      'paragraph: See <link this to https://example.org/a>, <link the page to https://example.org/b>, <link that to https://example.org/c>, '
        + '<link here to https://example.org/d>, __dunder__ and more__.',
      'target : https://example.org/a', 'target : https://example.org/b', 'target : Place_', 'target place: https://example.org/d',
    ]);
    expect(outline('__attribute__ and `this`__')).toEqual(['paragraph: __attribute__ and <link this to ?>']);
  });

  test('link targets and their references', () => {
    expect(outline('See here_, `the page`_ and other_.\n\n.. _here: https://example.org/a\n.. _The Page: https://example.org/\n   b')).toEqual([
      'paragraph: See <link here to https://example.org/a>, <link the page to https://example.org/b> and other_.',
      'target here: https://example.org/a',
      'target The Page: https://example.org/b',
    ]);
    expect(outline('.. _place:\n\nText')).toEqual(['target place: ', 'paragraph: Text']);
    expect(outline('.. __: https://example.org\n\n__ https://example.org')).toEqual(['target : https://example.org', 'target : https://example.org']);
  });

  test('substitutions', () => {
    expect(outline('It is |what it is|, |other|.\n\n.. |What it is| replace:: *this* and\n   ``that``')).toEqual([
      'paragraph: It is <emphasis this> and / <literal that>, <substitution other>.', 'substitution What it is: replace <emphasis this> and / <literal that>',
    ]);
    expect(outline('|a| |b| |c|\n\n.. |a| image:: a.png\n   :alt: *words*\n.. |b| image:: b.png\n.. |c| unicode:: 0x2014 U+41 .. dash')[0]).toBe('paragraph: *words* b.png \u2014A');
    expect(outline('|a|\n\n.. |a| replace:: |b|\n.. |b| replace:: |a|')[0]).toBe('paragraph: <substitution b>');
    expect(outline('|a|\n\n.. |a| date::')[0]).toBe('paragraph: <substitution a>');
  });

  test('comments', () => {
    expect(outline('.. one\n   two\n     three\n\nText')).toEqual(['comment: "one\\ntwo\\n  three"', 'paragraph: Text']);
    expect(outline('..\n   one')).toEqual(['comment: "one"']);
    expect(outline('..\n\n   quote')).toEqual(['comment: ""', 'quote', '  paragraph: quote']);
  });

  test('dots that begin no markup', () => {
    expect(outline('...and so on')).toEqual(['paragraph: ...and so on']);
    expect(outline('..one')).toEqual(['paragraph: ..one']);
  });
});
