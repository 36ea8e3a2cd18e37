/** A type that gives more than before. */
import { typeTexts } from '../compare/wire-kinds.ts';
import { listText } from '../words.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/type-widened`. */
export const typeWidened = defineRule({
  code: 'compat/type-widened',
  on: 'type',
  judge({ before, after, gained, isDisjoint, reach: { receive } }) {
    if (isDisjoint || gained.length === 0 || receive === undefined) return undefined;
    // Strings stay strings: a client that compares them meets values that it does not know.
    const category = gained.every((gain) => gain === 'other strings') ? 'source' : 'wire';
    const gains = gained.map((gain) => (gain === 'other strings' ? 'strings that were none of its values' : gain));
    return { category, ...typeTexts({ before, after }), effect: `a client can receive ${listText(gains)} now` };
  },
});
