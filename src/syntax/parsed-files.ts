/**
 * Files that need not be parsed again: takes what one run parsed of a schema, gives the next run in this process those
 * that are as they were. Nothing changes a tree once it is made, so that it serves many runs.
 */
import type { Dialect } from '../schema/dialect.ts';
import type { Span } from '../source/span.ts';
import type { SyntaxTree } from './ast.ts';
import type { FoundBlocks } from './docs/doc-blocks.ts';
import { findDocs, type FoundDocs } from './docs/find-docs.ts';

/** What the text of one file becomes, whatever is in the others. */
export interface ParsedFile {
  readonly tree: SyntaxTree;
  readonly docBlocks: FoundBlocks;
  /** By the dialects that it was asked for in; {@link docsOf} fills it. */
  readonly docs: Map<string, FoundDocs>;
}

/** The documentation of a file; the same objects whenever it is asked for in the same dialect. */
export function docsOf({ tree, docBlocks, docs }: ParsedFile, dialect: Dialect): FoundDocs {
  const { label, from, to, permissions, requirements, expectations } = dialect;
  const key = JSON.stringify([label, from, to, ...[permissions, requirements, expectations].map((laws) => [...laws])]);
  const found = docs.get(key) ?? findDocs(tree, docBlocks, dialect);
  docs.set(key, found);
  return found;
}

/** What the last run parsed, by root file and path. Holds the trees of one run only. */
export class ParsedFiles {
  readonly #byRoot = new Map<string, ReadonlyMap<string, ParsedFile>>();

  /** By path, the files of a schema as it was read last; none if it never was. */
  of(root: string): ReadonlyMap<string, ParsedFile> {
    return this.#byRoot.get(root) ?? new Map<string, ParsedFile>();
  }

  /** Takes the place of what was parsed of this schema before. */
  keep(root: string, files: ReadonlyMap<string, ParsedFile>): void {
    this.#byRoot.set(root, files);
  }
}

/** Whether parsing would give the same once more: findings also tell by which directive a file came in. */
export function isParsedFrom({ tree: { file } }: ParsedFile, text: string, includedFrom: Span | undefined): boolean {
  return file.text === text && isSamePlace(file.includedFrom, includedFrom);
}

/** Up to its end, the text around it must be the same, or it would be reported at another line. */
function isSamePlace(earlier: Span | undefined, now: Span | undefined): boolean {
  if (earlier === now) return true;
  if (earlier === undefined || now === undefined) return false;
  return earlier.file.path === now.file.path
    && earlier.start === now.start && earlier.end === now.end
    && now.file.text.startsWith(earlier.file.text.slice(0, earlier.end))
    && isSamePlace(earlier.file.includedFrom, now.file.includedFrom);
}
