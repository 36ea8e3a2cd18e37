/** The lines of a section, with the indentation that its tag imposes taken off. */
import type { DocSection } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { dedent, isBlank, nextText, readLine, type Line } from './lines.ts';

/**
 * A text that begins on the line of its tag has its left edge where the next line begins, and one that begins below its
 * tag where it begins itself; lines further left stand at the edge. A text without a tag keeps its indentation.
 * @param options in releases with aligned text, an indented block that the line of the tag announces is no edge
 */
export function sectionLines(section: DocSection, file: SourceFile, { alignsText = false }: { readonly alignsText?: boolean } = {}): readonly Line[] {
  if (section.text === '') return [];
  const lines = section.text.split('\n').map((text, index) => readLine(text, section.lineOffsets[index] ?? 0));
  while (lines.length > 0 && isBlank(lines.at(-1))) lines.pop();
  const isOnTagLine = !startsOwnLine(file.text, section.lineOffsets[0] ?? 0);
  if (section.kind === 'plain' && !isOnTagLine) return lines;
  const [first] = lines;
  if (first === undefined) return [];
  const setter = isOnTagLine ? lines[nextText(lines, 1)] : first;
  const announces = alignsText && isOnTagLine && first.text.endsWith('::') && isBlank(lines[1]);
  const edge = Math.min(setter?.indent ?? 0, announces ? columnOf(file.text, first.offset) : Infinity);
  return lines.map((line) => (line === first && isOnTagLine ? dedent(first, first.indent) : dedent(line, edge)));
}

/** Whether nothing but a comment mark and white space stands before an offset on its line. */
function startsOwnLine(text: string, offset: number): boolean {
  for (let index = offset - 1; index >= 0; index--) {
    const before = text[index];
    if (before === '\n' || before === '\r') return true;
    if (before !== ' ' && before !== '\t' && before !== '#') return false;
  }
  return true;
}

/** Of an offset within a comment, counted from the text after the mark. */
function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf('#', offset - 1) - 2;
}
