/** Literal blocks: text shown as it is, after `::` or indented under a directive. reStructuredText, "Literal Blocks". */
import type { BlockContext, BlockSettings, Recognised } from './block-context.ts';
import { expectBlankLine } from './expect-blank-line.ts';
import { endOfIndented, endOfRun, layoutOf, nextText, spanOfLines, trimBlank, type Line } from './lines.ts';
import type { LiteralBlock, Transcript } from '../../schema/markup.ts';
import { parseTranscript, startsMessage } from './transcript.ts';

/** Takes lines with any indentation; what they share is removed. */
export function literalBlock(lines: readonly Line[], context: BlockSettings, language?: string): LiteralBlock {
  const block = trimBlank(lines);
  return { kind: 'literal-block', span: spanOfLines(context.file, lines), language, text: layoutOf(block) };
}

/** A transcript if the lines begin with a message, else a literal block. */
function literalOrTranscript(lines: readonly Line[], context: BlockSettings): LiteralBlock | Transcript {
  return startsMessage(lines[nextText(lines, 0)]) ? parseTranscript(trimBlank(lines), context) : literalBlock(lines, context);
}

/** What is known to be an example: a transcript if there is a message anywhere in it, else a literal block. */
export function exampleBlock(lines: readonly Line[], context: BlockSettings): LiteralBlock | Transcript {
  return lines.some(startsMessage) ? parseTranscript(trimBlank(lines), context) : literalBlock(lines, context);
}

/** The block that a `::` at the end of the line before `start` promises. */
export function parsePromisedLiteral(lines: readonly Line[], start: number, context: BlockContext): Recognised {
  const first = nextText(lines, start);
  const line = lines[first];
  const isIndented = line !== undefined && line.indent > 0;
  const end = isIndented ? endOfIndented(lines, first, 1) : endOfQuoted(lines, first, start);
  if (end === first) {
    const mark = lines[start - 1];
    const markEnd = (mark?.offset ?? 0) + (mark?.text.length ?? 0);
    context.report('empty-literal-block', 'After `::`, an indented block is expected.', context.file.span(markEnd - 2, markEnd));
    return { blocks: [], next: start };
  }
  expectBlankLine({ lines, at: start, after: '`::`' }, context);
  expectBlankLine({ lines, at: end, after: 'a literal block' }, context);
  return { blocks: [literalOrTranscript(lines.slice(first, end), context)], next: end };
}

/** A literal block need not be indented if each of its lines begins with the same punctuation character. */
function endOfQuoted(lines: readonly Line[], first: number, start: number): number {
  const mark = lines[first]?.text[0];
  if (first === start || mark === undefined || !/[!-/:-@[-`{-~]/.test(mark)) return first;
  const end = endOfRun(lines, first);
  const areQuoted = lines.slice(first, end).every((line) => line.indent === 0 && line.text.startsWith(mark));
  return areQuoted ? end : first;
}
