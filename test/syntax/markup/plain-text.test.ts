import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/syntax/markup/plain-text.ts';
import { read } from './support.ts';

const plain = (text: string): string => plainText(read(text).blocks);

describe('plain text', () => {
  test.each([
    ['An *important*\n``word``, see `query-it` and @member.', 'An important word, see query-it and member.'],
    [':ref:`the text <place>`, `a page <https://example.org>`_ [1]_ |it|', 'the text, a page [1] it'],
    ['one\n\n  two', 'one\n\n  two'],
    ['- one\n  goes on\n\n  - two\n- three', '- one goes on\n\n  - two\n- three'],
    ['8. eight\n9. nine', '8. eight\n9. nine'],
    ['term\n  what it means', 'term\n  what it means'],
    [':a: b\n:c: - d', 'a: b\nc: - d'],
    ['Text::\n\n  a\n    b', 'Text:\n\na\n  b'],
    ['.. qmp-example::\n   :title: T\n\n   -> { "a":\n        1 }\n   <- {}\n   ...', 'T\n-> { "a":\n     1 }\n<- {}\n...'],
    ['| one\n|   two', 'one\n  two'],
    ['==  ==\na   b\nc   d\n==  ==', 'a | b\nc | d'],
    ['.. admonition:: Notes\n\n   text', 'Notes\ntext'],
    ['.. [1] foot', '[1] foot'],
    ['.. list-table:: T\n   :header-rows: 1\n\n   * - a\n     - b\n   * - c\n     - *d*', 'T\na | b\nc | d'],
    ['.. csv-table:: T\n   :header: a, b\n\n   c, "d, e"', 'T\na | b\nc | d, e'],
    ['.. image:: a.png\n   :alt: words', 'words'],
    ['.. image:: a.png', 'a.png'],
    ['.. rubric:: Words', 'Words'],
    ['.. epigraph::\n\n   Words', '  Words'],
    ['.. contents::', ''],
    ['Title\n=====\n\n.. a comment\n\n----\n\n.. _a: b\n\ntext', 'Title\n\ntext'],
    ['.. |a| replace:: b', ''],
    ['It is |a|.\n\n.. |a| replace:: *b*', 'It is b.'],
    ['See [#]_ and [#a]_.\n\n.. [#] one\n.. [#a] two', 'See [1] and [a].\n\n[1] one\n\n[a] two'],
    ['See this__.\n\n__ https://example.org', 'See this.'],
  ])('%j', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});
