/** Who reads the documentation of a definition learns what each part of it means. */
import { defineRule } from '../rule.ts';
import { findMismatch } from '../subject/described-parts.ts';
import { nameSpanOf, ownerText } from '../words.ts';

/** Of more than these in one definition, only their number is told. */
const mostSingle = 3;

/** The rule `lint/missing-member`. */
export const missingMember = defineRule({
  code: 'lint/missing-member',
  set: 'recommended',
  coveredBy: ['doc/missing-member', 'doc/unknown-member'],
  find: (subject) => subject.documented.flatMap((documented) => {
    const { definition, parts: { noun, parts } } = documented;
    if (subject.schema.pragmas.documentationExceptions.has(definition.name)) return [];
    const { missing } = findMismatch(documented, subject);
    const owner = ownerText(definition);
    const nameSpan = nameSpanOf(definition);
    const isMany = missing.length > mostSingle || (missing.length === parts.length && missing.length > 1);
    if (isMany && nameSpan !== undefined) {
      const which = missing.length === parts.length ? 'none' : `only ${parts.length - missing.length}`;
      return [{ span: nameSpan, args: { what: `${which} of the ${parts.length} ${pluralOf(noun)}`, owner }, definition, alsoAt: parts.map(({ span }) => span) }];
    }
    return missing.flatMap(({ name, span }) => (span === undefined ? [] : [{ span, args: { what: `${noun} '${name}'`, owner }, definition }]));
  }),
});

function pluralOf(noun: string): string {
  return noun === 'branch' ? 'branches' : `${noun}s`;
}
