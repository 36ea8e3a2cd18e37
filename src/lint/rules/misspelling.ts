/** Words that are misspelt so often that there are lists of them. Only words that mean nothing else are in this one. */
import { defineRule } from '../rule.ts';
import { misspellings } from '../subject/misspellings.ts';
import { placeInSection } from '../subject/place-in-section.ts';

/** The rule `lint/misspelling`. */
export const misspelling = defineRule({
  code: 'lint/misspelling',
  set: 'recommended',
  find: ({ proseSlips, names, definitionOf }) => proseSlips.flatMap(({ kind, word, index, section, doc }) => {
    const right = misspellings.get(word.toLowerCase());
    if (kind !== 'misspelt' || right === undefined || names.isAnything(word)) return [];
    const span = placeInSection(section, index, word.length);
    const correct = /^[A-Z]/.test(word) ? `${right[0]?.toUpperCase() ?? ''}${right.slice(1)}` : right;
    return [{ span, args: { word, correct }, definition: definitionOf(doc), fix: [{ span, text: correct }] }];
  }),
});
