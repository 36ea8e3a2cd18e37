/** A mandatory argument that is new. */
import { whereText } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/mandatory-member-added`. */
export const mandatoryMemberAdded = defineRule({
  code: 'compat/mandatory-member-added',
  on: 'member-added',
  judge({ member, where, reach: { send } }) {
    if (member.optional || send === undefined) return undefined;
    const effect = 'a client that does not know it gets an error';
    return { category: 'wire', after: whereText(where), effect, suggestion: 'Make it optional, with a default that does what was done before.' };
  },
});
