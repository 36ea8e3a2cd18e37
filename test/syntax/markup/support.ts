/** Reads markup from a text, as if it stood in a doc comment, and prints trees in short. */
import type { DocSection, DocSectionKind } from '../../../src/schema/doc.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import type { Block, Inline, Markup, TableRow } from '../../../src/schema/markup.ts';
import { parseMarkup, type MarkupOptions } from '../../../src/syntax/markup/parse-markup.ts';

/** How a text is read: reStructuredText of a plain section, unless they say otherwise. */
export interface ReadOptions extends Partial<MarkupOptions> {
  readonly kind?: DocSectionKind;
  /** What stands before the text on its first line, such as `@member: `. */
  readonly tag?: string;
}

/** A section whose lines are comments, each after `# `. */
export function sectionOf(text: string, { kind = 'plain', tag = '' }: ReadOptions = {}): { section: DocSection; file: SourceFile } {
  const lines = text.split('\n');
  const lineOffsets: number[] = [];
  let source = '##\n';
  lines.forEach((line, index) => {
    source += index === 0 ? `# ${tag}` : '# ';
    lineOffsets.push(source.length);
    source += `${line}\n`;
  });
  const file = new SourceFile('test.json', `${source}##\n`);
  const start = lineOffsets[0] ?? 0;
  const section = { kind, name: undefined, nameSpan: undefined, span: file.span(start, source.length - 1), text, lineOffsets };
  return { section, file };
}

/** The tree of a text together with its problems. */
export function read(text: string, options: ReadOptions = {}): Markup {
  const { section, file } = sectionOf(text, options);
  return parseMarkup(section, file, { flavour: options.flavour ?? 'rst', equalsHeadings: options.equalsHeadings ?? false });
}

/** The tree of a text without problems, one line a block. */
export function outline(text: string, options: ReadOptions = {}): readonly string[] {
  const { blocks, problems } = read(text, options);
  if (problems.length > 0) throw new Error(problems.map(({ kind, message }) => `${kind}: ${message}`).join('\n'));
  return outlineOf(blocks);
}

/** Kind and place of each problem, as `line:column kind text`. Lines and columns count from 1 in the text that was given. */
export function problemsIn(text: string, options: ReadOptions = {}): readonly string[] {
  return read(text, options).problems.map(({ kind, span }) => {
    const { line, column } = span.startPosition;
    return `${line - 1}:${column - 2 - (line === 2 ? (options.tag ?? '').length : 0)} ${kind} ${span.text.split('\n')[0] ?? ''}`;
  });
}

/** Blocks in short, a line each; what they contain is indented below them. */
export function outlineOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(blockOutline);
}

function blockOutline(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [`paragraph: ${inlineOutline(block.content)}`];
    case 'heading':
      return [`heading ${block.level}: ${inlineOutline(block.content)}`];
    case 'bullet-list':
      return ['bullet-list', ...block.items.flatMap((item) => [`  ${item.mark}`, ...nested(item.content, 2)])];
    case 'numbered-list':
      return [`numbered-list ${block.style} ${block.format} from ${block.start}`,
        ...block.items.flatMap((item) => [`  ${item.mark}`, ...nested(item.content, 2)])];
    case 'definition-list':
      return ['definition-list', ...block.items.flatMap((item) => [`  ${inlineOutline(item.term)}`, ...nested(item.content, 2)])];
    case 'field-list':
      return ['field-list', ...block.fields.flatMap((field) => [`  ${field.name}`, ...nested(field.content, 2)])];
    case 'literal-block':
      return [`literal${block.language === undefined ? '' : ` ${block.language}`}: ${JSON.stringify(block.text)}`];
    case 'transcript':
      return ['transcript', ...block.entries.map((entry) => `  ${entry.kind}: ${JSON.stringify(entry.text)}`)];
    case 'quote':
      return ['quote', ...nested(block.content, 1)];
    case 'line-block':
      return ['line-block', ...block.lines.map((line) => `  ${line.depth}: ${inlineOutline(line.content)}`)];
    case 'table':
      return [`table of ${block.columns}`, ...block.header.map((row) => `  header ${rowOutline(row)}`), ...block.rows.map((row) => `  row ${rowOutline(row)}`)];
    case 'directive':
      return [
        `${block.role} ${block.name}${block.argument === '' ? '' : ` (${block.argument})`}${block.title.length === 0 ? '' : ` "${inlineOutline(block.title)}"`}`,
        ...block.options.map((option) => `  :${option.name}: ${option.value}`.trimEnd()),
        ...nested(block.content, 1),
      ];
    case 'footnote':
      return [`footnote ${block.label}`, ...nested(block.content, 1)];
    case 'link-target':
      return [`target ${block.name}: ${block.url}`];
    case 'substitution-definition':
      return [`substitution ${block.name}: ${block.directive} ${inlineOutline(block.content)}`];
    case 'comment':
      return [`comment: ${JSON.stringify(block.text)}`];
    case 'transition':
      return ['transition'];
    default:
      return block satisfies never;
  }
}

function nested(blocks: readonly Block[], depth: number): readonly string[] {
  return outlineOf(blocks).map((line) => '  '.repeat(depth) + line);
}

/** Cells as `[column+columns x rows: content]`, short if they span nothing. */
function rowOutline(row: TableRow): string {
  return row.cells.map((cell) => {
    const spans = cell.columnSpan === 1 && cell.rowSpan === 1 ? '' : `${cell.columnSpan}x${cell.rowSpan} `;
    return `[${cell.column} ${spans}${outlineOf(cell.content).join('; ')}]`;
  }).join(' ');
}

/** Text as it is, a line end as `/`, anything else as `<kind text>`. */
export function inlineOutline(inlines: readonly Inline[]): string {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return inline.text;
      case 'emphasis':
      case 'strong':
      case 'literal':
        return `<${inline.kind} ${inline.text}>`;
      case 'reference':
        return `<reference ${inline.text}${inline.target === inline.text ? '' : ` to ${inline.target}`}>`;
      case 'role':
        return `<${inline.role} ${inline.text}${inline.target === inline.text ? '' : ` to ${inline.target}`}>`;
      case 'link':
        return `<link ${inline.text}${inline.url === inline.text ? '' : ` to ${inline.url ?? '?'}`}>`;
      case 'member':
        return `<member ${inline.name}>`;
      case 'footnote-reference':
        return `<footnote ${inline.label}>`;
      case 'substitution':
        return `<substitution ${inline.name}>`;
      default:
        return inline satisfies never;
    }
  }).join('').replaceAll('\n', ' / ');
}
