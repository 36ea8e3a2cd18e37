/** An optional argument that became mandatory. */
import { defineRule } from '../rule.ts';

/** The rule `compat/member-now-mandatory`. */
export const memberNowMandatory = defineRule({
  code: 'compat/member-now-mandatory',
  on: 'member-mandatory',
  judge: ({ reach: { send } }) => (send === undefined ? undefined : { category: 'wire', effect: 'a client that leaves it out gets an error' }),
});
