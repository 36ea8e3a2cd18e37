import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionSymbols, evaluateCondition, formatCondition, isConditionSymbol, type Condition } from '../../src/schema/condition.ts';

const a: Condition = { kind: 'symbol', name: 'A' };
const b: Condition = { kind: 'symbol', name: 'B' };
const not = (operand: Condition): Condition => ({ kind: 'not', operand });
const all = (...operands: Condition[]): Condition => ({ kind: 'all', operands });
const any = (...operands: Condition[]): Condition => ({ kind: 'any', operands });

const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('A', 'B', 'C').map((name): Condition => ({ kind: 'symbol', name })),
    tie('condition').map(not),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((operands) => all(...operands)),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((operands) => any(...operands)),
  ),
}));
const symbolSets = fc.subarray(['A', 'B', 'C']).map((names) => new Set(names));

describe('a symbol', () => {
  test.each(['A', 'CONFIG_A', 'A1_', 'X__'])('may be %s', (text) => {
    expect(isConditionSymbol(text)).toBe(true);
  });

  test.each(['', 'a', '_A', '1A', 'Ab', 'A-B', 'A B', 'defined(A)', 'A\n'])('may not be %j', (text) => {
    expect(isConditionSymbol(text)).toBe(false);
  });
});

describe('evaluating', () => {
  test('a condition that is absent always holds', () => {
    expect(evaluateCondition(undefined, new Set())).toBe(true);
  });

  test.each([
    [a, ['A'], true], [a, ['B'], false], [not(a), [], true], [not(a), ['A'], false],
    [all(a, b), ['A', 'B'], true], [all(a, b), ['A'], false], [any(a, b), ['B'], true], [any(a, b), [], false],
  ])('%j with %j is %s', (condition, defined, holds) => {
    expect(evaluateCondition(condition, new Set(defined))).toBe(holds);
  });

  test('obeys the laws of De Morgan', () => {
    fc.assert(fc.property(fc.array(conditions, { minLength: 1, maxLength: 3 }), symbolSets, (operands, defined) => {
      expect(evaluateCondition(not(all(...operands)), defined)).toBe(evaluateCondition(any(...operands.map(not)), defined));
      expect(evaluateCondition(not(any(...operands)), defined)).toBe(evaluateCondition(all(...operands.map(not)), defined));
    }));
  });

  test('depends on the symbols it mentions only', () => {
    fc.assert(fc.property(conditions, symbolSets, (condition, defined) => {
      const mentioned = conditionSymbols(condition);
      const fewer = new Set([...defined].filter((name) => mentioned.has(name)));
      expect(evaluateCondition(condition, fewer)).toBe(evaluateCondition(condition, defined));
    }));
  });
});

test.each([
  [a, 'A'], [not(a), 'not A'], [not(not(a)), 'not not A'], [all(a, b), 'A and B'], [any(a, b), 'A or B'], [not(all(a, b)), 'not (A and B)'], [all(any(a, b), not(a)), '(A or B) and not A'],
  [any(all(a, b), a), '(A and B) or A'], [all(a), 'A'], [not(any(a)), 'not A'],
])('%j in words is %s', (condition, words) => {
  expect(formatCondition(condition)).toBe(words);
});

test('symbols are listed once, in order of mention', () => {
  expect([...conditionSymbols(all(b, not(a), any(b)))]).toEqual(['B', 'A']);
  expect([...conditionSymbols(undefined)]).toEqual([]);
});
