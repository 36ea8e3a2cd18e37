/** Comments and the definitions below them: takes a syntax tree, gives pairs that touch. */
import type { Span } from '../../source/span.ts';
import type { CommentRun, Entry, SyntaxTree, TopLevelValue } from '../../syntax/ast.ts';
import { commentLines, type CommentLine } from '../../syntax/docs/doc-lines.ts';

/** Comment lines with nothing between them and a definition; behind a lost mark, there may be empty lines. */
export interface TouchingComment {
  readonly tree: SyntaxTree;
  readonly lines: readonly CommentLine[];
  readonly value: TopLevelValue;
  /** The name of the definition; undefined for a directive or what could not be read. */
  readonly name: string | undefined;
}

/** `##`, and what was written for it: `###`, `## `, `# ##`. */
export const looseMark = /^(?:#+[ \t]+)?##+[ \t]*$/;

/** What a comment line like `# @name:` names. */
export function symbolOf(text: string): string | undefined {
  return /^#+[ \t]*@([^\s:]+)[ \t]*:?[ \t]*$/.exec(text)?.[1];
}

/** In source order; those that begin and end with a mark and have none in between are left out. */
export function irregularComments(tree: SyntaxTree): readonly TouchingComment[] {
  const found: TouchingComment[] = [];
  let next = 0;
  for (const run of tree.comments) {
    while ((tree.values[next]?.span.end ?? Infinity) <= run.start) next++;
    const value = tree.values[next];
    if (value === undefined) break;
    if (value.span.start < run.end || isRegular(tree.file.text, run)) continue;
    const isTouching = touches(tree.file.text, run.end, value.span.start);
    if (!isTouching && tree.file.text.slice(run.end, value.span.start).trim() !== '') continue;
    const lines = commentLines(tree.file, run);
    const name = definedName(value);
    if (isTouching || (name !== undefined && isUnclosed(lines, name))) found.push({ tree, lines, value, name });
  }
  return found;
}

/** Most are, so that their lines need not be looked at. */
function isRegular(text: string, { start, end }: CommentRun): boolean {
  const namesFirst = text.startsWith('##\n# @', start);
  return namesFirst && text.endsWith('\n##', end) && text.indexOf('\n##', start) === end - '\n##'.length && !text.slice(start, end).includes('\n# #');
}

/** Whether it begins like the documentation of a definition and is nowhere closed. */
function isUnclosed(lines: readonly CommentLine[], name: string): boolean {
  const [first, second, ...rest] = lines.map(({ text }) => text);
  return first === '##' && second !== undefined && symbolOf(second) === name && !rest.some((text) => looseMark.test(text));
}

/** Whether nothing but white space without an empty line stands between two offsets. */
export function touches(text: string, end: number, start: number): boolean {
  return /^[ \t]*(?:\r\n|\r|\n)?[ \t]*$/.test(text.slice(end, start));
}

const definitionKeys: ReadonlySet<string> = new Set(['enum', 'struct', 'type', 'union', 'alternate', 'command', 'event']);

/** What a value defines, as far as its first keys tell. */
export function definedName({ value }: TopLevelValue): string | undefined {
  if (value.kind !== 'object') return undefined;
  const entry: Entry | undefined = value.entries.find(({ key }) => definitionKeys.has(key.text));
  return entry?.value.kind === 'string' ? entry.value.text : undefined;
}

/** The first value below a comment. */
export function valueBelow({ file, end }: Span, trees: readonly SyntaxTree[]): TopLevelValue | undefined {
  const values = trees.find((tree) => tree.file === file)?.values ?? [];
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle]?.span.start ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return values[low];
}
