/**
 * A source text and its coordinates: takes a path and its decoded text, gives
 * positions for offsets and the lines to show in a report.
 */
import { Span } from './span.ts';

/** A place in a file. Line and column count from 1, columns in Unicode code points; the offset counts UTF-16 units from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** One text with its path. Computes line ends when the first position is asked for, once. */
export class SourceFile {
  /** As reported to the user: relative to the working directory, with forward slashes. */
  readonly path: string;
  /** Decoded text exactly as read; line ends are not normalised. */
  readonly text: string;
  /** The include directive that brought this file in, absent for a root. */
  readonly includedFrom: Span | undefined;
  #hasOnlyLineFeeds: boolean | undefined;
  #lineStarts: number[] | undefined;
  #trailingSurrogates: number[] | undefined;

  constructor(path: string, text: string, includedFrom?: Span) {
    this.path = path;
    this.text = text;
    this.includedFrom = includedFrom;
  }

  /** A span of this file from `start` up to, not including, `end` (offsets). */
  span(start: number, end: number): Span {
    return new Span(this, start, end);
  }

  /** Line and column of an offset; offsets past the end are taken as the end. */
  position(offset: number): Position {
    const lineStarts = this.#starts();
    const line = countBelow(lineStarts, offset + 1);
    const lineStart = lineStarts[line - 1] ?? 0;
    const end = Math.min(offset, this.text.length);
    this.#trailingSurrogates ??= findTrailingSurrogates(this.text);
    const pairs = countBelow(this.#trailingSurrogates, end) - countBelow(this.#trailingSurrogates, lineStart + 1);
    return { line, column: end - lineStart - Math.max(0, pairs) + 1, offset };
  }

  /** The offset of the line end at or after `start`, or of the end of the text. Looks no further, whichever the line ends are. */
  endOfLine(start: number): number {
    this.#hasOnlyLineFeeds ??= !this.text.includes('\r');
    if (this.#hasOnlyLineFeeds) {
      const end = this.text.indexOf('\n', start);
      return end === -1 ? this.text.length : end;
    }
    const lineEnd = /[\r\n]/g;
    lineEnd.lastIndex = start;
    return lineEnd.test(this.text) ? lineEnd.lastIndex - 1 : this.text.length;
  }

  /** The text of a line (from 1) without its line end; empty when there is no such line. */
  lineText(line: number): string {
    const lineStarts = this.#starts();
    const start = lineStarts[line - 1];
    if (start === undefined) return '';
    return this.text.slice(start, lineStarts[line] ?? this.text.length).replace(/[\r\n]+$/, '');
  }

  #starts(): number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  const lineEnd = /\r\n|\r|\n/g;
  while (lineEnd.exec(text) !== null) starts.push(lineEnd.lastIndex);
  return starts;
}

/** Offsets of the second halves of characters beyond U+FFFF: those are one code point, but two units of text. */
function findTrailingSurrogates(text: string): number[] {
  return Array.from(text.matchAll(/[\udc00-\udfff]/g), (match) => match.index);
}

/** How many numbers of a sorted list are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
