/** Every definition has documentation. A schema can make that a law for itself: pragma `doc-required`. */
import { defineRule } from '../rule.ts';
import { touches } from '../subject/value-above.ts';
import { nameSpanOf, ownerText } from '../words.ts';

/** The rule `lint/undocumented`. */
export const undocumented = defineRule({
  code: 'lint/undocumented',
  set: 'strict',
  coveredBy: ['doc/required', 'doc/wrong-symbol', 'doc/free-form-before-definition'],
  find: ({ definitions, schema }) => definitions.flatMap((definition) => {
    const span = nameSpanOf(definition);
    if (span === undefined || definition.doc !== undefined) return [];
    // What stands right above it may be misplaced: that is another rule's.
    const isBelowDoc = schema.docs.some((doc) => doc.span.file === span.file && touches(span.file.text, doc.span.end, definition.span?.start ?? span.start));
    return isBelowDoc ? [] : [{ span, args: { owner: ownerText(definition) }, definition }];
  }),
});
