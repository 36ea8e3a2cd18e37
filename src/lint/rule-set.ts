/** Which rules are applied: sets, each with all that the smaller ones have, and severities for single rules. */
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { LintCode } from '../diagnostics/catalogue/lint.ts';

/** The smallest first: contradictions; what a reader misses; what one may see otherwise. */
export const ruleSets = ['minimal', 'recommended', 'strict'] as const;

/** The name of a set. */
export type RuleSet = (typeof ruleSets)[number];

/** The set that is applied where the user names none. */
export const defaultRuleSet: RuleSet = 'recommended';

/** A severity, or that a rule is not applied. */
export type RuleSeverity = Severity | 'off';

/** All of them, for messages. */
export const ruleSeverities = ['off', 'info', 'warning', 'error'] as const satisfies readonly RuleSeverity[];

/** What the user says of single rules. */
export type RuleSeverities = Readonly<Partial<Record<LintCode, RuleSeverity | undefined>>>;

/** Whether the rules of one set are among those of another. */
export function includesSet(chosen: RuleSet, set: RuleSet): boolean {
  return ruleSets.indexOf(set) <= ruleSets.indexOf(chosen);
}
