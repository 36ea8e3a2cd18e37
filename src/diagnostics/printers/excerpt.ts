/**
 * One source line to show in a report: takes a span and the columns there are, gives the line as a terminal
 * can show it and where to underline it. Looks at the neighbourhood of the span only, however long the line is.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import type { Span } from '../../source/span.ts';
import { escapeHidden } from './escape.ts';

/** A source line as it is shown. */
export interface Excerpt {
  /** From 1. */
  readonly line: number;
  /** Tabs expanded, hidden characters escaped, cut ends marked by an ellipsis. */
  readonly text: string;
  /** Columns of `text` before the underline. */
  readonly indent: number;
  /** Columns to underline, at least one: of a span over several lines, what stands on its first. */
  readonly width: number;
}

/** A character of the source as it is shown. */
interface Cell {
  readonly offset: number;
  readonly text: string;
  readonly column: number;
  readonly width: number;
}

const tabWidth = 8;
const ellipsis = '…';

/** @param available how wide the text of the line may become, in columns; at least 12 */
export function excerptOf(span: Span, available: number): Excerpt {
  const { text } = span.file;
  const start = Math.min(span.start, text.length);
  const columns = available - 2 * ellipsis.length;
  const lineStart = findLineStart(text, start, columns);
  const lineEnd = findLineEnd(text, start, columns);
  const cells = layOut(text, lineStart, lineEnd);

  const lineWidth = columnAfter(cells);
  const underlineStart = cells.find((cell) => cell.offset >= start)?.column ?? lineWidth;
  const lastUnderlined = cells.findLast((cell) => cell.offset < span.end);
  const underlineEnd = Math.max(underlineStart + 1, lastUnderlined === undefined ? 0 : lastUnderlined.column + lastUnderlined.width);

  const isCutLeft = !isLineStart(text, lineStart);
  const isCutRight = !isLineEnd(text, lineEnd);
  const fits = !isCutLeft && !isCutRight && lineWidth <= columns;
  const windowStart = fits ? 0 : Math.max(0, Math.min(underlineStart - Math.floor(columns / 3), lineWidth - columns));
  const windowEnd = windowStart + columns;
  const shown = cells.filter((cell) => cell.column >= windowStart && cell.column + cell.width <= windowEnd);
  const firstShown = shown[0]?.column ?? windowStart;

  const before = isCutLeft || windowStart > 0 ? ellipsis : '';
  const after = isCutRight || lineWidth > windowEnd ? ellipsis : '';
  return {
    line: span.startPosition.line,
    text: before + shown.map((cell) => cell.text).join('') + after,
    indent: before.length + underlineStart - firstShown,
    width: Math.max(1, Math.min(underlineEnd, windowEnd) - underlineStart),
  };
}

function layOut(text: string, start: number, end: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = start;
  for (const character of text.slice(start, end)) {
    const shown = character === '\t' ? ' '.repeat(tabWidth - column % tabWidth) : escapeHidden(character);
    const width = shown === character ? characterWidth(character) : shown.length;
    cells.push({ offset, text: shown, column, width });
    column += width;
    offset += character.length;
  }
  return cells;
}

function columnAfter(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.column + last.width;
}

function characterWidth(character: string): number {
  if (/^[\p{Mn}\p{Me}\u200d]$/u.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}

/** The start of the line that `offset` stands in, or a place `reach` characters before it if that is nearer. */
function findLineStart(text: string, offset: number, reach: number): number {
  let start = offset;
  while (offset - start < reach && !isLineStart(text, start)) start--;
  return isTrailingSurrogate(text, start) ? start - 1 : start;
}

function findLineEnd(text: string, offset: number, reach: number): number {
  let end = offset;
  while (end - offset < reach && !isLineEnd(text, end)) end++;
  return isTrailingSurrogate(text, end) ? end + 1 : end;
}

function isLineStart(text: string, offset: number): boolean {
  return offset <= 0 || text[offset - 1] === '\n' || (text[offset - 1] === '\r' && text[offset] !== '\n');
}

function isLineEnd(text: string, offset: number): boolean {
  return offset >= text.length || text[offset] === '\n' || text[offset] === '\r';
}

function isTrailingSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
