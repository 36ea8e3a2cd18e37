/** Tables written as a list of lists, `list-table`. reStructuredText, "List Table". */
import type { BlockContext } from './block-context.ts';
import { spanOfLines, type Line } from './lines.ts';
import type { Block, ListItem, TableRow } from '../../schema/markup.ts';

interface ListTableSource {
  /** How many rows make up the header. */
  readonly headerRows: number;
  readonly lines: readonly Line[];
}

/** Takes the content of the directive; what is no list of lists stays what it is and is reported. */
export function listTable(blocks: readonly Block[], { headerRows, lines }: ListTableSource, context: BlockContext): readonly Block[] {
  const [list, ...others] = blocks;
  const rows = list?.kind === 'bullet-list' && others.length === 0 ? list.items.map(readRow) : [undefined];
  const readable = rows.filter((row) => row !== undefined);
  const span = spanOfLines(context.file, lines);
  if (readable.length < rows.length) {
    context.report('bad-table', 'A row of this table is not a bullet list within a bullet list.', span);
    return blocks;
  }
  const headerCount = headerRows > 0 ? headerRows : 0;
  const columns = readable.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return [{ kind: 'table', span, columns, header: readable.slice(0, headerCount), rows: readable.slice(headerCount) }];
}

function readRow({ span, content }: ListItem): TableRow | undefined {
  const [list, ...others] = content;
  if (list?.kind !== 'bullet-list' || others.length > 0) return undefined;
  return {
    span,
    cells: list.items.map((item, column) => ({ span: item.span, column, columnSpan: 1, rowSpan: 1, content: item.content })),
  };
}
