/** A type that is called otherwise. */
import { defineRule } from '../rule.ts';

/** The rule `compat/type-renamed`. */
export const typeRenamed = defineRule({
  code: 'compat/type-renamed',
  on: 'type-renamed',
  judge: ({ before, after }) => ({ category: 'source', before, after, effect: 'code that names it does not compile; the wire does not show it' }),
});
