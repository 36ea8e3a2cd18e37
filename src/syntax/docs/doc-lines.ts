/** Comments as lines: takes the comment runs of a file, gives each line with its place. */
import type { CommentRun } from '../ast.ts';
import type { SourceFile } from '../../source/source-file.ts';

/** A line of a comment as it is written. */
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

/** Gives the lines of one run in source order. */
export function commentLines(file: SourceFile, run: CommentRun): CommentLine[] {
  const lines: CommentLine[] = [];
  let start = run.start;
  while (start < run.end) {
    const end = file.endOfLine(start);
    lines.push({ start, end, text: file.text.slice(start, end) });
    start = file.text.indexOf('#', end);
    if (start === -1) break;
  }
  return lines;
}

const space = 0x20;
const endOfAscii = 0x7f;

/** How many characters of white space a line begins with. */
export function indentation(text: string): number {
  let width = 0;
  while (text.charCodeAt(width) === space) width++;
  const next = text.charCodeAt(width);
  // Other white space is rare in schemas, but Python counts it too.
  return next > space && next < endOfAscii ? width : text.length - text.trimStart().length;
}
