/** What stands in a file one below the other: takes its tree and its doc comments, gives values, doc comments and other comments in order. */
import type { CommentRun, SyntaxTree, TopLevelValue } from '../../syntax/ast.ts';
import { commentLines, type CommentLine } from '../../syntax/docs/doc-lines.ts';

/** A stretch of a file. */
export type FileItem = ValueItem | DocItem | CommentItem;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A definition, a directive, or what else stands outside of all comments. */
export interface ValueItem extends Stretch {
  readonly kind: 'value';
  readonly value: TopLevelValue;
}

/** A documentation comment. */
export interface DocItem extends Stretch {
  readonly kind: 'doc';
  /** Its place among those of the file. */
  readonly index: number;
}

/** Adjacent lines of any other comment. */
export interface CommentItem extends Stretch {
  readonly kind: 'comment';
  /** Without indentation and trailing space. */
  readonly lines: readonly string[];
}

/** `docs` are the stretches of the file's documentation comments, in order. */
export function fileItems(tree: SyntaxTree, docs: readonly Stretch[]): readonly FileItem[] {
  const items: FileItem[] = [
    ...tree.values.map((value): FileItem => ({ kind: 'value', start: value.span.start, end: value.span.end, value })),
    ...docs.map(({ start, end }, index): FileItem => ({ kind: 'doc', start, end, index })),
    ...commentItems(tree, docs),
  ];
  return items.sort((left, right) => left.start - right.start);
}

function commentItems({ file, comments, values }: SyntaxTree, docs: readonly Stretch[]): readonly CommentItem[] {
  const taken: readonly Stretch[] = [...values.map(({ span }) => span), ...docs].sort((left, right) => left.start - right.start);
  let next = 0;
  const isTaken = ({ start }: CommentLine): boolean => {
    while ((taken[next]?.end ?? Infinity) <= start) next++;
    return (taken[next]?.start ?? Infinity) <= start;
  };
  return comments.flatMap((run: CommentRun) => {
    const stretches: CommentLine[][] = [[]];
    for (const line of commentLines(file, run)) {
      if (isTaken(line)) stretches.push([]);
      else stretches.at(-1)?.push(line);
    }
    return stretches.flatMap(toItem);
  });
}

function toItem(lines: readonly CommentLine[]): readonly CommentItem[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ kind: 'comment', start: first.start, end: last.end, lines: lines.map(({ text }) => withoutMargins(text)) }];
}

/** A line without space at both ends; a mark that something follows stays none, even if that is space. */
export function withoutMargins(line: string): string {
  const text = line.trimStart();
  return /^##\s/.test(text) ? text : text.trimEnd();
}

/** By its first key, which no dialect puts elsewhere in a directive. */
export function roleOf({ value }: TopLevelValue): 'include' | 'pragma' | 'definition' {
  const key = value.kind === 'object' && value.entries.length === 1 ? value.entries[0]?.key.text : undefined;
  return key === 'include' || key === 'pragma' ? key : 'definition';
}
