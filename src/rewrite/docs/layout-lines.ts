/** Text that is in no file yet, in its layout: takes lines of reStructuredText, gives them filled. */
import { SourceFile } from '../../source/source-file.ts';
import { parseMarkup } from '../../syntax/markup/parse-markup.ts';
import { sectionLines } from '../../syntax/markup/section-lines.ts';
import { layoutText } from './layout-blocks.ts';

/** @param firstWidth of the first line, where something stands before it */
export function layoutLines(lines: readonly string[], width: number, firstWidth = width): readonly string[] {
  if (lines.length === 0) return [];
  const file = new SourceFile('', lines.map((line) => `# ${line}`).join('\n'));
  let offset = 0;
  const lineOffsets = lines.map((line) => {
    const start = offset + 2;
    offset = start + line.length + 1;
    return start;
  });
  const span = file.span(lineOffsets[0] ?? 0, file.text.length);
  const section = { kind: 'plain', name: undefined, nameSpan: undefined, span, text: lines.join('\n'), lineOffsets } as const;
  const { blocks } = parseMarkup(section, file, { flavour: 'rst', equalsHeadings: false });
  return layoutText({ lines: sectionLines(section, file), blocks, flavour: 'rst', width, firstWidth, isAtEdge: false });
}
