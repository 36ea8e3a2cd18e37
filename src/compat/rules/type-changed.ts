/** A type of another kind. */
import { typeName } from '../compare/wire-kinds.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/type-changed`. */
export const typeChanged = defineRule({
  code: 'compat/type-changed',
  on: 'type',
  judge({ before, after, isDisjoint, reach: { send } }) {
    if (!isDisjoint) return undefined;
    const effect = send === undefined ? 'a client receives what it cannot read' : 'what a client sends is refused';
    return { category: 'wire', before: typeName(before), after: typeName(after), effect };
  },
});
