/** Comments behind code: takes lines and the comments that belong behind some, gives lines whose comments stand below each other. */
import type { Remark } from './code.ts';

/** A line of code, and what is behind it. */
export interface RemarkedLine {
  readonly text: string;
  /** Here the column counts from the edge of the file. */
  readonly remark?: Remark | undefined;
}

/** A comment and the index of its line. */
export interface LineRemark extends Remark {
  readonly line: number;
  /** Whether it is behind a bracket, so that the column of others is not its own unless it stands there. */
  readonly isLoose: boolean;
}

/** The comments of one object or array. */
export interface AlignRequest {
  readonly remarks: readonly LineRemark[];
  /** The column of its parts. */
  readonly start: number;
  /** Where its first line begins, whose text is without what stands before. */
  readonly firstColumn: number;
  readonly lineWidth: number;
}

const mostPasses = 10;

/** A comment, the column after its code, and the column where it stands. */
interface Placed {
  readonly least: number;
  readonly length: number;
  readonly column: number;
  readonly isLoose: boolean;
}

/**
 * They keep the column that most of them have; without one they stand as far left as they can. What is behind a longer
 * line stands right behind it.
 */
export function alignedRemarks(lines: readonly RemarkedLine[], { remarks, start, firstColumn, lineWidth }: AlignRequest): readonly RemarkedLine[] {
  if (remarks.length === 0) return lines;
  let placed: readonly Placed[] = remarks.map(({ line, lines: texts, column, isLoose }) => ({
    isLoose,
    least: (line === 0 ? firstColumn : 0) + (lines[line]?.text.length ?? 0) + 1,
    length: Math.max(...texts.map((text) => text.length)),
    column: column + start,
  }));
  // Where comments stand now decides where they will: until they stay, which they do after a few passes.
  for (let pass = 0; pass < mostPasses; pass++) {
    const aligned = align(placed, lineWidth);
    const isStable = aligned.every(({ column }, index) => column === placed[index]?.column);
    placed = aligned;
    if (isStable) break;
  }
  const byLine = new Map(remarks.map((remark, index) => [remark.line, { lines: remark.lines, column: placed[index]?.column ?? 0 }]));
  return lines.map((line, index) => ({ ...line, remark: byLine.get(index) ?? line.remark }));
}

function align(placed: readonly Placed[], lineWidth: number): readonly Placed[] {
  const shared = sharedColumn(placed) ?? ownColumn(placed, lineWidth);
  return placed.map((remark) => {
    const mayMove = remark.least <= shared && (!remark.isLoose || remark.column === shared) && (remark.column === shared || shared + remark.length <= lineWidth || remark.least + remark.length > lineWidth);
    return { ...remark, column: mayMove ? shared : remark.least };
  });
}

function sharedColumn(placed: readonly Placed[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { least, column } of placed) if (column >= least) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].find(([, count]) => count > 1 && count * 2 > placed.length)?.[0];
}

/** The widest that moves no comment over the edge. */
function ownColumn(placed: readonly Placed[], lineWidth: number): number {
  const columns = [...new Set(placed.filter(({ isLoose }) => !isLoose).map(({ least }) => least))].sort((left, right) => left - right);
  // What begins to move at a column moves at every wider one, too.
  const edge = Math.min(...placed.filter(({ least, length }) => least + length <= lineWidth).map(({ length }) => lineWidth - length));
  return columns.findLast((column) => column <= edge) ?? columns[0] ?? 0;
}
