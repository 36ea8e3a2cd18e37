/** How many findings of each severity there are, as numbers and in words. */
import type { Diagnostic } from '../diagnostic.ts';

/** Numbers of findings; those of severity `info` are in neither. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** No findings. */
export const noFindings: Counts = { errors: 0, warnings: 0 };

/** @param omitted findings that were counted but not kept; they are added */
export function countFindings(diagnostics: readonly Diagnostic[], omitted: Counts = noFindings): Counts {
  const counts = { error: omitted.errors, warning: omitted.warnings, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return { errors: counts.error, warnings: counts.warning };
}

/** The findings of several runs together. */
export function addCounts(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, { errors, warnings }) => ({ errors: sum.errors + errors, warnings: sum.warnings + warnings }), noFindings);
}

/** `1 error and 2 warnings`; `no problems` when there is neither. */
export function formatCounts({ errors, warnings }: Counts): string {
  const parts = [...(errors === 0 ? [] : [countOf(errors, 'error')]), ...(warnings === 0 ? [] : [countOf(warnings, 'warning')])];
  return parts.length === 0 ? 'no problems' : parts.join(' and ');
}

/** `… and 3 errors more`: what is missing in a list of findings; nothing if nothing is. */
export function formatOmitted(omitted: Counts): string | undefined {
  return omitted.errors + omitted.warnings === 0 ? undefined : `… and ${formatCounts(omitted)} more`;
}

/** `1 file`, `2 files`. @param noun takes an `s` in the plural */
export function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
