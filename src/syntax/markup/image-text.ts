/** What is shown of an image where there are only words. reStructuredText, "Images". */
import type { BlockContext } from './block-context.ts';
import { spanOfLines, type Line } from './lines.ts';
import type { Block } from '../../schema/markup.ts';

/** Its alternative text, which has no markup in it; its address if there is none. */
export function imageText(address: readonly Line[], alternative: readonly Line[], context: BlockContext): readonly Block[] {
  const lines = alternative.length > 0 ? alternative : address;
  if (lines.length === 0) return [];
  const span = spanOfLines(context.file, lines);
  const text = lines.map((line) => line.text).join(' ');
  return [{ kind: 'paragraph', span, content: lines === address ? context.parseInlines(lines) : [{ kind: 'text', span, text }] }];
}
