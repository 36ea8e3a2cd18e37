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

export class SourceFile {
  /** As reported to the user: relative to the working directory, with forward slashes. */
  readonly path: string;
  /** Decoded text exactly as read; line ends are not normalised. */
  readonly text: string;
  /** The include directive that brought this file in, absent for a root. */
  readonly includedFrom: Span | undefined;
  #lineStarts: number[] | undefined;

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
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const lineStart = lineStarts[low] ?? 0;
    return { line: low + 1, column: countCodePoints(this.text, lineStart, offset) + 1, offset };
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

function countCodePoints(text: string, start: number, end: number): number {
  let count = 0;
  const stop = Math.min(end, text.length);
  for (let index = start; index < stop; index++) {
    const unit = text.charCodeAt(index);
    const isTrailingSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
    if (!isTrailingSurrogate || index === start) count++;
  }
  return count;
}
