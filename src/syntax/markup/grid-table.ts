/** Grid tables, drawn with `+`, `-` and `|`. reStructuredText, "Grid Tables". */
import type { BlockContext, Recogniser } from './block-context.ts';
import { brokenTable } from './broken-table.ts';
import { dedentAll, endOfRun, partOf, spanOfLines, type Line } from './lines.ts';
import type { TableCell, TableRow } from '../../schema/markup.ts';
import { findCells, type GridCell } from './grid-cells.ts';

const border = /^\+-[-+]*-\+$/;

/** A table whose cells may span rows and columns. One that is drawn badly stays text and is reported. */
export const gridTable: Recogniser = (lines, start, context) => {
  const top = lines[start];
  if (top === undefined || top.indent > 0 || !border.test(top.text)) return undefined;
  let end = start + 1;
  while (end < lines.length && lines[end]?.indent === 0 && /^[+|]/.test(lines[end]?.text ?? '')) end++;
  const block = lines.slice(start, end);
  const width = top.text.length;
  if (block.some(({ text }) => text.length !== width || !/[+|]$/.test(text))) {
    return brokenTable({ lines, start, end: endOfRun(lines, start) }, 'The lines of this table do not all end at its right edge.', context);
  }
  const grid = findCells(block.map((line) => line.text));
  if (grid === undefined) return brokenTable({ lines, start, end }, 'The lines drawn in this table do not enclose cells.', context);

  const rows = readRows(block, grid.cells, context);
  const span = spanOfLines(context.file, block);
  const header = rows.slice(0, grid.headerRows);
  return { blocks: [{ kind: 'table', span, columns: grid.columns, header, rows: rows.slice(grid.headerRows) }], next: end };
};

/** Cells come in order of their rows and columns; one that spans rows belongs to the first of them. */
function readRows(block: readonly Line[], cells: readonly GridCell[], context: BlockContext): readonly TableRow[] {
  const rows = new Map<number, TableCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? [];
    row.push(readCell(block, cell, context));
    rows.set(cell.row, row);
  }
  return [...rows.values()].map((row) => {
    const start = row.reduce((least, { span }) => Math.min(least, span.start), Infinity);
    const end = row.reduce((most, { span }) => Math.max(most, span.end), 0);
    return { span: context.file.span(start, end), cells: row };
  });
}

function readCell(block: readonly Line[], cell: GridCell, context: BlockContext): TableCell {
  const lines = block.slice(cell.top + 1, cell.bottom).map((line) => partOf(line, cell.left + 1, cell.right));
  const corner = (block[cell.top]?.offset ?? 0) + cell.left;
  return {
    span: lines.length === 0 ? context.file.span(corner, corner) : spanOfLines(context.file, lines),
    column: cell.column,
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    content: context.parseBlocks(dedentAll(lines)),
  };
}
