/** A version that was changed afterwards. */
import { defineRule } from '../rule.ts';

/** The rule `compat/since-changed`. */
export const sinceChanged = defineRule({
  code: 'compat/since-changed',
  on: 'since',
  judge: ({ before, after }) => ({ category: 'docs', before, after, effect: 'one of the two is wrong' }),
});
