/** A definition without its documentation. */
import { defineRule } from '../rule.ts';

/** The rule `compat/documentation-removed`. */
export const documentationRemoved = defineRule({
  code: 'compat/documentation-removed',
  on: 'documentation-removed',
  judge: () => ({ category: 'docs', effect: 'what was promised in it is not said any more' }),
});
