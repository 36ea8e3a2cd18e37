/** Paragraphs, what `::` at their end announces, definition lists and quotes. reStructuredText, "Body Elements". */
import type { BlockContext, Recognised, Recogniser } from './block-context.ts';
import { expectBlankLine } from './expect-blank-line.ts';
import { dedentAll, endOfIndented, isBlank, spanOfLines, type Line, type LineRange } from './lines.ts';
import { parsePromisedLiteral } from './literal-blocks.ts';
import type { Block, Paragraph } from '../../schema/markup.ts';

/** An indented block. */
export const quote: Recogniser = (lines, start, context) => {
  if ((lines[start]?.indent ?? 0) === 0) return undefined;
  const end = endOfIndented(lines, start, 1);
  expectBlankLine({ lines, at: end, after: 'an indented block' }, context);
  const content = context.parseBlocks(dedentAll(lines.slice(start, end)));
  const isQuote = context.flavour === 'rst' || content[0]?.kind === 'paragraph';
  if (!isQuote) return { blocks: content, next: end };
  return { blocks: [{ kind: 'quote', span: spanOfLines(context.file, lines.slice(start, end)), content }], next: end };
};

/** A line with an indented block right below. The parser joins adjacent items to one list. */
export const definitionItem: Recogniser = (lines, start, context) => {
  const term = lines[start];
  const following = lines[start + 1];
  if (term === undefined || following === undefined || following.indent === 0 || term.text.endsWith('::')) return undefined;
  const end = endOfIndented(lines, start + 1, 1);
  const content = context.parseBlocks(dedentAll(lines.slice(start + 1, end)));
  const span = spanOfLines(context.file, lines.slice(start, end));
  const isBeforeTerm = (lines[end + 1]?.indent ?? 0) > 0;
  if (!isBeforeTerm) expectBlankLine({ lines, at: end, after: 'a definition' }, context);
  return { blocks: [{ kind: 'definition-list', span, items: [{ span, term: context.parseInlines([term]), content }] }], next: end };
};

/** Lines at one edge up to a blank line. Takes whatever no other recogniser wants. */
export const paragraph: Recogniser = (lines, start, context) => {
  let end = start + 1;
  while (end < lines.length && !isBlank(lines[end]) && lines[end]?.indent === 0) end++;
  return readParagraph({ lines, start, end }, context);
};

/** Makes a paragraph of lines, and a literal block of what it announces below them. */
export function readParagraph({ lines, start, end }: LineRange, context: BlockContext): Recognised {
  const last = lines[end - 1];
  const isAnnouncement = last !== undefined && last.text.endsWith('::') && !last.text.endsWith('\\::');
  if (!isAnnouncement) {
    const following = lines[end];
    if (context.flavour === 'rst' && following !== undefined && following.indent > 0) {
      context.report('bad-indentation', 'This line is indented more than the paragraph it continues.', spanOfLines(context.file, [following]));
    }
    const shown = lines.slice(start, end);
    return { blocks: [paragraphOf(shown, shown, context)], next: end };
  }
  const shown = lines.slice(start, end - 1);
  const rest = announcementText(last.text);
  if (rest !== '') shown.push({ ...last, text: rest });
  const blocks: Block[] = shown.length === 0 ? [] : [paragraphOf(shown, lines.slice(start, end), context)];
  const literal = parsePromisedLiteral(lines, end, context);
  return { blocks: [...blocks, ...literal.blocks], next: literal.next };
}

/** `text::` keeps one colon, `text ::` none. */
function announcementText(text: string): string {
  const head = text.slice(0, -2);
  return head === '' || head.endsWith(' ') ? head.trimEnd() : `${head}:`;
}

function paragraphOf(shown: readonly Line[], lines: readonly Line[], context: BlockContext): Paragraph {
  return { kind: 'paragraph', span: spanOfLines(context.file, lines), content: context.parseInlines(shown) };
}
