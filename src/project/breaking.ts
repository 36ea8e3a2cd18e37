/** Comparing: takes a schema and its older version, gives what is different and what that breaks. */
import type { Category, SeverityTable } from '../compat/category.ts';
import { printChangelog } from '../compat/changelog.ts';
import type { Change } from '../compat/compare/change.ts';
import { compareSchemas } from '../compat/compare/compare-schemas.ts';
import type { Side } from '../compat/compare/side.ts';
import { judgeChanges } from '../compat/judge.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FileReader } from '../source/file-system.ts';
import { checkSchemas, type CheckReport } from './check.ts';
import type { SchemaPlace } from './project.ts';

/** What to compare, and how to judge. */
export interface BreakingRequest {
  readonly before: SchemaPlace;
  readonly after: SchemaPlace;
  readonly fileReader: FileReader;
  /** The symbols that count as defined; absent: conditions are compared instead of evaluated. */
  readonly define?: readonly string[] | undefined;
  readonly severities?: SeverityTable | undefined;
  readonly category?: Category | undefined;
}

/** What came of it. */
export interface BreakingResult {
  /** Of both schemas, the older one first. */
  readonly check: CheckReport;
  /** The errors of the schemas, which prevent a comparison; else what the comparison found. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent if a schema has errors. */
  readonly comparison: Comparison | undefined;
}

/** Two schemas and their differences. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly changes: readonly Change[];
}

/** Never throws for anything a schema contains. A schema that cannot be read is an error, never a schema without anything in it. */
export function compareSchemaVersions(request: BreakingRequest): BreakingResult {
  const { before, after, fileReader, define, severities, category } = request;
  const check = checkSchemas([before, after].map(({ root, dialect }) => ({ root, dialect, source: root, name: '' })), fileReader);
  const errors = check.diagnostics.filter(({ severity }) => severity === 'error');
  const [older, newer] = check.schemas.map((schema) => sideOf(schema));
  if (errors.length > 0 || older === undefined || newer === undefined) return { check, diagnostics: errors, comparison: undefined };
  const changes = compareSchemas({ before: older, after: newer, define });
  const comparison = { before: older, after: newer, changes };
  return { check, diagnostics: judgeChanges({ ...comparison, severities, category }), comparison };
}

/** The differences as a Markdown document. */
export function changelogOf(comparison: Comparison, { severities }: Pick<BreakingRequest, 'severities'>): string {
  return printChangelog({ ...comparison, severities });
}

function sideOf({ root, result: { schema, isIntrospection } }: CheckReport['schemas'][number]): Side | undefined {
  return schema && { schema, label: root, isIntrospection };
}
