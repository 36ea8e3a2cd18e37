/** Line blocks, `| line`. reStructuredText, "Line Blocks"; in the dialects before 5.2 such lines are an example. */
import type { BlockContext, Recogniser } from './block-context.ts';
import { partOf, spanOfLines, type Line } from './lines.ts';
import { exampleBlock } from './literal-blocks.ts';
import type { LineBlockLine } from '../../schema/markup.ts';

const mark = /^\|(?: |$)/;

/** Whether a line at the left edge begins with a bar and a space, or is nothing but a bar. */
export function startsBar(line: Line | undefined): boolean {
  return line !== undefined && line.indent === 0 && mark.test(line.text);
}

/** Adjacent lines with bars; one that is indented continues the line above it. */
export const lineBlock: Recogniser = (lines, start, context) => {
  const end = endOfBars(lines, start, true);
  if (end === start) return undefined;
  const groups: Line[][] = [];
  for (const line of lines.slice(start, end)) {
    if (startsBar(line)) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  const span = spanOfLines(context.file, lines.slice(start, end));
  return { blocks: [{ kind: 'line-block', span, lines: readLines(groups, context) }], next: end };
};

/** The same lines as an example: what follows the bars is shown as it stands. */
export const barredExample: Recogniser = (lines, start, context) => {
  const end = endOfBars(lines, start, false);
  if (end === start) return undefined;
  const inner = lines.slice(start, end).map((line) => partOf(line, 1));
  return { blocks: [exampleBlock(inner, context)], next: end };
};

function endOfBars(lines: readonly Line[], start: number, mayContinue: boolean): number {
  let end = start;
  while (startsBar(lines[end]) || (mayContinue && end > start && (lines[end]?.indent ?? 0) > 0)) end++;
  return end;
}

/** Each group is one line with those that continue it. Its depth counts the distinct indentations up to its own. */
function readLines(groups: readonly (readonly Line[])[], context: BlockContext): LineBlockLine[] {
  const openIndents: number[] = [];
  return groups.map((group) => {
    const [first, ...others] = group;
    const text = first === undefined ? undefined : partOf(first, 1);
    const indent = text?.indent ?? 0;
    if (text !== undefined && text.text !== '') {
      while ((openIndents.at(-1) ?? -1) >= indent) openIndents.pop();
      openIndents.push(indent);
    }
    const content = text === undefined ? [] : context.parseInlines([text, ...others].map((line) => ({ ...line, indent: 0 })));
    return { span: spanOfLines(context.file, group), depth: Math.max(0, openIndents.length - 1), content };
  });
}
