/** A mandatory member that became optional in what a client receives. */
import { defineRule } from '../rule.ts';

/** The rule `compat/member-now-optional`. */
export const memberNowOptional = defineRule({
  code: 'compat/member-now-optional',
  on: 'member-optional',
  judge: ({ reach: { receive } }) => (receive === undefined ? undefined : { category: 'source', effect: 'code that reads it has to do without it' }),
});
