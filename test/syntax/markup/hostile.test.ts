/** Input made to break a parser: it must end, in a tree that has every word. Time that grows with the square of the text would not end here. */
import { describe, expect, test } from 'vitest';
import type { MarkupFlavour } from '../../../src/schema/markup.ts';
import { parseMarkup } from '../../../src/syntax/markup/parse-markup.ts';
import { plainText } from '../../../src/syntax/markup/plain-text.ts';
import { sectionOf } from './support.ts';
import { straySpans, wordsOf, wordsOfTree } from './tree-checks.ts';

const many = 25_000;
const veryMany = 200_000;

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

const cases: Readonly<Record<string, string>> = {
  'bullets nested 10,000 deep on one line': `${'- '.repeat(10_000)}word`,
  'numbers nested on one line': `${'1. '.repeat(10_000)}word`,
  'bullets nested line by line': lines(1_500, (level) => `${' '.repeat(level * 2)}- w${level}\n`),
  'quotes nested line by line': lines(1_500, (level) => `${' '.repeat(level)}w${level}\n`),
  'quotes nested the other way round': lines(1_500, (level) => `${' '.repeat(1_500 - level)}w${level}\n`),
  'definitions nested line by line': lines(1_500, (level) => `${' '.repeat(level)}w${level}`),
  'directives nested on one line': '.. note:: '.repeat(many),
  'directives nested line by line': lines(1_500, (level) => `${' '.repeat(level * 3)}.. note::\n`),
  'a megabyte in one line': 'word '.repeat(200_000),
  'a megabyte in one word': 'w'.repeat(1_000_000),
  'very many spaces within a line': `a${' '.repeat(veryMany)}b`,
  'very many tabs': `a\n\n${'\t'.repeat(veryMany)}b`,
  'very many line ends': `a${'\n'.repeat(veryMany)}b`,
  'emphasis never closed': '*a '.repeat(many),
  'strong never closed': '**a '.repeat(many),
  'literals never closed': '``a '.repeat(many),
  'references never closed': '`a '.repeat(many),
  'roles never closed': ':ref:`a '.repeat(many),
  'substitutions never closed': '|a '.repeat(many),
  'everything never closed': '*a **b `c ``d |e [f @ :g: '.repeat(20_000),
  'marks that close far away': `${'*a '.repeat(many)}b*`,
  'backticks alone': '` '.repeat(many),
  'backticks in a row': '`'.repeat(veryMany),
  'stars in a row': '*'.repeat(veryMany),
  'bars in a row': '|'.repeat(veryMany),
  'backslashes in a row': '\\'.repeat(veryMany),
  'backslashes before marks': '\\*'.repeat(many),
  'underlines in a row': `a${'_'.repeat(veryMany)}`,
  'underlines between words': 'a_ _b '.repeat(many),
  'names beside a link target': `${'a_b_ '.repeat(many)}\n\n.. _x: https://example.org`,
  'a long substitution that many refer to': `${'|a| '.repeat(many)}\n\n.. |a| replace:: ${'*w* '.repeat(many)}`,
  'a short substitution that many refer to': `${'|a| '.repeat(many)}\n\n.. |a| replace:: ${'*w* '.repeat(10)}`,
  'links to targets without a name': `${'a__ '.repeat(many)}\n\n${lines(many, () => '__ https://example.org')}`,
  'footnotes without a number': `${'[#]_ '.repeat(many)}\n\n${lines(many, () => '.. [#] a')}`,
  'cells of quotes': `.. csv-table::\n\n   ${'"'.repeat(veryMany)}\n   ${'"a'.repeat(many)}`,
  'colons in a row': ':'.repeat(veryMany),
  'colons between words': ':a'.repeat(many),
  'brackets in a row': '['.repeat(veryMany),
  'open footnotes': '[a'.repeat(many),
  'at signs in a row': '@'.repeat(veryMany),
  'a member name of dashes': `@a${'-'.repeat(veryMany)}`,
  'open commands': '@code{'.repeat(many),
  'URLs in a row': 'https://'.repeat(many),
  'a URL of brackets': `https://example.org/${'('.repeat(100_000)}${')'.repeat(200_000)}`,
  'fields of colons': lines(1_000, () => `:${'a:'.repeat(500)}`),
  'promised literals that never come': lines(many, () => 'a::\n'),
  'promised literals far from their text': `a::${'\n'.repeat(many)}b::`,
  'definitions in a row': lines(many, (index) => `w${index}\n  x`),
  'lists between lazy lines': lines(many, () => 'a b\n- c'),
  'digits between bullets': `${lines(many, () => '5\n- b')}\nwords`,
  'numbers that start again': lines(many, () => '1. a'),
  'borders of simple tables that never end': lines(many, () => '== =='),
  'simple tables without an end': lines(20_000, () => '== ==\na  b\n'),
  'a simple table with many columns and rows': `${'= '.repeat(50_000)}=\n${lines(20_000, () => 'a')}\n${'= '.repeat(50_000)}=`,
  'a simple row of many lines': `${'= '.repeat(50_000)}=\n${'a '.repeat(50_000)}\n${lines(20_000, () => '  b')}\n${'= '.repeat(50_000)}=`,
  'a grid of corners': lines(1_000, () => `+${'-+'.repeat(500)}`),
  'a grid of tiny cells': lines(500, (row) => (row % 2 === 0 ? `+${'-+'.repeat(500)}` : `|${'a|'.repeat(500)}`)).replace(/\n[^\n]*$/, ''),
  'a grid without a lower edge': `+${'-+'.repeat(50_000)}\n|${'a|'.repeat(50_000)}`,
  'grids that are broken': lines(20_000, () => '+--+\n| a|\n'),
  'headings in a row': lines(many, () => 'title\n====='),
  'adornments in a row': lines(many, () => '===='),
  'a long heading': `${'t'.repeat(100_000)}\n${'='.repeat(100_000)}`,
  'transcripts with open strings': `-> ${'"'.repeat(100_001)}\n${'"\\'.repeat(50_000)}`,
  'messages in a row': lines(many, () => '-> {'),
  'comments in a row': lines(many, () => '..'),
  'link targets in a row': lines(many, (index) => `.. _w${index}: x`),
  'notes in a row': lines(many, () => 'Note: a'),
  'examples in a row': lines(many, () => 'Example:\n'),
  'bars in lines': lines(many, () => '| a'),
  'odd white space': 'a\u00a0b\u2003c\u200bd\ufeffe\ff\vg\u0000h\u0085i\u2028j',
  'lone surrogates': '*\ud800 a* `\udfff` \ud83d',
  'emoji and combining characters': '*👩‍👩‍👧 é* ``é`` — “`a`”\n\n👩👩\n====',
  'text from right to left': '*שלום* `مرحبا` @שם',
};

describe.each<MarkupFlavour>(['rst', 'texinfo-like'])('%s', (flavour) => {
  test.each(Object.keys(cases))('%s', (name) => {
    const source = cases[name] ?? '';
    const { section, file } = sectionOf(source);
    const { blocks } = parseMarkup(section, file, { flavour, equalsHeadings: flavour !== 'rst' });
    const { words, areInOrder } = wordsOfTree(blocks);
    const found = areInOrder ? words.join('') : [...words.join('')].sort().join('');
    const expected = wordsOf(source).join('');
    // Comparing flags first keeps a failure from printing megabytes.
    expect(found === (areInOrder ? expected : [...expected].sort().join(''))).toBe(true);
    expect(straySpans(blocks, section.span)).toEqual([]);
    expect(typeof plainText(blocks)).toBe('string');
  });
});
