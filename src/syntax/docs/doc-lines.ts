/** Comments as lines: takes the comment runs of a file, gives each line with its place. */
import type { CommentRun } from '../ast.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { endOfLine } from '../tokens.ts';

export interface CommentLine {
  /** Offset of the `#`. */
  readonly start: number;
  /** Offset after the last character, before the line end. */
  readonly end: number;
  /** From the `#` to the end of the line, trailing space included. */
  readonly text: string;
}

/** A line of a documentation block with its comment mark taken off. */
export interface DocLine {
  /** Offset of the `#`. */
  readonly start: number;
  /** Without the mark, the space after it, and trailing space. */
  readonly text: string;
  /** Offset of the first character of `text`. */
  readonly textStart: number;
}

export function commentLines(file: SourceFile, run: CommentRun): CommentLine[] {
  const lines: CommentLine[] = [];
  let start = run.start;
  while (start < run.end) {
    const end = endOfLine(file.text, start);
    lines.push({ start, end, text: file.text.slice(start, end) });
    start = file.text.indexOf('#', end);
    if (start === -1) break;
  }
  return lines;
}

/** How many characters of white space a line begins with. */
export function indentation(text: string): number {
  let width = 0;
  while (text[width] === ' ') width++;
  // Other white space is rare in schemas, but Python counts it too.
  return width === 0 || text[width] === '\t' ? text.length - text.trimStart().length : width;
}
