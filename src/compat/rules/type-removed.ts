/** A type that something else took the place of. */
import { defineRule } from '../rule.ts';

/** The rule `compat/type-removed`. */
export const typeRemoved = defineRule({
  code: 'compat/type-removed',
  on: 'type-removed',
  judge: () => ({ category: 'source', effect: 'code that names it does not compile; the wire does not show it' }),
});
