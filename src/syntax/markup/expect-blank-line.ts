/** Reports a block that runs into the next one, where reStructuredText wants a blank line between them. */
import type { BlockContext } from './block-context.ts';
import { isBlank, spanOfLines, type Line } from './lines.ts';

interface BlockEnd {
  readonly lines: readonly Line[];
  /** Index of the line after the block. */
  readonly at: number;
  /** The block, with its article: `a list`. */
  readonly after: string;
}

/** The older dialects ask for no blank lines, so that nothing is reported for them. */
export function expectBlankLine({ lines, at, after }: BlockEnd, context: BlockContext): void {
  if (context.flavour !== 'rst' || isBlank(lines[at])) return;
  context.report('missing-blank-line', `A blank line is expected after ${after}.`, spanOfLines(context.file, lines.slice(at, at + 1)));
}
