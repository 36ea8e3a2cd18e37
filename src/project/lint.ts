/** Linting: takes the schemas of a project and which rules are wanted, checks them, gives all findings; mends what can be mended. */
import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyBaseline, BaselineError, writeBaseline } from '../lint/baseline.ts';
import { applyFixes } from '../lint/apply-fixes.ts';
import { lintSchema, type LintFinding, type LintOptions, type LintResult } from '../lint/lint-schema.ts';
import type { SchemaHistory } from '../schema/history.ts';
import { parseVersion, type Version } from '../schema/version.ts';
import type { FileReader } from '../source/file-system.ts';
import { checkSchemas, type CheckedSchema, type CheckReport } from './check.ts';
import type { UnsoundRelease } from './history.ts';
import type { ProjectSchema } from './project.ts';
import { RequestError } from './request-error.ts';
import { withTexts, type RewrittenFile } from './rewritten-file.ts';

/** What to lint, and how. */
export interface LintRequest extends LintOptions {
  readonly schemas: readonly ProjectSchema[];
  readonly fileReader: FileReader;
  /** Absolute. */
  readonly workingDirectory: string;
  /** The release that the schemas are of. Default: their dialect, if that is a version. */
  readonly version?: Version | undefined;
  /** Called when a longer part of the work begins, with what it is. */
  onProgress?(task: string): void;
  /** Called for each release that has errors. */
  onUnsound?(release: UnsoundRelease): void;
}

/** What was found. */
export interface LintReport {
  /** What checking found. */
  readonly check: CheckReport;
  /** What the rules found; a finding in a file of several schemas is here once. */
  readonly findings: readonly LintFinding[];
  /** What checking found and lint can mend, or says why it does not. */
  readonly checked: readonly LintFinding[];
  /** Both, those of checking first. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What was mended, and what is left. */
export interface FixResult {
  readonly report: LintReport;
  readonly files: readonly RewrittenFile[];
  /** How many findings were mended. */
  readonly count: number;
}

/**
 * Checks and lints. A schema with errors is linted as far as it is sound.
 * @throws RequestError for introspection data, which has nothing to lint, and for releases that cannot be read
 */
export async function lintSchemas(request: LintRequest): Promise<LintReport> {
  return lintWith(request, request.fileReader, await loadHistories(request));
}

/**
 * Lints and mends until there is nothing left that can be mended. Writes nothing.
 * @throws RequestError as {@link lintSchemas} does
 */
export async function fixSchemas(request: LintRequest): Promise<FixResult> {
  const histories = await loadHistories(request);
  const texts = new Map<string, string>();
  const before = new Map<string, string>();
  let count = 0;
  let report = lintWith(request, request.fileReader, histories);
  for (let round = 0; round < mostRounds; round++) {
    const mended = applyFixes([...report.findings, ...report.checked]);
    if (mended.count === 0) break;
    count += mended.count;
    for (const { file, text } of mended.files) {
      if (!texts.has(file.path)) before.set(file.path, file.text);
      texts.set(file.path, text);
    }
    report = lintWith(request, withTexts(request.fileReader, texts), histories);
  }
  const files = [...before].map(([path, text]) => ({ path, before: text, after: texts.get(path) ?? text }));
  return { report, files, count };
}

/** One edit may uncover another finding, but no chain of them is long. */
const mostRounds = 10;

/** A baseline as it is applied. */
export interface AppliedBaseline {
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings it has taken away. */
  readonly known: number;
  /** How many of its findings are gone. */
  readonly gone: number;
}

/** @throws RequestError if the text is no baseline */
export function withoutBaseline(diagnostics: readonly Diagnostic[], text: string, { path, workingDirectory }: BaselinePlace): AppliedBaseline {
  try {
    const { fresh, known, gone } = applyBaseline(diagnostics, text, baseOf({ path, workingDirectory }));
    return { diagnostics: fresh, known, gone };
  } catch (error) {
    if (error instanceof BaselineError) throw new RequestError(`'${path}' is no baseline: ${error.message}`, 'Write it anew: --write-baseline.');
    throw error;
  }
}

/** The text of a baseline with all findings that can be put up with. */
export function baselineText(diagnostics: readonly Diagnostic[], place: BaselinePlace): string {
  return writeBaseline(diagnostics, baseOf(place));
}

/** Where a baseline is: its paths are relative to its folder. */
export interface BaselinePlace {
  readonly path: string;
  /** Absolute. */
  readonly workingDirectory: string;
}

function baseOf({ path, workingDirectory }: BaselinePlace): { readonly workingDirectory: string; readonly folder: string } {
  return { workingDirectory, folder: dirname(resolve(workingDirectory, path)) };
}

/** What the releases of each schema tell, where it has any. */
async function loadHistories({ schemas, severities, ...request }: LintRequest): Promise<readonly (SchemaHistory | undefined)[]> {
  const histories: (SchemaHistory | undefined)[] = [];
  for (const { root, releases = [] } of schemas) {
    const isWanted = releases.length > 0 && severities['lint/untrue-since'] !== 'off';
    const { loadHistory } = isWanted ? await import('./history.ts') : { loadHistory: undefined };
    histories.push(loadHistory !== undefined ? (await loadHistory({ ...request, releases, root })).history : undefined);
  }
  return histories;
}

function lintWith(request: LintRequest, fileReader: FileReader, histories: readonly (SchemaHistory | undefined)[]): LintReport {
  const check = checkSchemas(request.schemas, fileReader);
  const results = check.schemas.map((schema, index) => lintOne(schema, request, histories[index]));
  const keyOf = ({ code, file, span, message }: Diagnostic): string => [code, fileReader.canonicalPath(file), span?.start, message].join('\0');
  const unite = (all: readonly LintFinding[]): ReadonlyMap<string, LintFinding> => {
    const united = new Map<string, LintFinding>();
    for (const finding of all) {
      const key = keyOf(finding.diagnostic);
      if (!united.has(key)) united.set(key, finding);
    }
    return united;
  };
  const findings = [...unite(results.flatMap((result) => result.findings)).values()];
  const checked = unite(results.flatMap((result) => result.checked));
  return {
    check, findings, checked: [...checked.values()],
    diagnostics: [...check.diagnostics.map((diagnostic) => checked.get(keyOf(diagnostic))?.diagnostic ?? diagnostic), ...findings.map(({ diagnostic }) => diagnostic)],
  };
}

function lintOne({ root, result }: CheckedSchema, { set, severities, version }: LintRequest, history: SchemaHistory | undefined): LintResult {
  if (result.isIntrospection) throw new RequestError(`${root} is introspection data, which has nothing to lint`, 'Name the file of a schema.');
  const { schema, trees, dialect, diagnostics } = result;
  if (schema === undefined) return { findings: [], checked: [] };
  return lintSchema({ schema, trees, dialect, diagnostics, history, version: version ?? parseVersion(dialect.label) }, { set, severities });
}
