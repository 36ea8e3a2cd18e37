/** Marks on both sides of a text: emphasis, strong, literal, substitution. reStructuredText, "Inline Markup". */
import type { Span } from '../../source/span.ts';
import { findEndMark, isStartMark, unescape } from './inline-boundaries.ts';
import type { InlineReader } from './inline-reader.ts';
import type { Inline } from '../../schema/markup.ts';

interface MarkedText {
  readonly mark: string;
  readonly name: string;
  readonly node: (text: string, span: Span) => Inline;
}

const emphasis = (text: string, span: Span): Inline => ({ kind: 'emphasis', span, text });
const strong = (text: string, span: Span): Inline => ({ kind: 'strong', span, text });
const literal = (text: string, span: Span): Inline => ({ kind: 'literal', span, text });
const substitution = (text: string, span: Span): Inline => ({ kind: 'substitution', span, name: text });

const restructuredMarks: Readonly<Record<string, readonly MarkedText[]>> = {
  '*': [{ mark: '**', name: 'Strong text', node: strong }, { mark: '*', name: 'Emphasis', node: emphasis }],
  '`': [{ mark: '``', name: 'Literal text', node: literal }],
  '|': [{ mark: '|', name: 'A substitution', node: substitution }],
};

/** Before 5.2, one star was strong, and an underline on both sides emphasis. */
const olderMarks: Readonly<Record<string, readonly MarkedText[]>> = {
  '*': [{ mark: '**', name: 'Strong text', node: strong }, { mark: '*', name: 'Strong text', node: strong }],
  '_': [{ mark: '_', name: 'Emphasis', node: emphasis }],
  '`': [{ mark: '``', name: 'Literal text', node: literal }],
};

/** Longest text between marks of the older dialects, which nobody was bound to escape. */
const longestOlderText = 200;

/** Reads markup whose start mark stands at the reader's position. One without an end is reported and stays text. */
export function readMarkedText(reader: InlineReader): boolean {
  const start = reader.position;
  const marked = markAt(restructuredMarks, reader);
  if (marked === undefined) return false;
  const { mark, name } = marked;
  const from = start + mark.length;
  // Two bars are the "or" of a programming language.
  if (!isStartMark(reader.text, start, from) || reader.text.startsWith('||', start)) return takeMark(reader, mark);
  const end = reader.findEnd(mark, () => findEndMark(reader.text, { mark, from, hasEscapes: mark !== '``' }));
  if (end !== undefined) return addMarked(reader, marked, end);
  reader.context.report('unclosed-inline', `${name} begins here, but the mark that ends it is missing.`, reader.span(start, from));
  return takeMark(reader, mark);
}

/** The same for the older dialects, where a mark without an end is a character like any other. */
export function readOlderMarkedText(reader: InlineReader): boolean {
  const start = reader.position;
  const marked = markAt(olderMarks, reader);
  if (marked === undefined) return false;
  const { mark } = marked;
  const from = start + mark.length;
  const limit = from + longestOlderText;
  const end = isStartMark(reader.text, start, from) ? findEndMark(reader.text, { mark, from, hasEscapes: false, limit }) : undefined;
  if (end === undefined || (mark === '_' && reader.text.slice(from, end).includes('_'))) return takeMark(reader, mark);
  return addMarked(reader, marked, end);
}

function markAt(marks: typeof olderMarks, reader: InlineReader): MarkedText | undefined {
  return marks[reader.text[reader.position] ?? '']?.find(({ mark }) => reader.text.startsWith(mark, reader.position));
}

function addMarked(reader: InlineReader, { mark, node }: MarkedText, end: number): true {
  const start = reader.position;
  const raw = reader.text.slice(start + mark.length, end);
  const after = end + mark.length;
  const span = reader.span(start, after);
  const [first, ...others] = (mark === '|' ? reader.context.replacementOf(raw) : undefined) ?? [];
  reader.add(first === undefined ? node(mark === '``' ? raw : unescape(raw), span) : { ...first, span }, start, after);
  for (const other of others) reader.add({ ...other, span }, after, after);
  return true;
}

function takeMark(reader: InlineReader, mark: string): true {
  reader.takeText(reader.position + mark.length);
  return true;
}
