/** A member that is new in what a client receives. */
import { whereText } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/received-member-added`. */
export const receivedMemberAdded = defineRule({
  code: 'compat/received-member-added',
  on: 'member-added',
  judge({ member, where, reach: { send, receive } }) {
    const isJudgedElsewhere = send !== undefined && !member.optional;
    if (receive === undefined || isJudgedElsewhere) return undefined;
    return { category: 'source', after: whereText(where), effect: 'a client that allows only what it knows refuses it' };
  },
});
