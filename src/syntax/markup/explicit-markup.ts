/** Explicit markup, `.. `: directives, footnotes, link targets, substitutions, comments. reStructuredText, "Explicit Markup Blocks". */
import type { BlockContext, Recogniser } from './block-context.ts';
import { directiveKind } from './directive-kinds.ts';
import { parseDirective } from './directives.ts';
import { expectBlankLine } from './expect-blank-line.ts';
import { dedentAll, endOfIndented, isBlank, layoutOf, partOf, restOf, spanOfLines, type Line } from './lines.ts';
import type { Block } from '../../schema/markup.ts';
import { unescape } from './inline-boundaries.ts';

const directivePattern = /^\.\. +([A-Za-z0-9]+(?:[-._+:][A-Za-z0-9]+)*) ?::(?= |$)/;
const footnotePattern = /^\.\. +\[(\d+|#[\w.-]*|\*|[A-Za-z][\w.:+-]*)\](?= |$)/;
const targetPattern = /^(?:\.\. +_(?!_:)(?:`([^`]+)`|((?:[^:\\`]|\\.|:(?! |$))+)):(?= |$)|\.\. +__:(?= |$)|__(?= ))/;
const substitutionPattern = /^\.\. +\|([^|\s](?:[^|]*[^|\s])?)\| +([A-Za-z0-9]+(?:[-._+:][A-Za-z0-9]+)*)::(?= |$)/;
/** Names are looked for this far into a line: no mark of explicit markup is longer. */
const longestMark = 300;

/** A directive; the only explicit markup of the older dialects, which do not know it but may have it in part. */
export const directive: Recogniser = (lines, start, context) => {
  const first = lines[start];
  if (first === undefined || !first.text.startsWith('..')) return undefined;
  const match = directivePattern.exec(first.text.slice(0, longestMark));
  if (match?.[1] === undefined) return undefined;
  const end = endOfExplicit(lines, start, context);
  const found = { name: match[1].toLowerCase(), head: restOf(first, match[0].length), others: lines.slice(start + 1, end) };
  return { blocks: [parseDirective(found, first, context)], next: end };
};

/** Everything else that begins with two dots. */
export const explicitMarkup: Recogniser = (lines, start, context) => {
  const first = lines[start];
  if (first === undefined || !/^(?:\.\.(?: |$)|__ )/.test(first.text)) return undefined;
  // An empty comment has no content: what stands below is a block of its own.
  const isEmpty = first.text === '..' && isBlank(lines[start + 1]);
  const end = isEmpty ? start + 1 : endOfExplicit(lines, start, context);
  const block = lines.slice(start, end);
  const found = readFootnote(block, context) ?? readTarget(block, context) ?? readSubstitution(block, context) ?? readComment(block, context);
  return { blocks: [found], next: end };
};

function endOfExplicit(lines: readonly Line[], start: number, context: BlockContext): number {
  const end = Math.max(start + 1, endOfIndented(lines, start + 1, 1));
  const following = lines[end];
  const isNextMark = following !== undefined && /^(?:\.\. |__ )/.test(following.text);
  if (!isNextMark) expectBlankLine({ lines, at: end, after: 'explicit markup (`..`)' }, context);
  return end;
}

/** What follows the mark on the first line, and the lines below. */
function contentOf(lines: readonly Line[], markLength: number): readonly Line[] {
  const [first, ...others] = lines;
  const rest = first === undefined ? [] : [restOf(first, markLength)].filter((line) => !isBlank(line));
  return [...rest, ...dedentAll(others)];
}

function readFootnote(lines: readonly Line[], context: BlockContext): Block | undefined {
  const match = footnotePattern.exec(lines[0]?.text.slice(0, longestMark) ?? '');
  if (match?.[1] === undefined) return undefined;
  const label = context.definitions.footnoteLabel(match[1], 'definition');
  const content = context.parseBlocks(contentOf(lines, match[0].length));
  return { kind: 'footnote', span: spanOfLines(context.file, lines), label, content };
}

/** The label of a footnote that begins on the line, as written. */
export function footnoteLabelOf({ text }: Line): string | undefined {
  return footnotePattern.exec(text.slice(0, longestMark))?.[1];
}

function readTarget(lines: readonly Line[], context: BlockContext): Block | undefined {
  const target = targetOf(lines);
  return target && { kind: 'link-target', span: spanOfLines(context.file, lines), ...target };
}

/** Name and URL if the lines, of which the first has the mark, are a link target; an anonymous one has an empty name. */
export function targetOf(lines: readonly Line[]): { readonly name: string; readonly url: string } | undefined {
  const match = targetPattern.exec(lines[0]?.text.slice(0, longestMark) ?? '');
  if (match === null) return undefined;
  const url = contentOf(lines, match[0].length).map((line) => line.text).join('');
  return { name: unescape(match[1] ?? match[2] ?? ''), url: unescape(url) };
}

function readSubstitution(lines: readonly Line[], context: BlockContext): Block | undefined {
  const found = substitutionOf(lines);
  if (found === undefined) return undefined;
  const { name, directive: by, lines: content } = found;
  return { kind: 'substitution-definition', span: spanOfLines(context.file, lines), name, directive: by, content: context.parseInlines(content) };
}

/** A substitution's name, its directive in lower case, and what that is given. */
export interface SubstitutionLines {
  readonly name: string;
  readonly directive: string;
  readonly lines: readonly Line[];
}

/** Reads lines, of which the first has the mark, if they define a substitution. */
export function substitutionOf(lines: readonly Line[]): SubstitutionLines | undefined {
  const match = substitutionPattern.exec(lines[0]?.text.slice(0, longestMark) ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { name: match[1], directive: match[2].toLowerCase(), lines: contentOf(lines, match[0].length).map((line) => ({ ...line, indent: 0 })) };
}

function readComment(lines: readonly Line[], context: BlockContext): Block {
  const [first, ...others] = lines;
  const span = spanOfLines(context.file, lines);
  const word = /^\.\. +([a-z-]+) *:(?: |$)/.exec(first?.text.slice(0, longestMark) ?? '')?.[1];
  if (word !== undefined && directiveKind(word) !== undefined) {
    context.report('bad-directive', `This is a comment: the directive \`${word}\` would need two colons.`, spanOfLines(context.file, lines.slice(0, 1)));
  }
  const head = first === undefined ? '' : partOf(first, 2).text;
  const text = [head, layoutOf(others)].filter((part) => part !== '').join('\n');
  return { kind: 'comment', span, text };
}
