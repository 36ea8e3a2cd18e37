/** From a place in a section's text to the place in its file. */
import type { DocSection } from '../../schema/doc.ts';
import type { Span } from '../../source/span.ts';

/** The span of `length` characters from an index of the text on; it must not run over the end of a line. */
export function placeInSection({ text, lineOffsets, span: { file } }: DocSection, index: number, length: number): Span {
  const lineStart = text.lastIndexOf('\n', index - 1) + 1;
  const line = text.slice(0, lineStart).split('\n').length - 1;
  const start = (lineOffsets[line] ?? 0) + index - lineStart;
  return file.span(start, start + length);
}
