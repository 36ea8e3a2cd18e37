/** An integer type of another width. */
import { integerRange, isWithin } from '../compare/integer-range.ts';
import { typeName } from '../compare/wire-kinds.ts';
import { elementType } from '../../schema/traverse.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/integer-range`. */
export const integerRangeRule = defineRule({
  code: 'compat/integer-range',
  on: 'integer',
  judge({ before, after, reach: { send } }) {
    const [older, newer] = [before, after].map((type) => {
      const element = elementType(type);
      return element.kind === 'builtin' ? integerRange(element.name, 'send') : undefined;
    });
    const texts = { before: typeName(before), after: typeName(after) };
    if (send !== undefined && older !== undefined && newer !== undefined && !isWithin(older, newer)) {
      return { ...texts, category: 'wire', effect: `it takes no numbers below ${newer.least} or above ${newer.most}` };
    }
    return { ...texts, category: 'source', effect: 'code that is written against types may hold it in another one' };
  },
});
