/** A plain object that became a union, in what a client receives. */
import { listText, someOf } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/received-branches-added`. */
export const receivedBranchesAdded = defineRule({
  code: 'compat/received-branches-added',
  on: 'branches-added',
  judge({ values, mandatory, reach: { send, receive } }) {
    const isJudgedElsewhere = send !== undefined && mandatory.length > 0;
    if (receive === undefined || isJudgedElsewhere) return undefined;
    return { category: 'source', after: listText(someOf(values)), effect: 'a client that allows only what it knows refuses them' };
  },
});
