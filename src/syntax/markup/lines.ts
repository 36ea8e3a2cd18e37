/**
 * Lines of a text as the block recognisers see them: indentation apart from text, each with its place in the file.
 * A nested block is a new list of lines whose indentation counts from that block's own left edge.
 */
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';

/** One line of a block. */
export interface Line {
  /** Columns before the text, counted from the left edge of the block at hand; a tab goes to the next multiple of 8. */
  readonly indent: number;
  /** Without indentation and trailing space; empty for a blank line. */
  readonly text: string;
  /** Offset in the file of the first character of `text`. */
  readonly offset: number;
}

/** Some of a block's lines. */
export interface LineRange {
  readonly lines: readonly Line[];
  readonly start: number;
  /** After the last one. */
  readonly end: number;
}

const tabWidth = 8;

/** Takes one line of a text and the offset of its first character. */
export function readLine(text: string, offset: number): Line {
  let indent = 0;
  let index = 0;
  for (; index < text.length; index++) {
    const character = text[index];
    if (character === '\t') indent += tabWidth - (indent % tabWidth);
    else if (character === ' ') indent++;
    else break;
  }
  const rest = text.slice(index).trimEnd();
  return rest === '' ? { indent: 0, text: '', offset } : { indent, text: rest, offset: offset + index };
}

/** Also true of a line that is not there, so that the end of a text counts as a blank line. */
export function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.text === '';
}

/** Moves a line to the left; one that stands further left than that goes to the edge. */
export function dedent(line: Line, columns: number): Line {
  const { indent, text, offset } = line;
  return columns === 0 || text === '' ? line : { indent: Math.max(0, indent - columns), text, offset };
}

/** A part of a line's text as a line of its own, such as a table's cell; space before it becomes its indentation. */
export function partOf(line: Line, start: number, end?: number): Line {
  return readLine(line.text.slice(start, end), line.offset + start);
}

/** What follows the first `length` characters of a line's text and the space after them, at the edge of a new block. */
export function restOf(line: Line, length: number): Line {
  return { ...partOf(line, length), indent: 0 };
}

/** Index of the first line from `start` on that has text; the number of lines if there is none. */
export function nextText(lines: readonly Line[], start: number): number {
  let index = start;
  while (index < lines.length && isBlank(lines[index])) index++;
  return index;
}

/** End (exclusive) of the lines from `start` on that are blank or at least this deep, without blank ones at the end. */
export function endOfIndented(lines: readonly Line[], start: number, indent: number): number {
  let end = start;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.text === '') continue;
    if (line.indent < indent) break;
    end = index + 1;
  }
  return end;
}

/** End (exclusive) of the lines from `start` on up to a blank one. */
export function endOfRun(lines: readonly Line[], start: number): number {
  let end = start;
  while (end < lines.length && !isBlank(lines[end])) end++;
  return end;
}

/** Indentation of the least indented line with text; 0 if there is none. */
function leastIndent(lines: readonly Line[]): number {
  let least = Infinity;
  for (const line of lines) {
    if (line.text !== '' && line.indent < least) least = line.indent;
  }
  return least === Infinity ? 0 : least;
}

/** Moves a block to the left until its least indented line stands at the edge. */
export function dedentAll(lines: readonly Line[]): readonly Line[] {
  const columns = leastIndent(lines);
  return columns === 0 ? lines : lines.map((line) => dedent(line, columns));
}

/** Without blank lines at both ends. */
export function trimBlank(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1])) end--;
  return lines.slice(Math.min(nextText(lines, 0), end), end);
}

/** The text of lines as it stood, joined by `\n`, without the indentation they share. */
export function layoutOf(lines: readonly Line[]): string {
  return dedentAll(lines).map((line) => ' '.repeat(line.indent) + line.text).join('\n');
}

/** From the first to the last character of lines; the place of the first if all are blank. */
export function spanOfLines(file: SourceFile, lines: readonly Line[]): Span {
  const first = lines[nextText(lines, 0)] ?? lines[0];
  const last = lines.findLast((line) => line.text !== '');
  const start = first?.offset ?? 0;
  return file.span(start, last === undefined ? start : last.offset + last.text.length);
}
