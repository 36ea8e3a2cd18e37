/** Section titles and transitions. reStructuredText, "Sections" and "Transitions"; QAPI before 10.1, `= Title`. */
import type { BlockContext, Recogniser } from './block-context.ts';
import { isBlank, partOf, spanOfLines, type Line } from './lines.ts';
import type { Heading } from '../../schema/markup.ts';

/** Level of a title by its adornment, as QEMU's documentation orders them; those that are not listed come last. */
const levelOfAdornment: Readonly<Record<string, number>> = { '#': 1, '*': 1, '=': 2, '-': 3, '~': 4, '^': 4 };
const lowestLevel = 5;
const shortestAdornment = 4;

/** The character of a line that consists of one repeated punctuation character. */
function adornmentOf(line: Line | undefined): string | undefined {
  if (line === undefined || line.text === '' || line.indent > 0) return undefined;
  const [first = ''] = line.text;
  if (!/[!-/:-@[-`{-~]/.test(first)) return undefined;
  for (let index = 1; index < line.text.length; index++) {
    if (line.text[index] !== first) return undefined;
  }
  return first;
}

const widthOf = (text: string): number => [...text].length;

/** A title between two adornments. */
export const overlinedHeading: Recogniser = (lines, start, context) => {
  const overline = lines[start];
  const title = lines[start + 1];
  const adornment = adornmentOf(overline);
  if (!context.allowsHeadings || overline === undefined || adornment === undefined || title === undefined || title.text === '') return undefined;
  if (adornmentOf(lines[start + 2]) !== adornment) return undefined;
  const width = widthOf(title.text) + title.indent;
  const isShort = [overline, lines[start + 2]].some((line) => (line?.text.length ?? 0) < width);
  if (isShort && overline.text.length < shortestAdornment) return undefined;
  return { blocks: [heading({ lines: lines.slice(start, start + 3), title, adornment, isShort }, context)], next: start + 3 };
};

/** A title with an adornment below. */
export const underlinedHeading: Recogniser = (lines, start, context) => {
  const title = lines[start];
  const underline = lines[start + 1];
  const adornment = adornmentOf(underline);
  if (!context.allowsHeadings || title === undefined || title.indent > 0 || underline === undefined || adornment === undefined) return undefined;
  if (adornmentOf(title) !== undefined) return undefined;
  const isShort = underline.text.length < widthOf(title.text);
  if (isShort && underline.text.length < shortestAdornment) return undefined;
  return { blocks: [heading({ lines: lines.slice(start, start + 2), title, adornment, isShort }, context)], next: start + 2 };
};

interface AdornedTitle {
  readonly lines: readonly Line[];
  readonly title: Line;
  readonly adornment: string;
  readonly isShort: boolean;
}

function heading({ lines, title, adornment, isShort }: AdornedTitle, context: BlockContext): Heading {
  const span = spanOfLines(context.file, lines);
  if (isShort) context.report('bad-heading', 'The line that marks this title is shorter than the title.', span);
  const level = levelOfAdornment[adornment] ?? lowestLevel;
  return { kind: 'heading', span, level, content: context.parseInlines([{ ...title, indent: 0 }]) };
}

/** A line of punctuation between blank lines. */
export const transition: Recogniser = (lines, start, context) => {
  const line = lines[start];
  if (!context.allowsHeadings || line === undefined || adornmentOf(line) === undefined || line.text.length < shortestAdornment) return undefined;
  if (!isBlank(lines[start + 1]) || (start > 0 && !isBlank(lines[start - 1]))) return undefined;
  return { blocks: [{ kind: 'transition', span: spanOfLines(context.file, [line]) }], next: start + 1 };
};

/** `= Title`, `== Title`: one line, one level lower for each `=`. */
export const equalsHeading: Recogniser = (lines, start, context) => {
  const line = lines[start];
  if (!context.equalsHeadings || !context.allowsHeadings || line === undefined || line.indent > 0) return undefined;
  const match = /^(={1,6}) +(?=[^=\s])/.exec(line.text);
  if (match === null) return undefined;
  const level = match[1]?.length ?? 1;
  const content = context.parseInlines([partOf(line, match[0].length)]);
  return { blocks: [{ kind: 'heading', span: spanOfLines(context.file, [line]), level, content }], next: start + 1 };
};
