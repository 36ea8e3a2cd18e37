/** A value of an enum that is gone. */
import { defineRule } from '../rule.ts';

/** The rule `compat/value-removed`. */
export const valueRemoved = defineRule({
  code: 'compat/value-removed',
  on: 'value-removed',
  judge({ reach: { send } }) {
    if (send !== undefined) return { category: 'wire', effect: 'a client that sends it gets an error' };
    return { category: 'source', effect: 'code that compares with it does not compile' };
  },
});
