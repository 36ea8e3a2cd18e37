/** The value of `if`: takes it as written, gives a condition. QAPI reference, "Configuring the schema". */
import { conditionSymbols, isConditionSymbol, type Condition } from '../../schema/condition.ts';
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { ArrayValue, ObjectValue, StringValue, Value } from '../../syntax/ast.ts';
import { parseCCondition } from '../../schema/c-condition.ts';
import { spellCondition } from '../normalise/spell-condition.ts';
import { describeValue, type Description, shortenName } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import { requirePermission } from './constructs.ts';

/** What conditions are read by. */
export interface ConditionRules {
  readonly dialect: Dialect;
  readonly reporter: Reporter;
}

const operators = ['all', 'any', 'not'] as const;

/** `what` has the condition, such as `member 'x'`. Undefined if there is none or it is wrong, which is then reported. */
export function readCondition(value: Value | undefined, what: Description, rules: ConditionRules): Condition | undefined {
  if (value === undefined || value.kind === 'invalid') return undefined;
  switch (value.kind) {
    case 'string':
      return readSymbol(value, what, rules);
    case 'object':
      return readOperator(value, what, rules);
    case 'array':
      if (permits(rules.dialect, 'c-condition') && !value.items.some(({ kind }) => kind === 'array')) return readOperands(value, { what, kind: 'all', where: () => `the condition of ${what()}` }, rules);
      break;
  }
  const meant = value.kind === 'array' ? readOldList(value) : undefined;
  const details = { suggestion: meant && suggestCondition(meant) };
  rules.reporter.report('condition/wrong-value', value.span, { what: what(), found: describeValue(value) }, details);
  return undefined;
}

function readSymbol(value: StringValue, what: Description, { dialect, reporter }: ConditionRules): Condition | undefined {
  const { text, span } = value;
  if (permits(dialect, 'condition-object') && isConditionSymbol(text)) return { kind: 'symbol', name: text };
  if (permits(dialect, 'c-condition')) {
    const condition = parseCCondition(text);
    if (condition === undefined) reporter.report('condition/bad-expression', span, { what: what(), text: shortenName(text) });
    return condition;
  }
  const meant = parseCCondition(text) ?? { kind: 'symbol', name: text.toUpperCase().replaceAll('-', '_') };
  reporter.report('condition/bad-symbol', span, { what: what(), text }, { suggestion: suggestCondition(meant) });
  return undefined;
}

function suggestCondition(condition: Condition): string | undefined {
  const isSound = [...conditionSymbols(condition)].every(isConditionSymbol);
  return isSound ? `Write ${spellCondition(condition)}.` : undefined;
}

/** What a list in place of a condition meant until 6.1. */
function readOldList({ items }: ArrayValue): Condition | undefined {
  const operands = items.map((item) => {
    if (item.kind !== 'string') return undefined;
    return parseCCondition(item.text);
  }).filter((operand) => operand !== undefined);
  return operands.length === 0 || operands.length < items.length ? undefined : { kind: 'all', operands };
}

function readOperator(value: ObjectValue, what: Description, rules: ConditionRules): Condition | undefined {
  const { reporter } = rules;
  if (!requirePermission('condition-object', { construct: 'a condition that is an object', span: value.span }, rules)) return undefined;
  const unknown = value.entries.find(({ key }) => !operators.some((operator) => operator === key.text));
  if (unknown !== undefined) {
    reporter.report('condition/unknown-key', unknown.key.span, { what: what(), key: unknown.key.text });
    return undefined;
  }
  const [entry, second] = value.entries;
  if (entry === undefined || second !== undefined) {
    reporter.report('condition/key-count', second?.key.span ?? value.span, { what: what() });
    return undefined;
  }
  if (entry.key.text === 'not') {
    const operand = readCondition(entry.value, what, rules);
    return operand && { kind: 'not', operand };
  }
  const kind = entry.key.text === 'all' ? 'all' : 'any';
  return readOperands(entry.value, { what, kind, where: () => `'${kind}' in the condition of ${what()}` }, rules);
}

interface Operands {
  readonly what: Description;
  readonly kind: 'all' | 'any';
  /** The place of the list, for messages. */
  readonly where: Description;
}

function readOperands(list: Value, { what, kind, where }: Operands, rules: ConditionRules): Condition | undefined {
  if (list.kind !== 'array') {
    if (list.kind !== 'invalid') rules.reporter.report('condition/not-a-list', list.span, { where: where(), found: describeValue(list) });
    return undefined;
  }
  if (list.items.length === 0) rules.reporter.report('condition/empty-list', list.span, { where: where() });
  const operands = list.items.map((item) => readCondition(item, what, rules)).filter((operand) => operand !== undefined);
  return operands.length === 0 || operands.length < list.items.length ? undefined : { kind, operands };
}
