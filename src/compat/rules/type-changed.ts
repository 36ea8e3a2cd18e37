/** A type of another kind. */
import { typeTexts } from '../compare/wire-kinds.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/type-changed`. */
export const typeChanged = defineRule({
  code: 'compat/type-changed',
  on: 'type',
  judge({ before, after, isDisjoint, reach: { send, receive } }) {
    if (!isDisjoint) return undefined;
    const effects = [...(send === undefined ? [] : ['what a client sends is refused']), ...(receive === undefined ? [] : ['what it receives it cannot read'])];
    return { category: 'wire', ...typeTexts({ before, after }), effect: send === undefined ? 'a client receives what it cannot read' : effects.join(', and ') };
  },
});
