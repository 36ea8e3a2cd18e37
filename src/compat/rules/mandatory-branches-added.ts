/** A plain object that became a union with mandatory members. */
import { listText, someOf } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/mandatory-branches-added`. */
export const mandatoryBranchesAdded = defineRule({
  code: 'compat/mandatory-branches-added',
  on: 'branches-added',
  judge({ mandatory, reach: { send } }) {
    if (send === undefined || mandatory.length === 0) return undefined;
    return { category: 'wire', after: listText(someOf(mandatory)), effect: 'a client that does not know them gets an error' };
  },
});
