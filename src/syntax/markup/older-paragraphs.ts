/**
 * Prose of the dialects before 5.2, whose authors indented as they liked: paragraphs that lists and messages may
 * interrupt, `Note:` and `Example:` at their head, messages between them, and drawings.
 */
import type { BlockContext, Recognised, Recogniser } from './block-context.ts';
import { bulletOf } from './bullet-list.ts';
import { startsBar } from './line-block.ts';
import { dedent, endOfIndented, endOfRun, isBlank, nextText, partOf, restOf, spanOfLines, trimBlank, type Line, type LineRange } from './lines.ts';
import { exampleBlock, literalBlock } from './literal-blocks.ts';
import type { Directive } from '../../schema/markup.ts';
import { enumeratorOf } from './numbered-list.ts';
import { readParagraph } from './paragraph.ts';
import { parseTranscript, startsMessage } from './transcript.ts';

const label = /^(Note|Important|Warning|Caution|Tip|Example)s?:(?: |$)/i;
/** A paragraph that begins like this goes on with an example. */
const exampleText = /^(?:->|<-|[{}[\]"|]|\.\.\.|\d+[.)])/;

/** Lines up to a blank one, whatever their indentation, unless something else begins in between. */
export const olderParagraph: Recogniser = (lines, start, context) => {
  let end = start + 1;
  while (end < lines.length && !isBlank(lines[end]) && !interrupts(lines[end])) end++;
  return readParagraph({ lines, start, end }, context);
};

function interrupts(line: Line | undefined): boolean {
  if (line === undefined) return false;
  const atEdge = { ...line, indent: 0 };
  return bulletOf(atEdge) !== undefined || enumeratorOf(atEdge)?.number === '1' || startsMessage(line) || startsBar(line) || label.test(line.text);
}

/** Messages that stand in prose without anything that announces them. */
export const bareTranscript: Recogniser = (lines, start, context) => {
  if (!startsMessage(lines[start])) return undefined;
  const end = endOfExample(lines, start);
  return { blocks: [parseTranscript(lines.slice(start, end), context)], next: end };
};

/** `Note: text` and `Example: lines`, read as what they became in later releases; the label is the title. */
export const labelledParagraph: Recogniser = (lines, start, context) => {
  const first = lines[start];
  const match = label.exec(first?.text ?? '');
  const name = match?.[1]?.toLowerCase();
  if (first === undefined || name === undefined) return undefined;
  return name === 'example' ? readExample(lines, start, context) : readNote({ lines, start, name }, context);
};

/** A note is its paragraph and what is indented below it. */
function readNote({ lines, start, name }: { lines: readonly Line[]; start: number; name: string }, context: BlockContext): Recognised {
  let end = start + 1;
  while (end < lines.length && !isBlank(lines[end]) && !label.test(lines[end]?.text ?? '')) end++;
  end = Math.max(end, endOfIndented(lines, end, 1));
  const [labelLine, rest] = splitLabel(lines[start]);
  const others = lines.slice(start + 1, end);
  const edge = others.find((line) => !isBlank(line))?.indent ?? 0;
  const content = context.parseBlocks([...rest, ...others.map((line) => dedent(line, edge))]);
  return finish({ lines, start, end }, { role: 'admonition', name, title: context.parseInlines(labelLine), content }, context);
}

/** An example is its paragraph and those that follow as long as they look like one. What stands beside the label is its title. */
function readExample(lines: readonly Line[], start: number, context: BlockContext): Recognised {
  let end = endOfRun(lines, start);
  const next = nextText(lines, end);
  if (isExampleText(lines[next])) end = endOfExample(lines, next);
  const [labelLine, rest] = splitLabel(lines[start]);
  const body = trimBlank(lines.slice(start + 1, end).map((line) => (startsBar(line) ? partOf(line, 1) : line)));
  const title = context.parseInlines(rest.length > 0 ? lines.slice(start, start + 1) : labelLine);
  const content = body.length > 0 ? [exampleBlock(body, context)] : [];
  return finish({ lines, start, end }, { role: 'example', name: 'example', title, content }, context);
}

/** The word before the colon, and the text behind it, if any. */
function splitLabel(line: Line | undefined): readonly [labelLine: readonly Line[], rest: readonly Line[]] {
  if (line === undefined) return [[], []];
  const colon = line.text.indexOf(':');
  return [[partOf(line, 0, colon)], [restOf(line, colon + 1)].filter((rest) => !isBlank(rest))];
}

function endOfExample(lines: readonly Line[], start: number): number {
  let end = endOfRun(lines, start);
  for (let next = nextText(lines, end); next < lines.length && isExampleText(lines[next]); next = nextText(lines, end)) {
    end = endOfRun(lines, next);
  }
  return end;
}

function isExampleText(line: Line | undefined): boolean {
  return line !== undefined && (line.indent > 0 || exampleText.test(line.text));
}

type Found = Pick<Directive, 'role' | 'name' | 'title' | 'content'>;

function finish({ lines, start, end }: LineRange, found: Found, context: BlockContext): Recognised {
  const span = spanOfLines(context.file, lines.slice(start, end));
  return { blocks: [{ kind: 'directive', span, argument: '', options: [], ...found }], next: end };
}

/** Longest drawing, so that looking for one takes no longer. */
const mostDrawnLines = 60;

/** Lines drawn with characters: at least two, no word among them, and something that only a drawing has. */
export const drawing: Recogniser = (lines, start, context) => {
  let end = start;
  for (; end < lines.length && !isBlank(lines[end]); end++) {
    if (end - start === mostDrawnLines || /\p{L}{2}/u.test(lines[end]?.text ?? '')) return undefined;
  }
  const block = lines.slice(start, end);
  const isDrawn = block.length > 1 && block.some(({ text }) => /\||--| {2}/.test(text));
  return isDrawn ? { blocks: [literalBlock(block, context)], next: end } : undefined;
};
