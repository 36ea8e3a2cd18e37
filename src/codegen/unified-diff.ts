/** Line differences: takes two texts, gives a unified diff as `diff -u` prints it. */

interface Edit {
  readonly kind: 'keep' | 'remove' | 'add';
  readonly line: string;
}

/**
 * Beyond this many edits the shortest script is not worth its cost: the texts are parted at lines that stand once in both,
 * and where there are none, everything is replaced.
 */
const mostEdits = 500;

const contextLines = 3;

/** Empty if the texts are equal. An absent side is an empty file that `/dev/null` stands for. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const edits = diffLines(splitLines(before ?? ''), splitLines(after ?? ''));
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  return `--- ${from}\n+++ ${to}\n${formatHunks(edits)}`;
}

/** Lines with their line ends, so that a missing one at the end of the file counts as a difference. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function diffLines(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    ...before.slice(0, start).map(keep),
    ...shortestScript(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(keep),
  ];
}

const keep = (line: string): Edit => ({ kind: 'keep', line });

/** Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986). */
function shortestScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  if (before.length === 0 || after.length === 0) return replaceAll(before, after);
  // For each number of edits, the furthest position in `before` on each diagonal.
  const trace: ReadonlyMap<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(mostEdits, before.length + after.length); edits++) {
    trace.push(furthest);
    const next = new Map(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = firstPosition(furthest, diagonal, edits);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return backtrack(before, after, trace);
    }
    furthest = next;
  }
  return partedScript(before, after);
}

function replaceAll(before: readonly string[], after: readonly string[]): readonly Edit[] {
  return [...before.map((line): Edit => ({ kind: 'remove', line })), ...after.map((line): Edit => ({ kind: 'add', line }))];
}

/** A line that is kept: its index in both texts. */
interface Anchor {
  readonly x: number;
  readonly y: number;
}

/** The differences between lines that are known to be kept. */
function partedScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const anchors = findAnchors(before, after);
  if (anchors.length === 0) return replaceAll(before, after);
  const edits: Edit[] = [];
  let start: Anchor = { x: 0, y: 0 };
  for (const { x, y } of [...anchors, { x: before.length, y: after.length }]) {
    for (const edit of diffLines(before.slice(start.x, x), after.slice(start.y, y))) edits.push(edit);
    const line = before[x];
    if (line !== undefined) edits.push(keep(line));
    start = { x: x + 1, y: y + 1 };
  }
  return edits;
}

/** Lines that stand once in both texts, as many as come in the same order ("patience diff" of Bram Cohen). */
function findAnchors(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const places = onceOnly(after);
  const candidates = [...onceOnly(before)].flatMap(([line, x]) => {
    const y = places.get(line);
    return y === undefined ? [] : [{ x, y }];
  });
  // Of each length, the ascending sequence that ends lowest; each candidate knows the one before it.
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  candidates.forEach(({ y }, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((candidates[ends[middle] ?? 0]?.y ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1];
    ends[low] = index;
  });
  const anchors: Anchor[] = [];
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) anchors.push(candidates[index] as Anchor);
  return anchors.reverse();
}

/** The index of each line that stands there once, in order. */
function onceOnly(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  lines.forEach((line, index) => {
    if (places.has(line)) repeated.add(line);
    else places.set(line, index);
  });
  for (const line of repeated) places.delete(line);
  return places;
}

function comesDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && (furthest.get(diagonal - 1) ?? 0) < (furthest.get(diagonal + 1) ?? 0));
}

function firstPosition(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  return comesDown(furthest, diagonal, edits) ? furthest.get(diagonal + 1) ?? 0 : (furthest.get(diagonal - 1) ?? 0) + 1;
}

function backtrack(before: readonly string[], after: readonly string[], trace: readonly ReadonlyMap<number, number>[]): readonly Edit[] {
  const script: Edit[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Map();
    const isDown = comesDown(furthest, x - y, edits);
    const previousDiagonal = x - y + (isDown ? 1 : -1);
    const previousX = furthest.get(previousDiagonal) ?? 0;
    const previousY = previousX - previousDiagonal;
    while (x > Math.max(previousX, 0) && y > Math.max(previousY, 0)) {
      x--;
      y--;
      script.push(keep(before[x] ?? ''));
    }
    if (edits === 0) break;
    if (isDown) script.push({ kind: 'add', line: after[previousY] ?? '' });
    else script.push({ kind: 'remove', line: before[previousX] ?? '' });
    x = previousX;
    y = previousY;
  }
  return script.reverse();
}

function formatHunks(edits: readonly Edit[]): string {
  const marks = { keep: ' ', remove: '-', add: '+' };
  let text = '';
  let oldLine = 1;
  let newLine = 1;
  let index = 0;
  while (index < edits.length) {
    const next = edits.findIndex((edit, at) => at >= index && edit.kind !== 'keep');
    if (next < 0) break;
    const start = Math.max(index, next - contextLines);
    const skipped = start - index;
    oldLine += skipped;
    newLine += skipped;
    const hunk = edits.slice(start, endOfHunk(edits, next));
    const oldCount = hunk.filter((edit) => edit.kind !== 'add').length;
    const newCount = hunk.filter((edit) => edit.kind !== 'remove').length;
    text += `@@ -${formatRange(oldLine, oldCount)} +${formatRange(newLine, newCount)} @@\n`;
    for (const { kind, line } of hunk) text += line.endsWith('\n') ? marks[kind] + line : `${marks[kind]}${line}\n\\ No newline at end of file\n`;
    oldLine += oldCount;
    newLine += newCount;
    index = start + hunk.length;
  }
  return text;
}

/** The end of the hunk with a change at `index`: changes closer than two contexts share one hunk. */
function endOfHunk(edits: readonly Edit[], index: number): number {
  let end = index + 1;
  for (let at = end; at < edits.length && at - end < 2 * contextLines; at++) {
    if (edits[at]?.kind !== 'keep') end = at + 1;
  }
  return Math.min(edits.length, end + contextLines);
}

function formatRange(line: number, count: number): string {
  if (count === 1) return String(line);
  return `${count === 0 ? line - 1 : line},${count}`;
}
