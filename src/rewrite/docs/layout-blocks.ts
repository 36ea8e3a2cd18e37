/**
 * The text of a documentation section in its one layout: takes its lines and the blocks that they make, gives lines.
 * Paragraphs are filled, also those of lists and admonitions; everything else stays as it is.
 */
import { dedent, isBlank, nextText, restOf, type Line } from '../../syntax/markup/lines.ts';
import type { Block, BulletList, Directive, ListItem, MarkupFlavour, NumberedList, Paragraph } from '../../schema/markup.ts';
import { fill, keptLines, lengthOf, spaceSentences } from './fill.ts';

/** A text and where it is to stand. */
export interface TextLayout {
  /** From the left edge of the section. */
  readonly lines: readonly Line[];
  readonly blocks: readonly Block[];
  readonly flavour: MarkupFlavour;
  /** Columns that there are for a line. */
  readonly width: number;
  /** Of the first line, where something stands before it. */
  readonly firstWidth?: number;
  /** Whether lines begin in the first column of the comment, where marks of sections stand. */
  readonly isAtEdge: boolean;
}

/** A block that is filled, and its lines. */
interface Filled {
  readonly block: Paragraph | BulletList | NumberedList | Directive;
  readonly start: number;
  readonly end: number;
}

/** Without blank lines at both ends. */
export function layoutText(layout: TextLayout): readonly string[] {
  if (layout.flavour !== 'rst') return layoutOlderText(layout);
  const { lines } = layout;
  const out: string[] = [];
  let next = 0;
  const keepUntil = (end: number): void => {
    const from = nextText(lines, next);
    let last = end;
    while (last > from && isBlank(lines[last - 1])) last--;
    if (from >= end) {
      if (end > next && out.length > 0) out.push('');
    } else {
      if (from > next && out.length > 0) out.push('');
      for (const line of lines.slice(from, last)) out.push(textOf(line));
      if (last < end) out.push('');
    }
    next = end;
  };
  for (const { block, start, end } of filledBlocks(layout)) {
    if (start < next) continue;
    keepUntil(start);
    const firstWidth = out.length === 0 ? layout.firstWidth : undefined;
    const inner = { ...layout, firstWidth: firstWidth ?? layout.width, lines: lines.slice(start, end) };
    out.push(...layoutBlock(block, inner));
    next = end;
  }
  keepUntil(lines.length);
  while (out.at(-1) === '') out.pop();
  return out;
}

/** Whether the text begins with something that is filled, so that it may stand behind a tag. */
export function beginsWithParagraph({ lines, blocks, flavour }: Pick<TextLayout, 'lines' | 'blocks' | 'flavour'>): boolean {
  const [first] = blocks;
  if (flavour !== 'rst') return lines[0] !== undefined && !isBlank(lines[0]);
  return first?.kind === 'paragraph' && lineAt(lines, first.span.start) === 0 && lines[0]?.indent === 0;
}

function layoutBlock(block: Filled['block'], layout: TextLayout): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return layoutParagraph(layout);
    case 'directive':
      return layoutAdmonition(block, layout);
    case 'bullet-list':
    case 'numbered-list':
      return layoutList(block, layout);
    default:
      return block satisfies never;
  }
}

function filledBlocks({ lines, blocks }: TextLayout): readonly Filled[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' && block.kind !== 'bullet-list' && block.kind !== 'numbered-list' && !isPlainAdmonition(block)) return [];
    const start = lineAt(lines, block.span.start);
    const last = lineAt(lines, Math.max(block.span.start, block.span.end - 1));
    if (block.kind === 'paragraph' && isAnnounced(lines, start)) return [];
    const isWhole = start !== undefined && last !== undefined && lines[start]?.indent === 0 && lines[start]?.offset === block.span.start;
    return isWhole ? [{ block, start, end: last + 1 }] : [];
  });
}

/** One that has text and nothing else to say, as a title; those like `deprecated` name a version before it. */
function isPlainAdmonition(block: Block): block is Directive {
  if (block.kind !== 'directive' || block.title.length > 0 || block.options.length > 0) return false;
  return block.role === 'version' ? block.argument !== '' : block.role === 'admonition' && block.argument === '';
}

/** Whether a paragraph was to be a literal block, but stands too far left. */
function isAnnounced(lines: readonly Line[], start: number | undefined): boolean {
  if (start === undefined || start === 0 || !isBlank(lines[start - 1])) return false;
  return lines.slice(0, start).findLast((line) => !isBlank(line))?.text.endsWith('::') === true;
}

/** The index of the line that an offset of the file is in. */
export function lineAt(lines: readonly Line[], offset: number): number | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.offset ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const line = lines[low - 1];
  return line !== undefined && offset < line.offset + line.text.length ? low - 1 : undefined;
}

function textOf({ indent, text }: Line): string {
  return text === '' ? '' : ' '.repeat(indent) + text;
}

function layoutParagraph({ lines, width, firstWidth, isAtEdge }: TextLayout): readonly string[] {
  // On a line of its own it switches the laws about lines off; and messages are no prose, whatever announces them.
  if (lines.at(-1)?.text === '::' || lines.some(({ text }) => isMessage(text))) return lines.map(textOf);
  const texts = lines.map((line) => line.text);
  const kept = lines.every((line) => line.indent === 0) ? keptLines(texts, { width, ...(firstWidth === undefined ? {} : { firstWidth }) }) : undefined;
  return kept ?? fill(texts, { width, ...(firstWidth === undefined ? {} : { firstWidth }), isMark: isAtEdge ? isMarkAtEdge : isMark });
}

/** Whether a line begins a message of a transcript. */
export function isMessage(text: string): boolean {
  return /^(?:->|<-)(?: |$)/.test(text);
}

function layoutList({ items }: BulletList | NumberedList, layout: TextLayout): readonly string[] {
  const { lines } = layout;
  const starts = items.map((item) => lineAt(lines, item.span.start) ?? -1);
  if (starts.some((start, index) => start < 0 || lines[start]?.indent !== 0 || start <= (starts[index - 1] ?? -1))) return lines.map(textOf);
  const laid = items.map((item, index) => layoutItem(item, { ...layout, lines: lines.slice(starts[index], starts[index + 1]), firstWidth: index === 0 ? layout.firstWidth ?? layout.width : layout.width }));
  const isLoose = starts.slice(1).some((start) => isBlank(lines[start - 1]));
  return laid.flatMap((item, index) => (index > 0 && isLoose ? ['', ...item] : item));
}

function layoutItem({ mark, content }: ListItem, { lines, firstWidth, width, ...layout }: TextLayout): readonly string[] {
  const [first, ...others] = lines;
  const [firstBlock] = content;
  if (first === undefined || firstBlock === undefined) return lines.map(textOf);
  const rest = restOf(first, mark.length);
  const columns = rest.offset - first.offset;
  const trimmed = withoutBlankEnd(others);
  // An item whose text begins below its mark, or that is ragged, stays as it is.
  if (isBlank(rest) || trimmed.some((line) => !isBlank(line) && line.indent < columns)) return [...[first, ...trimmed].map(textOf)];
  const inner = mark.length + 1;
  const text = layoutText({
    ...layout,
    lines: [rest, ...trimmed.map((line) => dedent(line, columns))],
    blocks: content,
    width: width - inner,
    firstWidth: (firstWidth ?? width) - inner,
    isAtEdge: false,
  });
  return text.map((line, index) => (index === 0 ? `${mark} ${line}` : line === '' ? '' : ' '.repeat(inner) + line));
}

/** How far the text of a directive stands in from it. */
const directiveIndentation = 3;

function layoutAdmonition({ role, content }: Directive, { lines, firstWidth, width, ...layout }: TextLayout): readonly string[] {
  const [first, ...others] = lines;
  const [head = ''] = (role === 'version' ? /^\.\. \S+:: \S+/ : /^\.\. \S+::/).exec(first?.text ?? '') ?? [];
  const body = withoutBlankEnd(others);
  const columns = Math.min(...body.filter((line) => !isBlank(line)).map(({ indent }) => indent));
  // What is no directive, or one in another manner, stays as it is.
  if (first === undefined || head === '' || columns === 0) return lines.map(textOf);
  const rest = restOf(first, head.length);
  const text = layoutText({
    ...layout,
    lines: [...(isBlank(rest) ? [] : [rest]), ...body.map((line) => dedent(line, columns))],
    blocks: content,
    width: width - directiveIndentation,
    firstWidth: isBlank(rest) ? width - directiveIndentation : (firstWidth ?? width) - head.length - 1,
    isAtEdge: false,
  });
  const below = (isBlank(rest) ? text : text.slice(1)).map((line) => (line === '' ? '' : ' '.repeat(directiveIndentation) + line));
  if (!isBlank(rest)) return [`${head} ${text[0] ?? ''}`, ...below];
  return [head, ...(isBlank(body[0]) ? [''] : []), ...below];
}

function withoutBlankEnd(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines.slice(0, last + 1);
}

/**
 * In the older dialects a line end may mean something, so that a paragraph whose lines all fit is left alone. One with a
 * line that is too long is filled, but for lines that begin something of their own.
 */
function layoutOlderText({ lines, blocks, width, firstWidth = width }: TextLayout): readonly string[] {
  const prose = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'bullet-list' || kind === 'numbered-list').map(({ span }) => span);
  const out: string[] = [];
  let next = 0;
  let nextSpan = 0;
  while (next < lines.length) {
    const offset = lines[next]?.offset ?? 0;
    while ((prose[nextSpan]?.end ?? Infinity) <= offset) nextSpan++;
    const candidate = prose[nextSpan];
    const span = !isBlank(lines[next]) && candidate !== undefined && candidate.start <= offset ? candidate : undefined;
    let end = next + 1;
    while (span !== undefined && end < lines.length && !isBlank(lines[end]) && (lines[end]?.offset ?? Infinity) < span.end) end++;
    const run = lines.slice(next, end);
    out.push(...(span === undefined ? run.map(textOf) : layoutOlderProse(run, { width, firstWidth: next === 0 ? firstWidth : width })));
    next = end;
  }
  return out;
}

function layoutOlderProse(lines: readonly Line[], { width, firstWidth }: { readonly width: number; readonly firstWidth: number }): readonly string[] {
  const spaced = lines.map((line) => spaceSentences(textOf(line)));
  if (spaced.every((text, index) => lengthOf(text) <= (index === 0 ? firstWidth : width))) return spaced;
  const starts = lines.flatMap((line, index) => (index === 0 || beginsAnew(line) || line.indent < (lines[index - 1]?.indent ?? 0) ? [index] : []));
  return starts.flatMap((start, index) => {
    const part = lines.slice(start, starts[index + 1]);
    const [first] = part;
    const room = index === 0 ? firstWidth : width;
    if (first === undefined) return [];
    const hang = part[1]?.indent ?? first.indent + (/^(?:[-*+•]|\(?\w+[.)]) +/.exec(first.text)?.[0].length ?? 0);
    const [head = '', ...others] = fill(part.map(({ text }) => text), { width: width - hang, firstWidth: room - first.indent, isMark: isMarkAtEdge });
    return [' '.repeat(first.indent) + head, ...others.map((line) => ' '.repeat(hang) + line)];
  });
}

/** A condition of an error, an item, or what else had a line of its own. */
function beginsAnew({ text }: Line): boolean {
  return /^(?:If |[A-Z]\w+:? - |\w+: )/.test(text) || isMarkAtEdge(text);
}

/** A line that begins like this is read as something else than prose, at least by some reader. */
function isMark(line: string): boolean {
  return /^(?:[-*+•‣⁃|=]+(?: |$)|(?:\d+|[a-zA-Z#])[.)](?: |$)|\(\w+\)(?: |$)|\.\.(?: |$)|#|->|<-|:\S+:(?: |$)|__(?: |$)|([!-/:-@[-`{-~])\1+(?: |$))/.test(line);
}

function isMarkAtEdge(line: string): boolean {
  return isMark(line) || /^(?:@[^:]*:|(?:Returns?|Errors|Since|Notes?|Examples?|TODO|Bugs|Features):|Since \d|=)/.test(line);
}
