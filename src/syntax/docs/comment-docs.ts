/**
 * Documentation of the releases before 2.8, whose marks often do not pair up: takes a file's comments, gives the
 * stretches of comment lines that document something. A stretch is a run of comment lines that holds a mark, or
 * that touches the definition below it.
 */
import type { SyntaxTree } from '../ast.ts';
import { commentLines, type CommentLine, type DocLine } from './doc-lines.ts';
import type { DocBlock } from './doc-blocks.ts';

/** `##`, and what was written for it: `###`, `## `, `# ##`. */
const mark = /^#(?:#*\s+)?#+\s*$/;
/** A mark and the symbol on one line. */
const markWithSymbol = /^##+\s*(?=@)/;
/** What tells an editor how to treat the file. */
const modeLine = /^#.*-\*-|^#\s*(?:vim?|ex):/;
const symbolLine = /^#\s*@[^\s:]+\s*(?::\s*)?$/;

/** Gives the stretches in source order; their lines are without marks. */
export function findCommentDocs(tree: SyntaxTree): DocBlock[] {
  const blocks: DocBlock[] = [];
  let nextValue = 0;
  for (const run of tree.comments) {
    while ((tree.values[nextValue]?.span.end ?? Infinity) <= run.start) nextValue++;
    const value = tree.values[nextValue]?.span;
    if (value !== undefined && value.start < run.start) continue;
    const lines = withoutForeignLines(commentLines(tree.file, run), tree);
    const touches = value !== undefined && /^[\r\n \t]*$/.test(tree.file.text.slice(run.end, value.start))
      && tree.file.text.slice(run.end, value.start).split('\n').length <= 2;
    if (touches || lines.some((line) => mark.test(line.text))) for (const block of splitRun(lines)) blocks.push(block);
  }
  return blocks;
}

/** Neither what is for editors at the head of a file nor what stands behind code documents what is below. */
function withoutForeignLines(lines: readonly CommentLine[], { file, comments }: SyntaxTree): readonly CommentLine[] {
  const isHead = lines[0]?.start === comments[0]?.start;
  const first = lines.findIndex(({ start, text }, index) => !(isHead && modeLine.test(text)) && !(index === 0 && isBehindCode(file.text, start)));
  return lines.slice(first === -1 ? lines.length : first);
}

function isBehindCode(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && /[^\S\r\n]/.test(text.charAt(at))) at--;
  return at >= 0 && !/[\r\n]/.test(text.charAt(at));
}

/** Cuts a run where a mark is followed by the symbol of another definition: there a definition was lost. */
function splitRun(lines: readonly CommentLine[]): DocBlock[] {
  const stretches: CommentLine[][] = [[]];
  lines.forEach((line, index) => {
    const next = lines[index + 1]?.text ?? '';
    const current = stretches.at(-1) ?? [];
    const hasText = current.some((earlier) => !mark.test(earlier.text));
    const opensAnother = (mark.test(line.text) && symbolLine.test(next)) || markWithSymbol.test(line.text);
    if (hasText && opensAnother) stretches.push([line]);
    else current.push(line);
  });
  return stretches.map(toBlock).filter((block) => block !== undefined);
}

function toBlock(lines: readonly CommentLine[]): DocBlock | undefined {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const docLines = lines.filter((line) => !mark.test(line.text)).map(toDocLine);
  if (docLines.every((line) => line.text === '')) return undefined;
  return { start: first.start, end: last.end, lines: docLines, damaged: false };
}

function toDocLine(line: CommentLine): DocLine {
  const skip = markWithSymbol.exec(line.text)?.[0].length ?? (line.text[1] === ' ' ? 2 : 1);
  return { start: line.start, text: line.text.slice(skip).trimEnd(), textStart: Math.min(line.start + skip, line.end) };
}
