/** Body markup: takes the lines of a text, gives its blocks. The recognisers are asked in order; the last takes anything. */
import { InvariantError } from '../../diagnostics/invariant.ts';
import type { BlockContext, BlockSettings, Recognised, Recogniser } from './block-context.ts';
import { bulletList } from './bullet-list.ts';
import { directive, explicitMarkup } from './explicit-markup.ts';
import { fieldList } from './field-list.ts';
import { gridTable } from './grid-table.ts';
import { equalsHeading, overlinedHeading, transition, underlinedHeading } from './headings.ts';
import { InlineText } from './inline-text.ts';
import { parseInlines } from './inlines.ts';
import { barredExample, lineBlock } from './line-block.ts';
import { nextText, spanOfLines, trimBlank, type Line } from './lines.ts';
import type { Block, DefinitionItem } from '../../schema/markup.ts';
import { numberedList } from './numbered-list.ts';
import { bareTranscript, drawing, labelledParagraph, olderParagraph } from './older-paragraphs.ts';
import { definitionItem, paragraph, quote } from './paragraph.ts';
import { simpleTable } from './simple-table.ts';

interface RecogniserEntry {
  readonly recognise: Recogniser;
  readonly within: 'all' | 'rst' | 'older';
}

const recognisers: readonly RecogniserEntry[] = [
  { recognise: quote, within: 'all' },
  { recognise: overlinedHeading, within: 'rst' },
  { recognise: underlinedHeading, within: 'rst' },
  { recognise: equalsHeading, within: 'all' },
  { recognise: transition, within: 'rst' },
  { recognise: simpleTable, within: 'all' },
  { recognise: gridTable, within: 'all' },
  { recognise: directive, within: 'all' },
  { recognise: explicitMarkup, within: 'rst' },
  { recognise: labelledParagraph, within: 'older' },
  { recognise: bareTranscript, within: 'older' },
  { recognise: lineBlock, within: 'rst' },
  { recognise: barredExample, within: 'older' },
  { recognise: bulletList, within: 'all' },
  { recognise: numberedList, within: 'all' },
  { recognise: fieldList, within: 'rst' },
  { recognise: definitionItem, within: 'rst' },
  { recognise: drawing, within: 'older' },
  { recognise: olderParagraph, within: 'older' },
  { recognise: paragraph, within: 'rst' },
];

const recognisersOf = (within: 'rst' | 'older'): readonly Recogniser[] =>
  recognisers.filter((entry) => entry.within === 'all' || entry.within === within).map((entry) => entry.recognise);
const restructured = recognisersOf('rst');
const older = recognisersOf('older');

/** Blocks nested deeper than this stay text. */
const maximumDepth = 32;

/** Reads the lines of one text from its top level on. What is not understood stays text and is reported. */
export function parseBlocks(lines: readonly Line[], settings: BlockSettings): readonly Block[] {
  return parseAtDepth(lines, contextAt(0, settings), 0);
}

function contextAt(depth: number, settings: BlockSettings): BlockContext {
  const { file, flavour, equalsHeadings, allowsHeadings, definitions, replacementOf, report } = settings;
  let nested: BlockContext | undefined;
  return {
    file, flavour, equalsHeadings, definitions, replacementOf, report,
    allowsHeadings: allowsHeadings && depth === 0,
    parseBlocks: (lines) => parseAtDepth(lines, (nested ??= contextAt(depth + 1, settings)), depth + 1),
    parseInlines: (lines) => parseInlines(new InlineText(file, lines), settings),
  };
}

function parseAtDepth(lines: readonly Line[], context: BlockContext, depth: number): readonly Block[] {
  if (depth > maximumDepth) return parseTooDeep(lines, context);
  const blocks: Block[] = [];
  let next = nextText(lines, 0);
  while (next < lines.length) {
    const found = recognise(lines, next, context);
    for (const block of found.blocks) blocks.push(block);
    next = nextText(lines, found.next);
  }
  return joinDefinitionLists(blocks);
}

function recognise(lines: readonly Line[], start: number, context: BlockContext): Recognised {
  if (context.flavour === 'rst' && beginsProse(lines[start], lines[start + 1])) {
    const found = paragraph(lines, start, context);
    if (found !== undefined) return found;
  }
  for (const recogniser of context.flavour === 'rst' ? restructured : older) {
    const found = recogniser(lines, start, context);
    if (found !== undefined) return found;
  }
  throw new InvariantError('the last recogniser takes any line');
}

/** Whether a line can begin nothing but a paragraph, as most do: it saves asking all the others. */
function beginsProse(line: Line | undefined, following: Line | undefined): boolean {
  if (line === undefined || line.indent > 0 || !/^[A-Za-z]+,? /.test(line.text)) return false;
  return following === undefined || following.text === '' || (following.indent === 0 && /^[A-Za-z0-9]/.test(following.text));
}

function parseTooDeep(lines: readonly Line[], context: BlockContext): readonly Block[] {
  const first = nextText(lines, 0);
  if (first === lines.length) return [];
  context.report('too-deep', `This text is nested more than ${maximumDepth} levels deep.`, spanOfLines(context.file, lines.slice(first, first + 1)));
  const text = trimBlank(lines).map((line) => ({ ...line, indent: 0 }));
  return [{ kind: 'paragraph', span: spanOfLines(context.file, text), content: context.parseInlines(text) }];
}

/** Definitions are recognised one by one; adjacent ones are one list. */
function joinDefinitionLists(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some(({ kind }) => kind === 'definition-list')) return blocks;
  const joined: Block[] = [];
  let items: DefinitionItem[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind !== 'definition-list') {
      joined.push(block);
    } else if (last?.kind === 'definition-list') {
      items.push(...block.items);
      joined[joined.length - 1] = { ...last, span: last.span.to(block.span), items };
    } else {
      items = [...block.items];
      joined.push({ ...block, items });
    }
  }
  return joined;
}
