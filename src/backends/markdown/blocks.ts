/** The blocks of prose: takes blocks of the markup tree, gives lines of Markdown. */
import { capitalise } from '../../codegen/capitalise.ts';
import { transcriptText } from '../../syntax/markup/examples.ts';
import type { Block, DefinitionList, Directive, FieldList, ListItem, LiteralBlock, NumberedList, Table, Transcript } from '../../schema/markup.ts';
import type { BoxKind } from './flavours/flavour.ts';
import { renderInlines, renderTitle } from './inlines.ts';
import { joinGroups, joinItems, withLabel, type Lines } from './lines.ts';
import { nested, type ProseContext } from './prose-context.ts';
import { printTable, tableCells } from './tables.ts';

/** Blocks with an empty line between them. */
export function renderBlocks(blocks: readonly Block[], context: ProseContext): Lines {
  const { listSeparator } = context.page.flavour;
  const groups: Lines[] = [];
  let previousList: 'bullets' | 'numbers' | undefined;
  let isAlternate = false;
  for (const block of blocks) {
    const list = listKind(block);
    const follows = list !== undefined && previousList !== undefined;
    if (follows && listSeparator !== undefined) groups.push([listSeparator]);
    isAlternate = follows && list === previousList && listSeparator === undefined && !isAlternate;
    const lines = renderBlock(block, context, isAlternate);
    if (lines.length === 0) continue;
    groups.push(lines);
    previousList = list;
  }
  return joinGroups(groups);
}

function listKind(block: Block): 'bullets' | 'numbers' | undefined {
  switch (block.kind) {
    case 'bullet-list':
    case 'definition-list':
    case 'field-list':
      return 'bullets';
    case 'numbered-list':
      return 'numbers';
    default:
      return undefined;
  }
}

/** @param isAlternate whether a list takes other marks than the one before it */
function renderBlock(block: Block, context: ProseContext, isAlternate: boolean): Lines {
  const { flavour } = context.page;
  const bullet = isAlternate ? '*' : '-';
  switch (block.kind) {
    case 'paragraph':
      return renderInlines(block.content, context).trim().split('\n').map((line, index) => flavour.escapeLineStart(line.trim(), index === 0));
    case 'heading':
      return [`**${renderTitle(block.content, context)}**`];
    case 'bullet-list':
      return joinItems(block.items.map((item) => flavour.item(bullet, renderListItem(item, context))));
    case 'numbered-list':
      return renderNumberedList(block, context, isAlternate);
    case 'definition-list':
      return renderDefinitionList(block, bullet, context);
    case 'field-list':
      return renderFieldList(block, bullet, context);
    case 'literal-block':
      return renderLiteral(block, context);
    case 'transcript':
      return renderTranscript(block, context);
    case 'quote':
      return renderBlocks(block.content, nested(context)).map((line) => `> ${line}`.trimEnd());
    case 'line-block':
      return [flavour.escapeLineStart(block.lines.map(({ content, depth }) => '&emsp;'.repeat(depth) + renderTitle(content, context)).join('<br />'), true)];
    case 'table':
      return renderTable(block, context);
    case 'directive':
      return renderDirective(block, context);
    case 'footnote': {
      const label = flavour.escape(`[${block.label}]`);
      const anchor = context.footnotes.get(block);
      const mark = anchor === undefined ? label : context.page.anchor(anchor) + label;
      return withLabel(mark, renderBlocks(block.content, context));
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

function renderLiteral({ text, language }: LiteralBlock, { page, isNested }: ProseContext): Lines {
  // Prettier formats code in languages that it knows.
  if (language !== undefined) page.leaveToPrettier();
  return page.flavour.codeBlock({ text, language: language ?? '', marked: [], isNested });
}

function renderListItem(item: ListItem, context: ProseContext): Lines {
  return renderBlocks(item.content, nested(context));
}

function renderNumberedList({ items, start }: NumberedList, context: ProseContext, isAlternate: boolean): Lines {
  return joinItems(items.map((item, index) => (
    context.page.flavour.item(`${start + index}${isAlternate ? ')' : '.'}`, renderListItem(item, context))
  )));
}

function renderDefinitionList({ items }: DefinitionList, bullet: string, context: ProseContext): Lines {
  return joinItems(items.map(({ term, content }) => context.page.flavour.item(bullet, joinGroups([
    [context.page.flavour.escapeLineStart(renderTitle(term, context), true)],
    renderBlocks(content, nested(context)),
  ]))));
}

function renderFieldList({ fields }: FieldList, bullet: string, context: ProseContext): Lines {
  const { flavour } = context.page;
  return joinItems(fields.map(({ name, content }) => (
    flavour.item(bullet, withLabel(`**${flavour.escape(name)}:**`, renderBlocks(content, nested(context))))
  )));
}

function renderTable(table: Table, context: ProseContext): Lines {
  const { header, rows } = tableCells(table, (blocks) => (
    blocks.map((block) => (block.kind === 'paragraph' ? renderTitle(block.content, context) : renderBlocks([block], nested(context)).join(' '))).join('<br />')
  ));
  // Prettier counts wide characters twice.
  if ([header, ...rows].flat().some((cell) => /[^\0-\u02ff\u2010-\u2027]/.test(cell))) context.page.leaveToPrettier();
  return printTable(header, rows);
}

/** As JSON, which highlighters colour although marks and dots stand in it. What is sent stands out. */
function renderTranscript(transcript: Transcript, { page, isNested }: ProseContext): Lines {
  return page.flavour.codeBlock({ text: transcriptText(transcript), language: 'json', marked: sentLines(transcript), isNested });
}

/** Numbers of the lines with what is sent, from 1. */
function sentLines({ entries }: Transcript): readonly number[] {
  const kinds = entries.flatMap(({ kind, text }) => text.split('\n').map(() => kind));
  return kinds.flatMap((kind, index) => (kind === 'sent' ? [index + 1] : []));
}

const boxKinds: Readonly<Record<string, BoxKind>> = {
  tip: 'tip', hint: 'tip', important: 'warning', attention: 'warning', warning: 'warning', caution: 'warning', danger: 'danger', error: 'danger',
};

const labels: Readonly<Record<string, string>> = {
  seealso: 'See also', deprecated: 'Deprecated since', versionadded: 'Added in', versionchanged: 'Changed in',
};

function renderDirective(directive: Directive, context: ProseContext): Lines {
  const { flavour } = context.page;
  const title = renderTitle(directive.title, context);
  const label = labels[directive.name] ?? capitalise(directive.name);
  const argument = flavour.escape(directive.argument);
  switch (directive.role) {
    case 'admonition': {
      const isTitled = title !== '' && (directive.name === 'admonition' || title.toLowerCase() === label.toLowerCase());
      const heading = isTitled ? title : `${flavour.escape(label)}${title === '' ? '' : `: ${title}`}`;
      return flavour.box(boxKinds[directive.name] ?? 'note', heading, renderBlocks(directive.content, nested(context)));
    }
    case 'version':
      return withLabel(`**${flavour.escape(label)} ${argument}:**`, renderBlocks(directive.content, context));
    case 'example':
      return joinGroups([[title === '' ? '**Example**' : `**Example: ${title}**`], renderBlocks(directive.content, context)]);
    case 'titled':
      return joinGroups([title === '' ? [] : [`**${title}**`], renderBlocks(directive.content, context)]);
    case 'code':
      return renderBlocks(directive.content, context);
    case 'other':
      return joinGroups([[`**${`${flavour.escape(directive.name)} ${argument}`.trim()}**`], renderBlocks(directive.content, context)]);
    default:
      return directive.role satisfies never;
  }
}
