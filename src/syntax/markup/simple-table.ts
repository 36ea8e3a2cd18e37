/** Simple tables, whose columns are marked by `===`. reStructuredText, "Simple Tables". */
import type { BlockContext, Recogniser } from './block-context.ts';
import { brokenTable } from './broken-table.ts';
import { dedentAll, endOfRun, isBlank, partOf, spanOfLines, trimBlank, type Line } from './lines.ts';
import type { TableRow } from '../../schema/markup.ts';

const border = /^=+(?: +=+)+$/;
const columnSpans = /^-+(?: +-+)*$/;

interface Column {
  readonly start: number;
  /** After its last character; in the last column, text may go on beyond it. */
  readonly end: number;
}

/** A table whose cells may span columns. One that is drawn badly stays text and is reported. */
export const simpleTable: Recogniser = (lines, start, context) => {
  const top = lines[start];
  if (top === undefined || top.indent > 0 || !border.test(top.text)) return undefined;
  const borders = findBorders(lines, start);
  const last = borders.at(-1);
  if (last === undefined) {
    return brokenTable({ lines, start, end: endOfRun(lines, start) }, 'This table has no line of `=` at its end.', context);
  }
  const columns = columnsOf(top.text);
  const end = last + 1;
  const middle = borders.length > 1 ? borders[0] : undefined;
  const reader = new RowReader(columns, context);
  const header = middle === undefined ? [] : reader.read(lines.slice(start + 1, middle));
  const rows = reader.read(lines.slice((middle ?? start) + 1, last));
  if (reader.problem !== undefined) return brokenTable({ lines, start, end }, reader.problem, context);
  const span = spanOfLines(context.file, lines.slice(start, end));
  return { blocks: [{ kind: 'table', span, columns: columns.length, header, rows }], next: end };
};

/** The borders below the top one: one below the header, if there is one, and one at the end of the table. */
function findBorders(lines: readonly Line[], start: number): readonly number[] {
  const borders: number[] = [];
  for (let index = start + 1; index < lines.length && borders.length < 2; index++) {
    const line = lines[index];
    if (line === undefined || line.indent > 0 || !border.test(line.text)) continue;
    borders.push(index);
    if (isBlank(lines[index + 1])) return borders;
  }
  return borders.length === 2 ? borders : [];
}

function columnsOf(text: string): readonly Column[] {
  return [...text.matchAll(/[^ ]+/g)].map((mark) => ({ start: mark.index, end: mark.index + mark[0].length }));
}

/** Reads rows of one table. Takes time in proportion to their text, however many columns there are. */
class RowReader {
  /** Why the table cannot be read, once that is known. */
  problem: string | undefined;
  readonly #columns: readonly Column[];
  readonly #indexOfStart: ReadonlyMap<number, number>;
  readonly #ends: ReadonlySet<number>;
  readonly #context: BlockContext;

  constructor(columns: readonly Column[], context: BlockContext) {
    this.#columns = columns;
    this.#indexOfStart = new Map(columns.map(({ start }, index) => [start, index]));
    this.#ends = new Set(columns.map(({ end }) => end));
    this.#context = context;
  }

  /** A row begins where the first column has text; a line of `-` below it says which of its cells span columns. */
  read(lines: readonly Line[]): readonly TableRow[] {
    const rows: TableRow[] = [];
    let current: Line[] = [];
    const finish = (spans: readonly Column[]): void => {
      if (this.problem === undefined && current.some((line) => !isBlank(line))) rows.push(this.#row(trimBlank(current), spans));
      current = [];
    };
    const firstEnd = this.#columns[0]?.end ?? 0;
    for (const line of lines) {
      if (line.indent === 0 && columnSpans.test(line.text)) {
        finish(this.#spansOf(line.text));
        continue;
      }
      if (line.text !== '' && line.indent < firstEnd) finish(this.#columns);
      current.push(line);
    }
    finish(this.#columns);
    return rows;
  }

  #spansOf(text: string): readonly Column[] {
    const spans = columnsOf(text);
    const areAligned = spans.every(({ start, end }, index) => this.#indexOfStart.has(start)
      && (index === spans.length - 1 || this.#ends.has(end)));
    if (!areAligned || spans[0]?.start !== 0) this.problem ??= 'A line of `-` in this table does not stand below its columns.';
    return spans;
  }

  #row(lines: readonly Line[], spans: readonly Column[]): TableRow {
    const cells: CellLines[] = [];
    lines.forEach((line, row) => this.#divide({ line, row, spans }, cells));
    return {
      span: spanOfLines(this.#context.file, lines),
      cells: cells.map(({ lines: content, offset }, index) => ({
        span: content.length === 0 ? this.#context.file.span(offset, offset) : spanOfLines(this.#context.file, content),
        column: this.#columnIndex(spans, index),
        columnSpan: this.#columnIndex(spans, index + 1) - this.#columnIndex(spans, index),
        rowSpan: 1,
        content: this.#context.parseBlocks(dedentAll(content)),
      })),
    };
  }

  #columnIndex(spans: readonly Column[], index: number): number {
    return this.#indexOfStart.get(spans[index]?.start ?? -1) ?? this.#columns.length;
  }

  /** Deals the parts of a line out to the cells, as far as the line goes. */
  #divide({ line, row, spans }: { line: Line; row: number; spans: readonly Column[] }, cells: CellLines[]): void {
    const length = line.indent + line.text.length;
    for (let index = 0; index < spans.length; index++) {
      const { start, end } = spans[index] ?? { start: Infinity, end: Infinity };
      if (start >= length || line.text === '') return;
      const from = Math.max(0, start - line.indent);
      const to = Math.max(0, (spans[index + 1]?.start ?? Infinity) - line.indent);
      const cell = cells[index] ??= { lines: [], lastRow: row, offset: line.offset + from };
      const part = partOf(line, from, to);
      if (part.text === '') continue;
      if (index < spans.length - 1 && part.indent + part.text.length > end - Math.max(start, line.indent)) {
        this.problem ??= 'Text in this table runs over the edge of its column.';
      }
      // How many blank lines there are between two of a cell makes no difference.
      if (cell.lines.length > 0 && row > cell.lastRow + 1) cell.lines.push({ indent: 0, text: '', offset: part.offset });
      cell.lines.push({ ...part, indent: part.indent + Math.max(0, line.indent - start) });
      cell.lastRow = row;
    }
  }
}

interface CellLines {
  readonly lines: Line[];
  /** The last line of the row that had text for this cell. */
  lastRow: number;
  /** Where the cell begins. */
  readonly offset: number;
}
