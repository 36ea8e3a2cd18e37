/**
 * All documentation of one file: takes its syntax tree and the dialect, gives its doc blocks with their structure,
 * in source order. Chooses between today's conventions, those of releases up to 8.2, and the comment runs of the
 * releases whose marks do not pair up; what the dialect insists on is reported.
 */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { permits, severityIn, type Dialect } from '../../schema/dialect.ts';
import type { SyntaxTree } from '../ast.ts';
import type { PendingReport } from '../pending-report.ts';
import { findCommentDocs } from './comment-docs.ts';
import type { FoundBlocks } from './doc-blocks.ts';
import { parseDoc, type ParsedDoc } from './parse-doc.ts';
import { parseSectionDoc } from './parse-section-doc.ts';

/** The documentation of one file, and what the dialect says against it. */
export interface FoundDocs {
  /** In source order. */
  readonly docs: readonly ParsedDoc[];
  readonly reports: readonly JudgedReport[];
  /** How grave it is if documentation does not fit its definition; undefined where it is read as well as can be. */
  readonly severity: Severity | undefined;
}

/** A report and what it weighs in the dialect. */
export interface JudgedReport {
  readonly report: PendingReport;
  readonly severity: Severity;
}

/** `blocks` are those of `findDocBlocks`. */
export function findDocs(tree: SyntaxTree, { blocks, reports, damaged }: FoundBlocks, dialect: Dialect): FoundDocs {
  if (damaged && permits(dialect, 'unpaired-doc-marks')) {
    return { docs: findCommentDocs(tree).map((block) => parseSectionDoc(tree.file, block, dialect)), reports: [], severity: undefined };
  }
  const parse = permits(dialect, 'unindented-sections') ? parseSectionDoc : parseDoc;
  const docs = blocks.map((block) => parse(tree.file, block, dialect));
  const judged = [...reports, ...docs.flatMap((doc) => doc.reports)].flatMap((report) => judge(report, dialect));
  return { docs, reports: judged, severity: severityIn(dialect, 'checked-docs') };
}

/** None if the dialect takes no offence. */
function judge(report: PendingReport, dialect: Dialect): readonly JudgedReport[] {
  if (report.unless !== undefined && permits(dialect, report.unless)) return [];
  const severity = severityIn(dialect, report.law ?? 'checked-docs');
  return severity === undefined ? [] : [{ report, severity }];
}
