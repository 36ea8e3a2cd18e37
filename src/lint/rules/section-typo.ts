/** A tag that is misspelt begins no section: what follows it becomes part of the description. */
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { DocSection } from '../../schema/doc.ts';
import { defineRule } from '../rule.ts';

const label = /^([A-Za-z]{4,10}):(?=\s|$)/;

/** The rule `lint/section-typo`. */
export const sectionTypo = defineRule({
  code: 'lint/section-typo',
  set: 'recommended',
  find: (subject) => {
    const tags = tagsOf(subject.dialect);
    return subject.documented.flatMap(({ definition, doc }) => doc.sections.flatMap((section) => (
      labelsOf(section).flatMap(({ word, offset }) => {
        if (tags.includes(word)) return [];
        const meant = tags.find((tag) => tag.toLowerCase() === word.toLowerCase()) ?? subject.suggester.nearestName(word, tags);
        if (meant === undefined) return [];
        const span = section.span.file.span(offset, offset + word.length + 1);
        return [{ span, definition, args: { found: `${word}:`, meant: `${meant}:` } }];
      })
    )));
  },
});

function tagsOf(dialect: Dialect): readonly string[] {
  return ['Returns', 'Since', ...(permits(dialect, 'features-section') ? ['Features'] : []), ...(permits(dialect, 'errors-section') ? ['Errors'] : [])];
}

/** Words with a colon at the beginning of paragraphs in the first column. */
function labelsOf({ kind, text, lineOffsets }: DocSection): readonly { readonly word: string; readonly offset: number }[] {
  if (kind !== 'plain' || !text.includes(':')) return [];
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const word = label.exec(line)?.[1];
    const offset = lineOffsets[index];
    return word === undefined || offset === undefined || (lines[index - 1] ?? '') !== '' ? [] : [{ word, offset }];
  });
}
