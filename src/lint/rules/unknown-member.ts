/** A description is of something that is there. Where the dialect insists on it, checking has said so. */
import { defineRule } from '../rule.ts';
import { findMismatch } from '../subject/described-parts.ts';
import { ownerText } from '../words.ts';

/** The rule `lint/unknown-member`. */
export const unknownMember = defineRule({
  code: 'lint/unknown-member',
  set: 'minimal',
  coveredBy: ['doc/unknown-member', 'doc/unknown-feature', 'doc/missing-member', 'doc/missing-feature'],
  find: (subject) => subject.documented.flatMap((documented) => {
    const { definition, parts: { noun } } = documented;
    return findMismatch(documented, subject).bogus.map(({ section: { kind, name = '', nameSpan, span }, meant, isSlip }) => ({
      span: nameSpan ?? span,
      args: { noun: kind === 'feature' ? 'feature' : noun, name, owner: ownerText(definition) },
      definition,
      alsoAt: [meant?.span],
      related: meant?.span === undefined ? [] : [{ message: 'this is not described', span: meant.span }],
      suggestion: meant === undefined ? undefined : `Did you mean '${meant.name}'?`,
      fix: isSlip && meant !== undefined && nameSpan !== undefined ? [{ span: nameSpan, text: meant.name }] : undefined,
    }));
  }),
});
