/**
 * `#optional` in a description says what the `*` of the schema says, up to QEMU 2.8. They must not contradict each other: a
 * schema that marks its optional members marks all of them.
 */
import { permits } from '../../schema/dialect.ts';
import type { Member } from '../../schema/model.ts';
import { defineRule } from '../rule.ts';
import { ownParts, type Part } from '../subject/own-parts.ts';
import type { LintSubject } from '../subject/subject.ts';
import { ownerText } from '../words.ts';

/** Who marks one optional member of four knows the mark; in QEMU's schemas of that time it was five of six. */
const customary = 1 / 4;
const mark = /#optional\b/;
/** Other words for it, of which one is enough. */
const says = /\boptional|\bif (?:omitted|not (?:given|set|present|specified)|absent|missing)|\bpresent (?:only )?(?:if|when)\b|\bonly (?:present|set|valid|if)/i;
/** Only at the beginning it speaks of the member itself. */
const claims = /^\s*(?:#optional\b|\(optional\)|optional(?:ly)?\b[,:;.])/i;

/** The rule `lint/optional-mark`. */
export const optionalMark = defineRule({
  code: 'lint/optional-mark',
  set: 'minimal',
  coveredBy: ['doc/optional-mark'],
  *find(subject) {
    const isCustom = permits(subject.dialect, 'optional-mark') && marksOptionals(subject);
    for (const { definition, parts: { noun, parts } } of subject.documented) {
      for (const part of parts) {
        const { doc } = part;
        if (!isMember(part) || doc === undefined) continue;
        const text = textWithMark(part);
        const isMarked = claims.test(text);
        const isForgotten = isCustom && part.optional && !mark.test(text) && !says.test(text);
        if (part.optional ? !isForgotten : !isMarked) continue;
        yield {
          span: doc.nameSpan ?? doc.span,
          args: { noun, name: part.name, owner: ownerText(definition), isMarked },
          definition,
          related: part.span === undefined ? [] : [{ message: part.optional ? 'here it is optional' : 'here it is mandatory', span: part.span }],
        };
      }
    }
  },
});

function isMember(part: Part): part is Member {
  return 'optional' in part;
}

/** Documentation that names another definition counts, too. */
function marksOptionals({ definitions }: LintSubject): boolean {
  let marked = 0;
  let all = 0;
  for (const definition of definitions) {
    if (definition.doc === undefined) continue;
    for (const part of ownParts(definition).parts) {
      if (!isMember(part) || !part.optional || part.doc === undefined) continue;
      all++;
      if (mark.test(textWithMark(part))) marked++;
    }
  }
  return marked > 0 && marked / all >= customary;
}

/** The mark is not part of the description where it was customary, so that the file itself tells. */
function textWithMark({ doc }: Part): string {
  if (doc?.nameSpan === undefined) return doc?.text ?? '';
  const { file, end } = doc.nameSpan;
  return `${file.text.slice(end, doc.lineOffsets[0] ?? end).replace(/^:?\s*(?:#\s+(?=#))?/, '')}${doc.text}`;
}
