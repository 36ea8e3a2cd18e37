/** How many findings of each severity there are, as numbers and in words. */
import type { Diagnostic } from '../diagnostic.ts';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export function countFindings(diagnostics: readonly Diagnostic[]): Counts {
  return {
    errors: diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length,
    warnings: diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').length,
  };
}

/** `1 error and 2 warnings`; `no problems` when there is neither. */
export function formatCounts({ errors, warnings }: Counts): string {
  const parts = [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== undefined);
  return parts.length === 0 ? 'no problems' : parts.join(' and ');
}

function count(number: number, noun: string): string | undefined {
  return number === 0 ? undefined : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
