/** Tables of comma-separated values, `csv-table`. reStructuredText, "CSV Table". */
import type { BlockContext } from './block-context.ts';
import { dedentAll, isBlank, readLine, spanOfLines, trimBlank, type Line } from './lines.ts';
import type { Table, TableRow } from '../../schema/markup.ts';

const namedDelimiters: Readonly<Record<string, string>> = { tab: '\t', space: ' ' };

/** `linesOf` gives the values of the directive's options: the header, the number of rows that belong to it, the marks. */
export function csvTable(lines: readonly Line[], linesOf: (option: string) => readonly Line[], context: BlockContext): Table {
  const delimiterName = linesOf('delim')[0]?.text ?? ',';
  const delimiter = namedDelimiters[delimiterName] ?? markOr(delimiterName, ',');
  const reader = new CsvReader(delimiter, markOr(linesOf('quote')[0]?.text ?? '', '"'));
  const headerLines = linesOf('header');
  const rowsOf = (source: readonly Line[]): readonly TableRow[] => reader.read(source).map((cells) => readRow(cells, context));
  const header = rowsOf(headerLines);
  const rows = rowsOf(lines);
  const more = Math.max(0, Number(linesOf('header-rows')[0]?.text) || 0);
  const body = spanOfLines(context.file, lines);
  return {
    kind: 'table',
    span: headerLines.length === 0 ? body : spanOfLines(context.file, headerLines).to(body),
    columns: [...header, ...rows].reduce((most, { cells }) => Math.max(most, cells.length), 0),
    header: [...header, ...rows.slice(0, more)],
    rows: rows.slice(more),
  };
}

function readRow(cells: readonly (readonly Line[])[], context: BlockContext): TableRow {
  return {
    span: spanOfLines(context.file, cells.flat()),
    cells: cells.map((lines, column) => ({
      span: spanOfLines(context.file, lines), column, columnSpan: 1, rowSpan: 1, content: context.parseBlocks(dedentAll(trimBlank(lines))),
    })),
  };
}

/** The first character of an option, unless it is a letter or digit: those are content. */
function markOr(text: string, usual: string): string {
  const mark = text.charAt(0);
  return mark === '' || /[\p{L}\p{N}]/u.test(mark) ? usual : mark;
}

/** Deals out lines to cells. A cell between quotes may go on over lines, and has a quote where it is written twice. */
class CsvReader {
  readonly #delimiter: string;
  readonly #quote: string;
  #isQuoted = false;

  constructor(delimiter: string, quote: string) {
    this.#delimiter = delimiter;
    this.#quote = quote;
  }

  /** Rows of cells, each of at least one line. */
  read(lines: readonly Line[]): readonly (readonly (readonly Line[])[])[] {
    const rows: Line[][][] = [];
    this.#isQuoted = false;
    for (const line of lines) {
      const continued = this.#isQuoted ? rows.at(-1) : undefined;
      if (continued !== undefined) {
        this.#readCells(line, continued);
      } else if (!isBlank(line)) {
        const row: Line[][] = [[]];
        rows.push(row);
        this.#readCells(line, row);
      }
    }
    return rows;
  }

  /** The last cell of the row is the one at hand. */
  #readCells(line: Line, row: Line[][]): void {
    const { text } = line;
    let index = 0;
    for (;;) {
      const isContinued = this.#isQuoted;
      if (!isContinued) {
        while (text[index] === ' ') index++;
        this.#isQuoted = text[index] === this.#quote;
        if (this.#isQuoted) index++;
      }
      const start = index;
      const quoted = this.#isQuoted ? this.#readQuoted(text, start) : { shown: '', end: start };
      const found = this.#isQuoted ? -1 : text.indexOf(this.#delimiter, quoted.end);
      const end = found === -1 ? text.length : found;
      const shown = this.#isQuoted ? quoted.shown : quoted.shown + text.slice(quoted.end, end);
      const part = readLine(shown, line.offset + start);
      row.at(-1)?.push(part.text === '' ? part : { ...part, indent: isContinued ? line.indent + part.indent : 0 });
      if (found === -1) return;
      row.push([]);
      index = found + 1;
    }
  }

  /** Up to the quote that ends the cell, or to the end of the line. */
  #readQuoted(text: string, start: number): { readonly shown: string; readonly end: number } {
    let shown = '';
    let index = start;
    for (;;) {
      const quote = text.indexOf(this.#quote, index);
      if (quote === -1) return { shown: shown + text.slice(index), end: text.length };
      shown += text.slice(index, quote);
      if (text[quote + 1] !== this.#quote) {
        this.#isQuoted = false;
        return { shown, end: quote + 1 };
      }
      shown += this.#quote;
      index = quote + 2;
    }
  }
}
