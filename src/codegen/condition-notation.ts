/** Conditions as data, in the notation of the schema language. QAPI reference, "Configuring the schema". */
import type { Condition } from '../schema/condition.ts';

/** A symbol, or an object with the one key `all`, `any` or `not`. */
type ConditionNotation =
  | string
  | { readonly all: readonly ConditionNotation[] }
  | { readonly any: readonly ConditionNotation[] }
  | { readonly not: ConditionNotation };

/** The condition as a schema writes it behind `if`. */
export function conditionNotation(condition: Condition): ConditionNotation {
  switch (condition.kind) {
    case 'symbol':
      return condition.name;
    case 'not':
      return { not: conditionNotation(condition.operand) };
    case 'all':
      return { all: condition.operands.map(conditionNotation) };
    case 'any':
      return { any: condition.operands.map(conditionNotation) };
    default:
      return condition satisfies never;
  }
}
