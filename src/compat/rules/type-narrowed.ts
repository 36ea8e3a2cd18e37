/** A type that takes less than before. */
import { typeName } from '../compare/wire-kinds.ts';
import { listText } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/type-narrowed`. */
export const typeNarrowed = defineRule({
  code: 'compat/type-narrowed',
  on: 'type',
  judge({ before, after, lost, isDisjoint, reach: { send } }) {
    if (isDisjoint || lost.length === 0 || send === undefined) return undefined;
    return { category: 'wire', before: typeName(before), after: typeName(after), effect: `it does not take ${listText(lost)} any more` };
  },
});
