/** Items of lists: what bullet and numbered lists have in common. */
import type { BlockContext } from './block-context.ts';
import { expectBlankLine } from './expect-blank-line.ts';
import { dedent, dedentAll, endOfIndented, isBlank, nextText, restOf, spanOfLines, type Line } from './lines.ts';
import type { ListItem } from '../../schema/markup.ts';

/** The mark at the head of an item. */
export interface ItemMark {
  /** As written, without the space after it. */
  readonly text: string;
  /** Columns up to the item's text. */
  readonly width: number;
}

interface ListItems {
  readonly items: readonly ListItem[];
  readonly next: number;
}

interface ListStart {
  readonly lines: readonly Line[];
  readonly start: number;
  /** The mark of the line at an index, if it is the next item of the list after `count` others. */
  readonly markOf: (index: number, count: number) => ItemMark | undefined;
}

/** Reads as many items as there are. */
export function readItems({ lines, start, markOf }: ListStart, context: BlockContext): ListItems {
  const items: ListItem[] = [];
  let end = start;
  let next = start;
  for (let mark = markOf(start, 0); mark !== undefined; mark = next < lines.length ? markOf(next, items.length) : undefined) {
    end = endOfItem({ lines, start: next, mark }, context);
    items.push(readItem(lines.slice(next, end), mark, context));
    next = nextText(lines, end);
  }
  expectBlankLine({ lines, at: end, after: 'a list' }, context);
  return { items, next: end };
}

/** In reStructuredText an item's lines stand below its text, in the older dialects anywhere to the right of its mark. */
function endOfItem({ lines, start, mark }: { lines: readonly Line[]; start: number; mark: ItemMark }, context: BlockContext): number {
  const isEmpty = lines[start]?.text.length === mark.text.length;
  const indent = context.flavour === 'rst' && !isEmpty ? mark.width : 1;
  return Math.max(start + 1, endOfIndented(lines, start + 1, indent));
}

function readItem(lines: readonly Line[], mark: ItemMark, context: BlockContext): ListItem {
  const [first, ...others] = lines;
  const span = spanOfLines(context.file, lines);
  if (first === undefined) return { span, mark: mark.text, content: [] };
  const rest = restOf(first, mark.text.length);
  const body = isBlank(rest) ? dedentAll(others) : [rest, ...others.map((line) => dedent(line, mark.width))];
  return { span, mark: mark.text, content: context.parseBlocks(body) };
}
