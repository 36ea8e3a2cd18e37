/**
 * Finds the cells that the lines of a grid table enclose: takes its text, a rectangle of characters, gives rectangles.
 * The text is cut along every line drawn; parts without a line between them are one cell. Takes time in proportion to
 * the text.
 */

/** A rectangle of the text, by the indices of its lines and characters, and the place that it takes in the table. */
export interface GridCell {
  /** Indices of the drawn lines around it. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Its first row and column, from 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

interface Grid {
  readonly columns: number;
  readonly headerRows: number;
  /** By row, then by column. */
  readonly cells: readonly GridCell[];
}

/** Undefined if what is drawn is not made of rectangles. */
export function findCells(text: readonly string[]): Grid | undefined {
  const height = text.length;
  const width = text[0]?.length ?? 0;
  const rowLines = linesWhere(height, (y) => /\+[-=]|[-=]\+/.test(text[y] ?? ''));
  const columnLines = linesWhere(width, columnTest(text, rowLines));
  if (rowLines[0] !== 0 || rowLines.at(-1) !== height - 1 || columnLines[0] !== 0 || columnLines.at(-1) !== width - 1) return undefined;
  const parts = joinParts(text, rowLines, columnLines);
  const areas = areasOf(parts);
  if (areas === undefined) return undefined;
  return describe({ text, rowLines, columnLines, areas });
}

function linesWhere(count: number, isLine: (index: number) => boolean): readonly number[] {
  return Array.from({ length: count }, (_, index) => index).filter(isLine);
}

/** Columns in which a corner stands on one of the row lines. */
function columnTest(text: readonly string[], rowLines: readonly number[]): (x: number) => boolean {
  const corners = new Set<number>();
  for (const y of rowLines) {
    const line = text[y] ?? '';
    for (let x = line.indexOf('+'); x !== -1; x = line.indexOf('+', x + 1)) corners.add(x);
  }
  return (x) => corners.has(x);
}

/** The parts between adjacent lines, row by row, each with the representative of the cell it belongs to. */
interface Parts {
  readonly columns: number;
  readonly cellOf: readonly number[];
}

function joinParts(text: readonly string[], rowLines: readonly number[], columnLines: readonly number[]): Parts {
  const rows = rowLines.length - 1;
  const columns = columnLines.length - 1;
  const parents = Array.from({ length: rows * columns }, (_, index) => index);
  const find = (part: number): number => {
    let root = part;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] ?? root] ?? root;
      root = parents[root] ?? root;
    }
    return root;
  };
  const join = (left: number, right: number): void => {
    const [one, other] = [find(left), find(right)];
    parents[Math.max(one, other)] = Math.min(one, other);
  };
  for (let row = 0; row < rows; row++) {
    const top = rowLines[row] ?? 0;
    const bottom = rowLines[row + 1] ?? 0;
    for (let column = 0; column < columns; column++) {
      const part = row * columns + column;
      const left = columnLines[column] ?? 0;
      const right = columnLines[column + 1] ?? 0;
      if (row > 0 && !isRowLine(text[top] ?? '', left, right)) join(part - columns, part);
      if (column > 0 && !isColumnLine(text, { x: left, top, bottom })) join(part - 1, part);
    }
  }
  return { columns, cellOf: parents.map((_, part) => find(part)) };
}

/** Both ends count: where lines cross there is a `+`, or a character of the one that goes on. */
function isRowLine(line: string, left: number, right: number): boolean {
  for (let x = left; x <= right; x++) {
    if (!'-=+'.includes(line[x] ?? ' ')) return false;
  }
  return true;
}

function isColumnLine(text: readonly string[], { x, top, bottom }: { x: number; top: number; bottom: number }): boolean {
  for (let y = top; y <= bottom; y++) {
    if (!'|+'.includes(text[y]?.[x] ?? ' ')) return false;
  }
  return true;
}

/** A cell in terms of parts, ends included. */
interface Area {
  readonly firstRow: number;
  firstColumn: number;
  lastRow: number;
  lastColumn: number;
  count: number;
}

function areasOf({ columns, cellOf }: Parts): readonly Area[] | undefined {
  const areas = new Map<number, Area>();
  cellOf.forEach((cell, part) => {
    const row = Math.floor(part / columns);
    const column = part % columns;
    const area = areas.get(cell) ?? { firstRow: row, firstColumn: column, lastRow: row, lastColumn: column, count: 0 };
    area.firstColumn = Math.min(area.firstColumn, column);
    area.lastRow = Math.max(area.lastRow, row);
    area.lastColumn = Math.max(area.lastColumn, column);
    area.count++;
    areas.set(cell, area);
  });
  const found = [...areas.values()];
  const areRectangles = found.every(({ firstRow, firstColumn, lastRow, lastColumn, count }) =>
    count === (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1));
  return areRectangles ? found : undefined;
}

interface FoundAreas {
  readonly text: readonly string[];
  readonly rowLines: readonly number[];
  readonly columnLines: readonly number[];
  readonly areas: readonly Area[];
}

/** Rows and columns are those at which a cell begins: other lines were but characters in a cell's text. */
function describe({ text, rowLines, columnLines, areas }: FoundAreas): Grid {
  const rowRank = rankOf(new Set(areas.map((area) => area.firstRow)), rowLines.length);
  const columnRank = rankOf(new Set(areas.map((area) => area.firstColumn)), columnLines.length);
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  const headerEnd = rowLines.findIndex((y, index) => index > 0 && index < rowLines.length - 1 && /^\+=[+=]*\+$/.test(text[y] ?? ''));
  return {
    columns: at(columnRank, columnLines.length - 1),
    headerRows: headerEnd === -1 ? 0 : at(rowRank, headerEnd),
    cells: areas.map(({ firstRow, firstColumn, lastRow, lastColumn }) => ({
      top: at(rowLines, firstRow),
      bottom: at(rowLines, lastRow + 1),
      left: at(columnLines, firstColumn),
      right: at(columnLines, lastColumn + 1),
      row: at(rowRank, firstRow),
      column: at(columnRank, firstColumn),
      rowSpan: at(rowRank, lastRow + 1) - at(rowRank, firstRow),
      columnSpan: at(columnRank, lastColumn + 1) - at(columnRank, firstColumn),
    })),
  };
}

/** For each index up to `count`, how many of the starts lie before it. */
function rankOf(starts: ReadonlySet<number>, count: number): readonly number[] {
  const ranks = [0];
  for (let index = 0; index < count; index++) ranks.push((ranks[index] ?? 0) + (starts.has(index) ? 1 : 0));
  return ranks;
}
