/** Something that will go. */
import { defineRule } from '../rule.ts';

/** The rule `compat/newly-deprecated`. */
export const newlyDeprecated = defineRule({
  code: 'compat/newly-deprecated',
  on: 'feature-added',
  judge: ({ feature: { name } }) => (name === 'deprecated' ? { category: 'docs', effect: 'it may be removed later' } : undefined),
});
