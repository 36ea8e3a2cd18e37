/** The nodes right inside of a node, whatever its kind, in the order of the text. */
import type { Block, Inline, MarkupNode, Table } from '../../schema/markup.ts';

/** Empty for nodes that hold no others. */
export function childNodes(node: MarkupNode): readonly MarkupNode[] {
  switch (node.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'footnote':
    case 'substitution-definition':
      return node.content;
    case 'directive':
      return [...node.title, ...node.content];
    case 'bullet-list':
    case 'numbered-list':
      return node.items.flatMap((item) => item.content);
    case 'definition-list':
      return node.items.flatMap((item): readonly MarkupNode[] => [...item.term, ...item.content]);
    case 'field-list':
      return node.fields.flatMap((field) => field.content);
    case 'line-block':
      return node.lines.flatMap((line): readonly Inline[] => line.content);
    case 'table':
      return tableContent(node);
    case 'literal-block':
    case 'transcript':
    case 'link-target':
    case 'comment':
    case 'transition':
    case 'text':
    case 'emphasis':
    case 'strong':
    case 'literal':
    case 'reference':
    case 'role':
    case 'member':
    case 'link':
    case 'footnote-reference':
    case 'substitution':
      return [];
    default:
      return node satisfies never;
  }
}

function tableContent(table: Table): readonly Block[] {
  return [...table.header, ...table.rows].flatMap((row) => row.cells.flatMap((cell) => cell.content));
}
