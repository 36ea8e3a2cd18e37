/** A tag that is misspelt begins no section: what follows it becomes part of the description. */
import { defineRule } from '../rule.ts';
import { misspeltTags } from '../subject/misspelt-tags.ts';

/** The rule `lint/section-typo`. */
export const sectionTypo = defineRule({
  code: 'lint/section-typo',
  set: 'recommended',
  coveredBy: ['lint/malformed-since'],
  find: ({ documented, dialect }) => documented.flatMap(({ definition, doc }) => (
    misspeltTags(doc, dialect).map(({ span, meant }) => ({ span, definition, args: { found: span.text, meant } }))
  )),
});
