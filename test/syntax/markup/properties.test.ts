/** What holds for any text: nothing is thrown, no word is lost, spans lie within each other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocSectionKind } from '../../../src/schema/doc.ts';
import type { MarkupFlavour } from '../../../src/schema/markup.ts';
import { parseMarkup } from '../../../src/syntax/markup/parse-markup.ts';
import { plainText } from '../../../src/syntax/markup/plain-text.ts';
import { sectionOf } from './support.ts';
import { straySpans, wordsOf, wordsOfTree } from './tree-checks.ts';

const flavours: readonly MarkupFlavour[] = ['rst', 'texinfo-like', 'plain'];
const kinds: readonly DocSectionKind[] = ['plain', 'member', 'example', 'note'];

const word = fc.integer({ min: 0, max: 99 }).map((number) => `w${number}`);
const piece = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom(
    '*', '**', '`', '``', '|', '_', '__', '@', ':', '::', '..', '...', '\\', '-', '->', '<-', '=', '+', '#', '[1]_', '(', ')', '<', '>', '"', "'",
    '*w*', '**w w**', '``w``', '`w`', '`w <v>`', '`w <v>`_', '`w`:ref:', '@w', '|w|', '\\*w', ':ref:`w`', 'https://w.w/w', '{', '}', '.. note::', '.. _w:', '.. |w|', '.. [1]', '.. qmp-example::', ':title:', '.. code-block::', '1.', 'a)', 'é', '\u00a0', '\u2014',
  ) },
);
const glue = fc.constantFrom('', ' ', ' ', ' ', '  ');
const markedLine = fc.tuple(fc.constantFrom('', '', '', '  ', '   ', '    ', '\t'), fc.array(fc.tuple(piece, glue), { maxLength: 8 }))
  .map(([indent, pieces]) => indent + pieces.flat().join(''));
const wholeLine = fc.constantFrom(
  '', '', '', '====', '=====  ====', '==  ==', '-----', '+---+---+', '| w | w |', '+===+===+', '+---+   +', '|   | w |', '- w', '* w', '1. w', '2. w', ':w: w',
  '.. note::', '   :title: w', '.. qmp-example::', '   -> { "w": 1 }', '<- w', '...', '::', 'w::', 'Note: w', 'Example:', '| w', '= w', '..', '-- w', '--  --',
  '.. list-table::', '   :header-rows: 1', '   - - w', '     - w', '.. csv-table:: w', '   :header: w, "w', '   w, "w ""w"" w", w', '   "w', '   :delim: w', '.. image:: w', '   :alt: w',
  '.. figure:: w w', '.. |w| replace:: *w* v |w|', '.. |w| unicode:: 0x41', '|w| w|w| |w|', '.. [#] w', '.. [#w] w', '[#]_ [#w]_', '__ https://w.w', 'w__ `w`__', '.. epigraph::', '.. rubric:: w',
);
const text = fc.array(fc.oneof(markedLine, wholeLine), { maxLength: 14 }).map((lines) => lines.join('\n'));

/** Words and their number, for texts whose words come in another order. */
function sorted(words: readonly string[]): readonly string[] {
  return [...words].sort();
}

function check(source: string, flavour: MarkupFlavour, kind: DocSectionKind): void {
  const { section, file } = sectionOf(source, { kind });
  const { blocks, problems } = parseMarkup(section, file, { flavour, equalsHeadings: flavour !== 'rst' });
  const { words, areInOrder } = wordsOfTree(blocks);
  // Words may be parted by markup, so they are compared as one string of letters and digits.
  if (areInOrder) expect(words.join('')).toBe(wordsOf(source).join(''));
  else expect(sorted([...words.join('')])).toEqual(sorted([...wordsOf(source).join('')]));
  expect(straySpans(blocks, section.span)).toEqual([]);
  for (const { span } of problems) {
    expect(span.start).toBeGreaterThanOrEqual(section.span.start);
    expect(span.end).toBeLessThanOrEqual(section.span.end);
    expect(span.start).toBeLessThanOrEqual(span.end);
  }
  expect(typeof plainText(blocks)).toBe('string');
}

describe.each(flavours)('%s', (flavour) => {
  test('texts that look like markup', () => {
    fc.assert(fc.property(text, fc.constantFrom(...kinds), (source, kind) => check(source, flavour, kind)), { numRuns: 3000 });
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom(...kinds), (source, kind) => {
      check(source.replace(/[\r\n\u2028\u2029]/g, '\n'), flavour, kind);
    }), { numRuns: 1000 });
  });
});
