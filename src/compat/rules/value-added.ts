/** A value that is new in what a client receives. */
import { defineRule } from '../rule.ts';

/** The rule `compat/value-added`. */
export const valueAdded = defineRule({
  code: 'compat/value-added',
  on: 'value-added',
  judge: ({ reach: { receive } }) => (receive === undefined ? undefined : { category: 'source', effect: 'code that distinguishes all values lacks it' }),
});
