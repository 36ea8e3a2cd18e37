/** Tables of GitHub's Markdown: takes the contents of cells, gives lines in the form that Prettier gives them. */
import type { Block, Table, TableRow } from '../../schema/markup.ts';
import type { Lines } from './lines.ts';

const narrowest = 3;

/** Cells are rendered, each in one line, with `|` as it is. Rows may be shorter than the header. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): Lines {
  const cells = [header, ...rows].map((row) => header.map((_, column) => (row[column] ?? '').replaceAll('|', '\\|')));
  const widths = header.map((_, column) => Math.max(narrowest, ...cells.map((row) => row[column]?.length ?? 0)));
  const [first = [], ...others] = cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  return [first, widths.map((width) => '-'.repeat(width)), ...others].map((row) => `| ${row.join(' | ')} |`);
}

/** What Markdown's tables cannot hold is made to fit: a further header row is a row, and spanned cells are empty. */
export function tableCells({ columns, header, rows }: Table, renderCell: (blocks: readonly Block[]) => string): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const render = (row: TableRow): readonly string[] => Array.from({ length: columns }, (_, column) => {
    const cell = row.cells.find((candidate) => candidate.column === column);
    return cell === undefined ? '' : renderCell(cell.content);
  });
  const [first, ...more] = header;
  return { header: first === undefined ? Array<string>(columns).fill('') : render(first), rows: [...more, ...rows].map(render) };
}
