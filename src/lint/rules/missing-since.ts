/** Documentation says which release brought a definition. */
import { defineRule } from '../rule.ts';
import { ownerText } from '../words.ts';
import { misspeltTags } from '../subject/misspelt-tags.ts';
import { strayVersions } from '../subject/stray-versions.ts';

/** The rule `lint/missing-since`. */
export const missingSince = defineRule({
  code: 'lint/missing-since',
  set: 'recommended',
  coveredBy: ['doc/since-not-a-version'],
  find: (subject) => subject.documented.flatMap(({ definition, doc }) => {
    // What is there but cannot be read is another rule's.
    if (doc.sections.some(({ kind }) => kind === 'since') || strayVersions(doc).length > 0) return [];
    if (misspeltTags(doc, subject.dialect).some(({ tag }) => tag === 'Since')) return [];
    return [{ span: doc.symbolSpan ?? doc.span, args: { owner: ownerText(definition) }, definition, alsoAt: [doc.span] }];
  }),
});
