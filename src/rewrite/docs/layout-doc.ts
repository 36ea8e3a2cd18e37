/** A documentation comment in its one layout: takes its lines and its structure, gives lines of comment. */
import { permits, requires, type Dialect } from '../../schema/dialect.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { DocBlock } from '../../syntax/docs/doc-blocks.ts';
import type { DocLine } from '../../syntax/docs/doc-lines.ts';
import { markupOptions } from '../../syntax/markup/markup-options.ts';
import type { Markup } from '../../schema/markup.ts';
import { parseDoc } from '../../syntax/markup/parse-markup.ts';
import { sectionLines } from '../../syntax/markup/section-lines.ts';
import { docComment, hasEdge, indent, sectionIndentation, separated, textWidth } from './doc-comment.ts';
import { lengthOf } from './fill.ts';
import { beginsWithParagraph, layoutText, type TextLayout } from './layout-blocks.ts';

/** A comment as it was read. */
export interface ReadDoc {
  readonly block: DocBlock;
  readonly doc: Doc;
}

/** Undefined if its lines cannot be told apart by its structure, or hold something that is not in it. */
export function layoutDoc({ block, doc }: ReadDoc, dialect: Dialect): readonly string[] | undefined {
  const markup = parseDoc(doc, markupOptions(dialect));
  const starts = new Map(doc.sections.map((section) => [section.span.start, section]));
  const parts: (readonly string[])[] = [];
  for (let index = 0; index < block.lines.length; index++) {
    const line = block.lines[index];
    const section = line && starts.get(line.textStart);
    if (line === undefined || (line.text === '' && section === undefined)) continue;
    if (index === 0 && doc.symbol !== undefined && section !== undefined) return undefined;
    if (section === undefined) {
      parts.push([line.text]);
      continue;
    }
    parts.push(layoutSection({ section, line, markup: markup.get(section) }, dialect));
    while ((block.lines[index + 1]?.textStart ?? Infinity) < section.span.end) index++;
  }
  const lines = separated(parts);
  // Before 2.9 there are words that no section has, and they are not to be lost.
  return lettersOf(lines) === lettersOf(block.lines.map(({ text }) => text)) ? docComment(lines) : undefined;
}

function lettersOf(lines: readonly string[]): string {
  return lines.join('').replace(/\s+/g, '');
}

interface SectionParts {
  readonly section: DocSection;
  /** With its tag, or its first words. */
  readonly line: DocLine;
  readonly markup: Markup | undefined;
}

function layoutSection({ section, line, markup }: SectionParts, dialect: Dialect): readonly string[] {
  const { file } = section.span;
  const options = markupOptions(dialect);
  const text = { lines: sectionLines(section, file, options), blocks: markup?.blocks ?? [], flavour: options.flavour };
  const textOffset = (section.lineOffsets[0] ?? Infinity) - line.textStart;
  const isOnTagLine = textOffset <= line.text.length && !(section.kind === 'plain' && textOffset === 0);
  if (section.kind === 'plain') return layoutText({ ...text, width: textWidth, isAtEdge: true });
  const tag = (isOnTagLine ? line.text.slice(0, textOffset) : line.text).trimEnd().replace(/\s+:$/, ':');
  if (text.lines.length === 0) return [tag];
  return isAligned(dialect) ? alignedSection({ tag, text, isOnTagLine, isIndented: section.text.startsWith(' ') }) : indentedSection(tag, text);
}

/** Until 8.0 the text of a section stood below its first word. */
function isAligned(dialect: Dialect): boolean {
  return permits(dialect, 'unindented-sections') && !requires(dialect, 'indented-descriptions');
}

type Text = Pick<TextLayout, 'lines' | 'blocks' | 'flavour'>;

function indentedSection(tag: string, text: Text): readonly string[] {
  const firstWidth = textWidth - lengthOf(tag) - 1;
  const layout = { ...text, width: textWidth - sectionIndentation, isAtEdge: false };
  if (beginsWithParagraph(text)) {
    const [first = '', ...others] = layoutText({ ...layout, firstWidth });
    if (lengthOf(first) <= firstWidth && hasEdge([first, ...others])) return [`${tag} ${first}`, ...indent(others, sectionIndentation)];
  }
  return [tag, ...indent(layoutText(layout), sectionIndentation)];
}

interface TaggedText {
  readonly tag: string;
  readonly text: Text;
  readonly isOnTagLine: boolean;
  /** Whether the text below a tag stands in from it. */
  readonly isIndented: boolean;
}

function alignedSection({ tag, text, isOnTagLine, isIndented }: TaggedText): readonly string[] {
  if (!isOnTagLine) {
    const columns = isIndented ? sectionIndentation : 0;
    const lines = indent(layoutText({ ...text, width: textWidth - columns, isAtEdge: !isIndented }), columns);
    return isIndented || tag.startsWith('@') ? [tag, ...lines] : [tag, '', ...lines];
  }
  const columns = lengthOf(tag.replace(/ +#optional$/, '')) + 1;
  const [first = '', ...others] = layoutText({ ...text, width: textWidth - columns, firstWidth: textWidth - lengthOf(tag) - 1, isAtEdge: false });
  return [`${tag} ${first}`, ...indent(others, columns)];
}
