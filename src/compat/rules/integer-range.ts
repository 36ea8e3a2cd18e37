/** An integer type of another width. */
import type { Type } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';
import { beyondText, integerRange, type IntegerRange } from '../compare/integer-range.ts';
import type { Direction } from '../compare/reach.ts';
import { typeName } from '../compare/wire-kinds.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/integer-range`. */
export const integerRangeRule = defineRule({
  code: 'compat/integer-range',
  on: 'integer',
  judge({ before, after, reach: { send, receive } }) {
    const texts = { before: typeName(before), after: typeName(after) };
    const lost = send && beyond(before, after, 'send');
    if (lost !== undefined) return { ...texts, category: 'wire', effect: `it does not take ${lost} any more` };
    const gained = receive && beyond(after, before, 'receive');
    const effect = gained === undefined ? 'code that is made from the schema may hold it in another type' : `a client can receive ${gained} now`;
    return { ...texts, category: 'source', effect };
  },
});

/** What the integers of one type are that the other lacks. */
function beyond(type: Type, other: Type, direction: Direction): string | undefined {
  const [range, others] = [rangeOf(type, direction), rangeOf(other, direction)];
  return range && others && beyondText(range, others);
}

function rangeOf(type: Type, direction: Direction): IntegerRange | undefined {
  const element = elementType(type);
  return element.kind === 'builtin' ? integerRange(element.name, direction) : undefined;
}
