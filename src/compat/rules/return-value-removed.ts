/** A command that returns nothing any more. */
import { typeName } from '../compare/wire-kinds.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/return-value-removed`. */
export const returnValueRemoved = defineRule({
  code: 'compat/return-value-removed',
  on: 'returns-removed',
  judge: ({ type }) => ({ category: 'wire', before: typeName(type), effect: 'a client that reads it misses its members' }),
});
