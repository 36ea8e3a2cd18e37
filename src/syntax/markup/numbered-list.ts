/** Numbered lists. reStructuredText, "Enumerated Lists". */
import type { BlockContext, Recogniser } from './block-context.ts';
import { isBlank, spanOfLines, type Line } from './lines.ts';
import { readItems, type ItemMark } from './list-items.ts';
import type { NumberedList, NumberStyle } from '../../schema/markup.ts';
import { romanValue } from './roman.ts';

/** A number at the head of a line. */
interface Enumerator extends ItemMark {
  readonly format: NumberedList['format'];
  /** The number itself, as written. */
  readonly number: string;
}

const enumeratorPattern = /^(\()?(#|\d{1,9}|[a-zA-Z]|[ivxlcdm]{2,15}|[IVXLCDM]{2,15})([.)])(?: +|$)/;

/** The number that a line at the left edge begins with; undefined if there is none, or if its parenthesis is not closed. */
export function enumeratorOf(line: Line | undefined): Enumerator | undefined {
  if (line === undefined || line.indent > 0) return undefined;
  const match = enumeratorPattern.exec(line.text);
  if (match === null) return undefined;
  const [whole, opening, number = '', closing] = match;
  if (opening !== undefined && closing !== ')') return undefined;
  const format = opening !== undefined ? 'parentheses' : closing === ')' ? 'parenthesis' : 'period';
  return { text: whole.trimEnd(), width: whole.length, format, number };
}

/** The style a list has whose first number this is; undefined for letters that are no number. */
function styleOf(number: string): NumberStyle | undefined {
  if (number === '#') return 'automatic';
  if (/^\d/.test(number)) return 'arabic';
  const isUpper = number === number.toUpperCase();
  const isRoman = number.length > 1 || number.toLowerCase() === 'i';
  if (!isRoman) return isUpper ? 'upper-alpha' : 'lower-alpha';
  if (romanValue(number) === undefined) return undefined;
  return isUpper ? 'upper-roman' : 'lower-roman';
}

/** The value of a number if it is written in a style. */
function valueIn(style: NumberStyle, number: string): number | undefined {
  switch (style) {
    case 'automatic':
      return undefined;
    case 'arabic':
      return /^\d+$/.test(number) ? Number(number) : undefined;
    case 'lower-alpha':
      return /^[a-z]$/.test(number) ? number.charCodeAt(0) - 0x60 : undefined;
    case 'upper-alpha':
      return /^[A-Z]$/.test(number) ? number.charCodeAt(0) - 0x40 : undefined;
    case 'lower-roman':
      return number === number.toLowerCase() ? romanValue(number) : undefined;
    case 'upper-roman':
      return number === number.toUpperCase() ? romanValue(number) : undefined;
    default:
      return style satisfies never;
  }
}

/** Items of one format whose numbers follow each other. The older dialects have arabic numbers alone. */
export const numberedList: Recogniser = (lines, start, context) => {
  const first = enumeratorOf(lines[start]);
  const style = first && styleOf(first.number);
  if (first === undefined || style === undefined) return undefined;
  const startValue = valueIn(style, first.number) ?? 1;
  if (context.flavour !== 'rst' && style !== 'arabic') return undefined;

  const markOf = (index: number, count: number): Enumerator | undefined => {
    const mark = enumeratorOf(lines[index]);
    if (mark === undefined || mark.format !== first.format) return undefined;
    const isNext = mark.number === '#' ? style === 'automatic' || count > 0 : valueIn(style, mark.number) === startValue + count;
    return isNext && mayBeItem(lines, index, context) ? mark : undefined;
  };
  if (markOf(start, 0) === undefined) return undefined;
  const { items, next } = readItems({ lines, start, markOf }, context);
  const span = spanOfLines(context.file, lines.slice(start, next));
  return { blocks: [{ kind: 'numbered-list', span, style, format: first.format, start: startValue, items }], next };
};

/** A line that merely begins with a number, in the middle of prose, is told by the next one: it is prose at the same edge. */
function mayBeItem(lines: readonly Line[], index: number, context: BlockContext): boolean {
  const following = lines[index + 1];
  return context.flavour !== 'rst' || following === undefined || isBlank(following) || following.indent > 0
    || enumeratorOf(following) !== undefined;
}
