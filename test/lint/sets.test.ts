import { describe, expect, test } from 'vitest';
import { severityOf } from '../../src/lint/lint-schema.ts';
import { includesSet, ruleSets } from '../../src/lint/rule-set.ts';
import { rules } from '../../src/lint/rules.ts';
import { documented, lintFindings, lintText } from './lint-text.ts';

test('sets are nested, and each has something of its own', () => {
  for (const set of ruleSets) expect(rules.some((rule) => rule.set === set)).toBe(true);
  const [minimal, recommended, strict] = ruleSets.map((chosen) => rules.filter(({ set }) => includesSet(chosen, set)).length);
  expect(minimal).toBeLessThan(recommended ?? 0);
  expect(recommended).toBeLessThan(strict ?? 0);
  expect(strict).toBe(rules.length);
});

describe('severities', () => {
  const text = documented('c', ['Text.'], "{ 'command': 'c' }");

  test('of single rules go before the set', () => {
    expect(lintText(text, { set: 'minimal' })).toEqual([]);
    expect(lintText(text, { set: 'minimal', severities: { 'lint/missing-since': 'info' } })).toEqual(['2:4 missing-since']);
    expect(lintText(text, { set: 'strict', severities: { 'lint/missing-since': 'off' } })).toEqual([]);
    expect(lintFindings(text, { severities: { 'lint/missing-since': 'error' } }).map(({ diagnostic }) => diagnostic.severity)).toEqual(['error']);
    expect(lintFindings(text).map(({ diagnostic }) => diagnostic.severity)).toEqual(['warning']);
  });

  test('that are off keep a rule from running', () => {
    for (const rule of rules) expect(severityOf(rule, { set: 'strict', severities: { [rule.code]: 'off' } })).toBe('off');
  });
});
