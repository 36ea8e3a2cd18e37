/** A type that takes less than before. */
import { elementType } from '../../schema/traverse.ts';
import type { Type } from '../../schema/model.ts';
import { beyondText, integerRange } from '../compare/integer-range.ts';
import { typeTexts } from '../compare/wire-kinds.ts';
import { listText } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/type-narrowed`. */
export const typeNarrowed = defineRule({
  code: 'compat/type-narrowed',
  on: 'type',
  judge({ before, after, lost, isDisjoint, reach: { send } }) {
    if (isDisjoint || lost.length === 0 || send === undefined) return undefined;
    const losses = lost.flatMap((loss) => (loss === 'fractions' ? [loss, ...largeNumbers(after)] : [loss === 'other strings' ? 'strings that are none of its values' : loss]));
    return { category: 'wire', ...typeTexts({ before, after }), effect: `it does not take ${listText(losses)} any more` };
  },
});

/** Numbers that a type of few bits does not hold; the others hold whatever a client has whole numbers for. */
function largeNumbers(type: Type): readonly string[] {
  const element = elementType(type);
  const range = element.kind === 'builtin' ? integerRange(element.name, 'send') : undefined;
  const widest = integerRange('int', 'send');
  const text = widest && range && beyondText(widest, range);
  return text === undefined ? [] : [text];
}
