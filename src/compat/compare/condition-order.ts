/** Conditions against each other: takes two, gives whether one holds wherever the other does. */
import { conditionSymbols, evaluateCondition, formatCondition, type Condition } from '../../schema/condition.ts';

/** More symbols than these are not tried out in all their combinations. */
const mostSymbols = 12;

/** Whether `right` holds in every build in which `left` does. Conditions with very many symbols are held for different unless they are spelt alike. */
export function implies(left: Condition | undefined, right: Condition | undefined): boolean {
  if (right === undefined) return true;
  if (left !== undefined && formatCondition(left) === formatCondition(right)) return true;
  const symbols = [...conditionSymbols(right, conditionSymbols(left))];
  if (symbols.length > mostSymbols) return false;
  for (let choice = 0; choice < 2 ** symbols.length; choice++) {
    const defined = new Set(symbols.filter((_, index) => (choice >> index) % 2 === 1));
    if (evaluateCondition(left, defined) && !evaluateCondition(right, defined)) return false;
  }
  return true;
}
