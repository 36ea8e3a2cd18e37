/** What becomes of a table that cannot be read: its lines as they stand, and a report. */
import type { BlockContext, Recognised } from './block-context.ts';
import { spanOfLines, type LineRange } from './lines.ts';
import { literalBlock } from './literal-blocks.ts';

/** `message` says what is wrong with the table. */
export function brokenTable({ lines, start, end }: LineRange, message: string, context: BlockContext): Recognised {
  context.report('bad-table', message, spanOfLines(context.file, lines.slice(start, end)));
  return { blocks: [literalBlock(lines.slice(start, end), context)], next: end };
}
