/** A promise that is taken back. */
import { defineRule } from '../rule.ts';

/** The rule `compat/became-unstable`. */
export const becameUnstable = defineRule({
  code: 'compat/became-unstable',
  on: 'feature-added',
  judge: ({ feature: { name } }) => (name === 'unstable' ? { category: 'source', effect: 'it may change or go at any time' } : undefined),
});
