/** What must hold of every markup tree: each word of the text is in it, and spans lie within each other. */
import type { Span } from '../../../src/source/span.ts';
import { childNodes } from '../../../src/syntax/markup/child-nodes.ts';
import type { Block, Directive, MarkupNode } from '../../../src/schema/markup.ts';
import { walkMarkup } from '../../../src/syntax/markup/walk-markup.ts';

interface TreeWords {
  readonly words: readonly string[];
  /** False if words come in another order than in the text: of cells side by side, and of content above and below options. */
  readonly areInOrder: boolean;
}

/** The words of a text that markup may not lose: letters and digits. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text that a node holds itself, not through its children, at the place where it begins. */
interface Piece {
  readonly start: number;
  readonly text: string;
}

/** The words of everything that a tree holds, as they stand in the text. */
export function wordsOfTree(blocks: readonly Block[]): TreeWords {
  const pieces: Piece[] = [];
  let areInOrder = true;
  walkMarkup(blocks, {
    enter(node) {
      if (node.kind === 'table' || (node.kind === 'directive' && hasContentAboveOptions(node))) areInOrder = false;
      if (!isReplacement(node)) pieces.push(...ownPieces(node));
      else if (pieces.at(-1)?.start !== node.span.start) pieces.push({ start: node.span.start, text: node.span.text });
      return undefined;
    },
  });
  pieces.sort((left, right) => left.start - right.start);
  return { words: wordsOf(pieces.map(({ text }) => text).join(' ')), areInOrder };
}

function ownPieces(node: MarkupNode): readonly Piece[] {
  const at = (text: string, span: Span = node.span): Piece => ({ start: span.start, text });
  switch (node.kind) {
    case 'text':
    case 'emphasis':
    case 'strong':
    case 'literal':
    case 'literal-block':
    case 'comment':
      return [at(node.text)];
    case 'reference':
      return [at(node.text === node.target ? node.text : `${node.text} ${node.target}`)];
    case 'role': {
      const text = node.text === node.target ? node.text : `${node.text} ${node.target}`;
      return [at(node.span.text.startsWith(':') ? `${node.role} ${text}` : `${text} ${node.role}`)];
    }
    case 'link':
      return [at(node.text === node.url || !/>`__?$/.test(node.span.text) ? node.text : `${node.text} ${node.url ?? ''}`)];
    case 'member':
    case 'substitution':
      return [at(node.name)];
    case 'footnote':
    case 'footnote-reference':
      return [at(/\[[^\]]*\]/.exec(node.span.text)?.[0] ?? '')];
    case 'link-target':
      return [at(`${node.name} ${node.url}`)];
    case 'substitution-definition':
      return [at(`${node.name} ${node.directive}`)];
    case 'bullet-list':
    case 'numbered-list':
      return node.items.map((item) => at(item.mark, item.span));
    case 'field-list':
      return node.fields.map((field) => at(field.name, field.span));
    case 'transcript':
      return node.entries.map((entry) => at(entry.text, entry.span));
    case 'directive':
      // The older dialects name it by a label, which is its title.
      return [
        at(node.span.text.startsWith('..') ? `${node.name} ${isArgumentShown(node) ? '' : node.argument}` : ''),
        ...node.options.map((option) => at(isShownBy(node, option.span) ? option.name : `${option.name} ${option.value}`, option.span)),
      ];
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'definition-list':
    case 'line-block':
    case 'table':
    case 'transition':
      return [];
    default:
      return node satisfies never;
  }
}

function hasContentAboveOptions({ content, options }: Directive): boolean {
  return (content[0]?.span.start ?? Infinity) < (options[0]?.span.start ?? 0);
}

/** What stands for a substitution is not in the text, but its reference is. */
function isReplacement({ kind, span: { text } }: MarkupNode): boolean {
  return text.length > 2 && text.startsWith('|') && text.endsWith('|') && !blockKinds.has(kind);
}

const blockKinds: ReadonlySet<string> = new Set(['table', 'line-block', 'literal-block', 'paragraph', 'heading', 'transcript', 'quote', 'definition-list']);

/** The address of an image is there twice if nothing else stands in for it. */
function isArgumentShown({ content, argument, span }: Directive): boolean {
  const shown = content[0]?.span;
  return shown?.text === argument && shown.end <= span.start + (span.text.split('\n')[0]?.length ?? 0);
}

/** Some options are there twice: as such, and as title of an example, header of a table, text of an image. */
function isShownBy(directive: Directive, option: Span): boolean {
  const lies = ({ span }: MarkupNode): boolean => span.start >= option.start && span.end <= option.end;
  return childNodes(directive).some((child) => lies(child) || (child.kind === 'table' && childNodes(child).some(lies)));
}

/** Descriptions of nodes that do not lie within their parents. */
export function straySpans(blocks: readonly Block[], outer: Span): readonly string[] {
  const stray: string[] = [];
  const check = (node: MarkupNode, parent: Span): void => {
    const { start, end } = node.span;
    if (start > end || start < parent.start || end > parent.end) stray.push(`${node.kind} ${start}..${end} not in ${parent.start}..${parent.end}`);
    for (const child of childNodes(node)) check(child, node.span);
  };
  for (const block of blocks) check(block, outer);
  return stray;
}
