/** The same word twice in a row is a slip of the keyboard, most often where a line ends. */
import { defineRule, type TextEdit } from '../rule.ts';
import { placeInSection } from '../subject/place-in-section.ts';
import type { ProseSlip } from '../subject/prose-slips.ts';

/** The rule `lint/repeated-word`. */
export const repeatedWord = defineRule({
  code: 'lint/repeated-word',
  set: 'recommended',
  find: ({ proseSlips, definitionOf }) => proseSlips.filter(({ kind }) => kind === 'repeated').map((slip) => ({
    span: placeInSection(slip.section, slip.index, slip.word.length),
    args: { word: slip.word },
    definition: definitionOf(slip.doc),
    fix: removal(slip),
  })),
});

/** Without the second word and one space beside it; a line of its own is left to its author. */
function removal({ section, index, word }: ProseSlip): readonly TextEdit[] | undefined {
  const { text } = section;
  if (text[index + word.length] === ' ') return [{ span: placeInSection(section, index, word.length + 1), text: '' }];
  return text[index - 1] === ' ' && /\S {1,2}$/.test(text.slice(0, index)) ? [{ span: placeInSection(section, index - 1, word.length + 1), text: '' }] : undefined;
}
