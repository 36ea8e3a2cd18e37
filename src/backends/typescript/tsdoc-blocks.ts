/** The blocks of a TSDoc comment: takes blocks of the markup tree, gives lines of Markdown without comment marks. */
import { capitalise } from '../../codegen/capitalise.ts';
import { transcriptText } from '../../syntax/markup/examples.ts';
import type {
  Block, DefinitionList, Directive, FieldList, ListItem, Table, TableRow,
} from '../../schema/markup.ts';
import { escapeLineStart, escapeProse, fencedBlock } from './tsdoc-escape.ts';
import { renderInlines, type LinkResolver } from './tsdoc-inlines.ts';

/** Blocks with an empty line between them. */
export function renderBlocks(blocks: readonly Block[], links: LinkResolver): readonly string[] {
  return joinBlocks(blocks.map((block) => renderBlock(block, links)));
}

/** Groups of lines with an empty line between those that are not empty. */
export function joinBlocks(groups: readonly (readonly string[])[]): readonly string[] {
  const joined: string[] = [];
  for (const lines of groups) {
    if (joined.length > 0 && lines.length > 0) joined.push('');
    for (const line of lines) joined.push(line);
  }
  return joined;
}

/** An item of a list: its mark, and everything after the first line indented by the mark's width. */
export function renderItem(mark: string, lines: readonly string[]): readonly string[] {
  const indent = ' '.repeat(mark.length + 1);
  return lines.length === 0 ? [mark] : lines.map((line, index) => (index === 0 ? `${mark} ${line}` : line === '' ? '' : indent + line));
}

function renderBlock(block: Block, links: LinkResolver): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return renderInlines(block.content, links).trim().split('\n').map(escapeLineStart);
    case 'heading':
      return [`**${renderInlines(block.content, links).replace(/\s+/g, ' ').trim()}**`];
    case 'bullet-list':
      return block.items.flatMap((item) => renderItem('-', renderListItem(item, links)));
    case 'numbered-list':
      return block.items.flatMap((item, index) => renderItem(`${block.start + index}.`, renderListItem(item, links)));
    case 'definition-list':
      return renderDefinitionList(block, links);
    case 'field-list':
      return renderFieldList(block, links);
    case 'literal-block':
      return fencedBlock(block.text, block.language);
    case 'transcript':
      return fencedBlock(transcriptText(block));
    case 'quote':
      return renderBlocks(block.content, links).map((line) => `> ${line}`.trimEnd());
    case 'line-block':
      return block.lines.map(({ content }, index) =>
        escapeLineStart(renderInlines(content, links)) + (index < block.lines.length - 1 ? '\\' : ''));
    case 'table':
      return renderTable(block, links);
    case 'directive':
      return renderDirective(block, links);
    case 'footnote': {
      const [first = '', ...rest] = renderBlocks(block.content, links);
      return [`\\[${escapeProse(block.label)}\\] ${first}`, ...rest];
    }
    case 'transition':
      return ['---'];
    case 'link-target':
    case 'substitution-definition':
    case 'comment':
      return [];
    default:
      return block satisfies never;
  }
}

function renderListItem(item: ListItem, links: LinkResolver): readonly string[] {
  return renderBlocks(item.content, links);
}

function renderDefinitionList(list: DefinitionList, links: LinkResolver): readonly string[] {
  return list.items.flatMap((item) => {
    const term = renderInlines(item.term, links).replace(/\s+/g, ' ').trim();
    return renderItem('-', [`${term}:`, ...renderBlocks(item.content, links)]);
  });
}

function renderFieldList(list: FieldList, links: LinkResolver): readonly string[] {
  return list.fields.flatMap((field) => {
    const [first = '', ...rest] = renderBlocks(field.content, links);
    return renderItem('-', [`${escapeProse(field.name)}: ${first}`.trimEnd(), ...rest]);
  });
}

/** What Markdown's tables cannot hold (cells of several blocks, spans) is joined with spaces. */
function renderTable(table: Table, links: LinkResolver): readonly string[] {
  const renderRow = (row: TableRow): string => {
    const cells = Array.from({ length: table.columns }, (_, column) => {
      const cell = row.cells.find((candidate) => candidate.column === column);
      return cell === undefined ? '' : renderBlocks(cell.content, links).join(' ').replace(/\s+/g, ' ').replaceAll('|', '\\|');
    });
    return `| ${cells.join(' | ')} |`;
  };
  const [header, ...more] = table.header;
  const empty = `|${'  |'.repeat(table.columns)}`;
  return [
    header === undefined ? empty : renderRow(header),
    `|${' --- |'.repeat(table.columns)}`,
    ...[...more, ...table.rows].map(renderRow),
  ];
}

function renderDirective(directive: Directive, links: LinkResolver): readonly string[] {
  const content = renderBlocks(directive.content, links);
  const title = renderInlines(directive.title, links).replace(/\s+/g, ' ').trim();
  switch (directive.role) {
    case 'admonition': {
      const label = directive.name === 'admonition' && title !== '' ? title : capitalise(directive.name) + (title === '' ? '' : `: ${title}`);
      return label === '' ? content : withLabel(`**${label}:**`, content);
    }
    case 'version':
      return withLabel(`**${capitalise(versionLabels[directive.name] ?? directive.name)} ${escapeProse(directive.argument)}:**`, content);
    case 'example':
    case 'titled':
      return title === '' ? content : joinBlocks([[`**${title}**`], content]);
    case 'code':
      return content;
    case 'other':
      return joinBlocks([[`**${escapeProse(`${directive.name} ${directive.argument}`.trim())}**`], content]);
    default:
      return directive.role satisfies never;
  }
}

const versionLabels: Readonly<Record<string, string>> = {
  deprecated: 'deprecated since',
  versionadded: 'added in',
  versionchanged: 'changed in',
};

/** A label or tag in the line of the first paragraph, and above anything else. */
export function withLabel(label: string, [first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined) return [label];
  return /^(?:[-+|>]|\d+\.|```)/.test(first) ? [label, '', first, ...rest] : [`${label} ${first}`, ...rest];
}
