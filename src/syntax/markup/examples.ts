/** Examples in a markup tree: which blocks are some, and what a transcript looks like as text. */
import type { Block, Directive, Transcript } from '../../schema/markup.ts';

/** Whether a block is an example with a title of its own, which targets set apart from the prose around it. */
export function isExample(block: Block): block is Directive {
  return block.kind === 'directive' && block.role === 'example';
}

const marks = { sent: '-> ', received: '<- ', elided: '', comment: '' } as const;

/** Every message behind its mark, with its other lines below its first one; no line end at the end. */
export function transcriptText({ entries }: Transcript): string {
  return entries.map(({ kind, text }) => {
    const mark = marks[kind];
    return mark + text.replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(mark.length)}`);
  }).join('\n');
}
