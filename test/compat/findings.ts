/** The findings of a comparison written in a test: takes two texts, gives one line a finding. */
import type { SeverityTable } from '../../src/compat/category.ts';
import { compareSchemas } from '../../src/compat/compare/compare-schemas.ts';
import type { Side } from '../../src/compat/compare/side.ts';
import { judgeChanges } from '../../src/compat/judge.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compileText } from '../support/compile-text.ts';

export interface FindingOptions {
  readonly define?: readonly string[];
  readonly dialect?: string;
  readonly severities?: SeverityTable;
}

export function sideOf(text: string, label = 'schema.json', dialect = 'latest'): Side {
  return { schema: compileText(text, dialect), label, isIntrospection: false };
}

export function diagnosticsOf(before: string, after: string, { define, dialect, severities }: FindingOptions = {}): readonly Diagnostic[] {
  const sides = { before: sideOf(before, 'old.json', dialect), after: sideOf(after, 'new.json', dialect) };
  return judgeChanges({ ...sides, changes: compareSchemas({ ...sides, define }), severities });
}

/** `error member-removed: argument 'x' of command 'c' was removed: …`. */
export function findings(before: string, after: string, options: FindingOptions = {}): readonly string[] {
  return diagnosticsOf(before, after, options).map(({ severity, code, message }) => `${severity} ${code.replace('compat/', '')}: ${message}`);
}

/** Severity and code only. */
export function codes(before: string, after: string, options: FindingOptions = {}): readonly string[] {
  return diagnosticsOf(before, after, options).map(({ severity, code }) => `${severity} ${code.replace('compat/', '')}`);
}
