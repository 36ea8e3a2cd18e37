/** A command that returned nothing. */
import { typeName } from '../compare/wire-kinds.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/return-value-added`. */
export const returnValueAdded = defineRule({
  code: 'compat/return-value-added',
  on: 'returns-added',
  judge: ({ type }) => ({ category: 'source', after: typeName(type), effect: 'a client that allows only what it knows refuses it' }),
});
