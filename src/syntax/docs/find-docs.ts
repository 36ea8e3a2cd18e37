/**
 * All documentation of one file: takes its syntax tree and the dialect, gives its doc blocks with their structure,
 * in source order. Chooses between today's law, the tolerant reading of delimited blocks, and the comment runs of
 * the releases that knew no delimiters.
 */
import { requires, type Dialect } from '../../schema/dialect.ts';
import type { SyntaxTree } from '../ast.ts';
import type { PendingReport } from '../pending-report.ts';
import { findCommentDocs } from './comment-docs.ts';
import type { DocBlock, FoundBlocks } from './doc-blocks.ts';
import { parseDoc, type ParsedDoc } from './parse-doc.ts';
import { parseTolerantDoc } from './parse-tolerant-doc.ts';

export interface FoundDocs {
  /** In source order. */
  readonly docs: readonly ParsedDoc[];
  readonly reports: readonly PendingReport[];
  /** True if every rule of documentation comments is law here; otherwise they are read as well as can be. */
  readonly strict: boolean;
}

/** `blocks` are those of {@link findDocBlocks}. */
export function findDocs(tree: SyntaxTree, { blocks, reports, lintReports, damaged }: FoundBlocks, dialect: Dialect): FoundDocs {
  if (requires(dialect, 'no-note-tag')) {
    const docs = blocks.map((block) => parseDoc(tree.file, block));
    const lines = requires(dialect, 'doc-line-lint') ? lintReports : [];
    return { docs, reports: [...reports, ...lines, ...docs.flatMap((doc) => doc.reports)], strict: true };
  }
  const readable: readonly DocBlock[] = damaged ? findCommentDocs(tree) : blocks;
  return { docs: readable.map((block) => parseTolerantDoc(tree.file, block)), reports: [], strict: false };
}
