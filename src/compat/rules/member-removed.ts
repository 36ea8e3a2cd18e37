/** A member or argument that is gone. */
import { whereText } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/member-removed`. */
export const memberRemoved = defineRule({
  code: 'compat/member-removed',
  on: 'member-removed',
  judge({ member, where, mayBeTaken, reach: { send, receive } }) {
    const before = whereText(where);
    const misses = receive !== undefined && !member.optional;
    if (mayBeTaken) return { category: 'source', before, effect: 'code that is made from the schema does not know it, though the command may still take it' };
    if (send !== undefined) {
      const effect = `a client that sends it gets an error${misses ? ', and one that receives it misses it' : ''}`;
      return { category: 'wire', before, effect };
    }
    if (misses) return { category: 'wire', before, effect: 'a client that reads it misses it' };
    return { category: 'source', before, effect: 'code that reads it does not compile; it was optional, so that clients do without it' };
  },
});
