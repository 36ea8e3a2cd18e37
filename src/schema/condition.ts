/** Conditions (`if`): what must hold in the program's build for something to be there. QAPI reference, "Configuring the schema". */

/** A test of the build; `all` and `any` have one operand at least. */
export type Condition =
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'all'; readonly operands: readonly Condition[] }
  | { readonly kind: 'any'; readonly operands: readonly Condition[] };

const symbolPattern = /^[A-Z][A-Z0-9_]*$/;

/** Whether a text is a symbol as conditions may test it: capitals, digits and `_`, a capital first. */
export function isConditionSymbol(text: string): boolean {
  return symbolPattern.test(text);
}

/** Whether a condition holds when exactly the symbols in `defined` are defined; an absent condition always holds. */
export function evaluateCondition(condition: Condition | undefined, defined: ReadonlySet<string>): boolean {
  if (condition === undefined) return true;
  switch (condition.kind) {
    case 'symbol':
      return defined.has(condition.name);
    case 'not':
      return !evaluateCondition(condition.operand, defined);
    case 'all':
      return condition.operands.every((operand) => evaluateCondition(operand, defined));
    case 'any':
      return condition.operands.some((operand) => evaluateCondition(operand, defined));
    default:
      return condition satisfies never;
  }
}

/** A condition in words for people: `CONFIG_A and not (CONFIG_B or CONFIG_C)`. */
export function formatCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'symbol':
      return condition.name;
    case 'not':
      return `not ${formatOperand(condition.operand)}`;
    case 'all':
      return condition.operands.map(formatOperand).join(' and ');
    case 'any':
      return condition.operands.map(formatOperand).join(' or ');
    default:
      return condition satisfies never;
  }
}

function formatOperand(condition: Condition): string {
  const isGroup = (condition.kind === 'all' || condition.kind === 'any') && condition.operands.length > 1;
  return isGroup ? `(${formatCondition(condition)})` : formatCondition(condition);
}

/** Every symbol a condition mentions, in order of first mention. */
export function conditionSymbols(condition: Condition | undefined, symbols: Set<string> = new Set()): Set<string> {
  if (condition === undefined) return symbols;
  switch (condition.kind) {
    case 'symbol':
      symbols.add(condition.name);
      break;
    case 'not':
      conditionSymbols(condition.operand, symbols);
      break;
    case 'all':
    case 'any':
      for (const operand of condition.operands) conditionSymbols(operand, symbols);
      break;
    default:
      condition satisfies never;
  }
  return symbols;
}
