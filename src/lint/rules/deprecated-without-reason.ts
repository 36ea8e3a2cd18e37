/** Who must leave something behind wants to know where to go. QAPI reference, "Special features". */
import type { DocSection } from '../../schema/doc.ts';
import { defineRule } from '../rule.ts';

/** `Member @x is deprecated.`, and not a word more. */
const nothingMore = /^[^.;:,]*\bdeprecated\b(?:\s+(?:since|in|as of)(?:\s+QEMU)?\s+v?\d+(?:\.\d+)*)?\.?$/i;
const reason = /\b(?:use|using|instead|replaced|superseded|because|favou?r|due to|no longer|prefer\w*|never|obsolete|redundant)\b/i;

/** The rule `lint/deprecated-without-reason`. */
export const deprecatedWithoutReason = defineRule({
  code: 'lint/deprecated-without-reason',
  set: 'recommended',
  coveredBy: ['doc/missing-feature', 'doc/empty-section'],
  find: (subject) => subject.documented.flatMap(({ definition, doc, parts: { features } }) => {
    const section = features.find(({ name }) => name === 'deprecated')?.doc;
    if (section === undefined || !saysNothing(section)) return [];
    return [{ span: section.nameSpan ?? section.span, definition, alsoAt: [doc.span], args: { what: whatIsDeprecated(section) } }];
  }),
});

function saysNothing({ text }: DocSection): boolean {
  const sentence = text.replace(/\s+/g, ' ').trim();
  return nothingMore.test(sentence) && !reason.test(sentence);
}

function whatIsDeprecated({ text }: DocSection): string {
  const name = /@([\w-]+)/.exec(text)?.[1];
  return name === undefined ? 'it' : `'${name}'`;
}
