/** Words that are misspelt so often that there are lists of them: only those that mean nothing else, and phrases that mean nothing. */
import { defineRule, type RawFinding } from '../rule.ts';
import { misspellings } from '../subject/misspellings.ts';
import { placeInSection } from '../subject/place-in-section.ts';

type Finding = RawFinding & { readonly args: { readonly word: string; readonly correct: string } };

/** The rule `lint/misspelling`. */
export const misspelling = defineRule({
  code: 'lint/misspelling',
  set: 'recommended',
  find: ({ proseSlips, names, definitionOf }) => proseSlips.flatMap(({ kind, word, index, section, doc, phrase }): readonly Finding[] => {
    if (kind !== 'misspelt') return [];
    const span = placeInSection(section, index, word.length);
    const definition = definitionOf(doc);
    if (phrase !== undefined) {
      const { wrong, right, alternative } = phrase;
      const suggestion = alternative === undefined ? undefined : `Write '${alternative}' if that is meant.`;
      const correct = right.split(' ')[wrong.split(' ').indexOf(word)];
      return [{ span, args: { word: wrong, correct: right }, definition, suggestion, fix: alternative === undefined && correct !== undefined ? [{ span, text: correct }] : undefined }];
    }
    const right = misspellings.get(word.toLowerCase());
    if (right === undefined || names.isAnything(word)) return [];
    const correct = /^[A-Z]/.test(word) ? `${right[0]?.toUpperCase() ?? ''}${right.slice(1)}` : right;
    return [{ span, args: { word, correct }, definition, fix: [{ span, text: correct }] }];
  }),
});
