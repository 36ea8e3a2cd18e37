/** Who must leave something behind wants to know where to go. QAPI reference, "Special features". */
import type { Doc, DocSection } from '../../schema/doc.ts';
import { defineRule } from '../rule.ts';

/** `Member @x is deprecated.`, and not a word more. */
const nothingMore = /^[^.;:,]*\bdeprecated\b(?:\s+(?:since|in|as of)(?:\s+QEMU)?\s+v?\d+(?:\.\d+)*)?\.?$/i;
const reason = /\b(?:use|using|instead|replaced|superseded|because|favou?r|due to|no longer|prefer\w*|never|obsolete|redundant|ignored|no effect|(?:in)?compatib\w+)\b/i;

/** The rule `lint/deprecated-without-reason`. */
export const deprecatedWithoutReason = defineRule({
  code: 'lint/deprecated-without-reason',
  set: 'recommended',
  coveredBy: ['doc/missing-feature', 'doc/empty-section'],
  find: (subject) => subject.documented.flatMap(({ definition, doc, parts: { features } }) => {
    const section = features.find(({ name }) => name === 'deprecated')?.doc;
    if (section === undefined || !saysNothing(section)) return [];
    const name = namedIn(section);
    if (name !== undefined && descriptionSays(name, doc)) return [];
    return [{ span: section.nameSpan ?? section.span, definition, alsoAt: [doc.span], args: { what: name === undefined ? 'it' : `'${name}'` } }];
  }),
});

function saysNothing({ text }: DocSection): boolean {
  const sentence = text.replace(/\s+/g, ' ').trim();
  return nothingMore.test(sentence) && !reason.test(sentence);
}

/** What is deprecated, if it is not the definition itself. */
function namedIn({ text }: DocSection): string | undefined {
  return /[@`]([\w-]+)/.exec(text)?.[1];
}

/** Why it is deprecated may also stand where the part is described. */
function descriptionSays(name: string, { sections }: Doc): boolean {
  return sections.some((section) => section.kind === 'member' && section.name === name && reason.test(section.text));
}
