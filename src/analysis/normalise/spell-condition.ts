/** A condition as today's schemas write it: takes the condition, gives the text of the value of `if`. */
import type { Condition } from '../../schema/condition.ts';

/** `'CONFIG_A'`, `{ 'not': 'CONFIG_A' }`, `{ 'all': [ 'CONFIG_A', 'CONFIG_B' ] }`. */
export function spellCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'symbol':
      return `'${condition.name}'`;
    case 'not':
      return `{ 'not': ${spellCondition(condition.operand)} }`;
    case 'all':
    case 'any':
      return `{ '${condition.kind}': [ ${condition.operands.map(spellCondition).join(', ')} ] }`;
    default:
      return condition satisfies never;
  }
}
