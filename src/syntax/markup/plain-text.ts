/** Markup without its marks: for summaries, descriptions in formats that know no markup, and searching. */
import { transcriptText } from './examples.ts';
import type { Block, Inline, ListItem, Table } from '../../schema/markup.ts';

/** Blocks are parted by a blank line; a paragraph is one line. Comments and link targets are not shown. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter((text) => text !== '').join('\n\n');
}

/** One line. */
function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(wordText).join('').replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content);
    case 'bullet-list':
      return listText(block.items, () => '- ');
    case 'numbered-list':
      return listText(block.items, (index) => `${block.start + index}. `);
    case 'definition-list':
      return block.items.map((item) => joinLines([inlineText(item.term), indented(plainText(item.content), '  ')])).join('\n');
    case 'field-list':
      return block.fields.map((field) => `${field.name}: ${indented(plainText(field.content), '  ').trimStart()}`).join('\n');
    case 'literal-block':
      return block.text;
    case 'transcript':
      return transcriptText(block);
    case 'quote':
      return indented(plainText(block.content), '  ');
    case 'line-block':
      return block.lines.map((line) => '  '.repeat(line.depth) + inlineText(line.content)).join('\n');
    case 'table':
      return tableText(block);
    case 'directive':
      return joinLines([inlineText(block.title), plainText(block.content)]);
    case 'footnote':
      return `[${block.label}] ${indented(plainText(block.content), '  ').trimStart()}`;
    case 'link-target':
    case 'substitution-definition':
    case 'comment':
    case 'transition':
      return '';
    default:
      return block satisfies never;
  }
}

function wordText(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'emphasis':
    case 'strong':
    case 'literal':
    case 'reference':
    case 'role':
    case 'link':
      return inline.text;
    case 'member':
    case 'substitution':
      return inline.name;
    case 'footnote-reference':
      return `[${inline.label}]`;
    default:
      return inline satisfies never;
  }
}

function listText(items: readonly ListItem[], markOf: (index: number) => string): string {
  return items.map((item, index) => {
    const mark = markOf(index);
    return mark + indented(plainText(item.content), ' '.repeat(mark.length)).trimStart();
  }).join('\n');
}

function tableText(table: Table): string {
  const rows = [...table.header, ...table.rows];
  return rows.map((row) => row.cells.map((cell) => plainText(cell.content).replace(/\s+/g, ' ')).join(' | ')).join('\n');
}

function indented(text: string, indent: string): string {
  return text.split('\n').map((line) => (line === '' ? '' : indent + line)).join('\n');
}

function joinLines(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
