/** The messages in a schema's documentation: takes prose, gives each message with its value, conversation by conversation. */
import { nearestName } from '../../diagnostics/suggest.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Command, Definition } from '../../schema/model.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { ExampleMessage } from './example-value.ts';
import { columnOf, readExample } from './read-example.ts';

/** A message of an example. */
export interface ExampleEntryMessage {
  readonly direction: 'sent' | 'received';
  readonly file: SourceFile;
  readonly message: ExampleMessage;
}

/** Messages of one definition's documentation, in their order. */
export interface Conversation {
  /** Whose documentation it is in. */
  readonly definition: Definition | undefined;
  readonly messages: readonly ExampleEntryMessage[];
}

/** Where examples are looked for. */
export interface ExampleSource {
  readonly schema: { readonly docs: readonly Doc[] };
  readonly definitions: readonly Definition[];
}

/** Cheap to look for; a text without it has no example. */
const arrow = /(?:^|\n)[ \t|]*(?:->|<-) /;
const directive = '.. qmp-example::';
/** An arrow, or a brace that begins a line. */
const beginnings = /(?<=^|\n)[ \t]*(?:\|[ \t]*)?(?:(->|<-)(?= )|(?=\{))/g;

/** In source order. */
export function findConversations(source: ExampleSource): readonly Conversation[] {
  const definitions = new Map(source.definitions.flatMap((definition) => (definition.doc === undefined ? [] : [[definition.doc, definition] as const])));
  return source.schema.docs.flatMap((doc) => {
    const messages = doc.sections.filter(mayHaveMessages).flatMap((section) => messagesOf(section));
    return messages.length === 0 ? [] : [{ definition: definitions.get(doc), messages }];
  });
}

/** The command whose answer a message without a question is. */
export function ownCommand({ definition }: Conversation): Command | undefined {
  return definition?.kind === 'command' ? definition : undefined;
}

function mayHaveMessages({ kind, text }: DocSection): boolean {
  if (kind === 'example' || text.includes(directive)) return true;
  return (text.includes('->') || text.includes('<-')) && arrow.test(text);
}

interface Beginning {
  /** Absent before a message without an arrow. */
  readonly mark: string | undefined;
  /** Of the arrow or brace, in the file. */
  readonly offset: number;
  readonly line: number;
}

/**
 * Whatever announces an example, each message has its arrow; in the older ones, that is left out at times. A message ends with its
 * value: what follows further to the right than where it begins was to be a part of it, and the rest is prose.
 */
function messagesOf(section: DocSection): readonly ExampleEntryMessage[] {
  const { lineOffsets, span: { file } } = section;
  const found = beginningsIn(section);
  const messages: ExampleEntryMessage[] = [];
  let reached = 0;
  found.forEach(({ mark, offset }, index) => {
    const start = offset + (mark?.length ?? 0);
    // Braces within a message begin none; bytes and remarks in the place of a message are no JSON, and not meant to be.
    if (offset < reached || !/^\s*[[{"]/.test(file.text.slice(start, start + longestGap))) return;
    const next = found.slice(index + 1).find((other) => other.mark !== undefined);
    const lastLine = next === undefined ? lineOffsets.length - 1 : next.line - 1;
    const end = file.endOfLine(lineOffsets[lastLine] ?? start);
    const message = readExample({ text: file.text, start, end, column: columnOf(file.text, offset) });
    const direction = mark === undefined ? directionOf(message, file.text.slice(start, file.endOfLine(start))) : mark === '->' ? 'sent' as const : 'received' as const;
    if (direction === undefined) return;
    messages.push({ direction, file, message });
    reached = message.value?.end ?? (message.problem?.start ?? end) + 1;
  });
  return messages;
}

function beginningsIn({ kind, text, lineOffsets }: DocSection): readonly Beginning[] {
  const isBlock = kind === 'example' ? () => true : directiveBlocks(text);
  return [...text.matchAll(beginnings)].flatMap(({ 1: mark, index, 0: whole }) => {
    const at = index + whole.length - (mark?.length ?? 0);
    if (mark === undefined && !isBlock(at)) return [];
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const line = countLines(text, lineStart);
    return [{ mark, offset: (lineOffsets[line] ?? 0) + at - lineStart, line }];
  });
}

/** Tells whether a place is in one of the blocks that today's markup makes for examples. */
function directiveBlocks(text: string): (at: number) => boolean {
  const blocks = [...text.matchAll(/(?<=^|\n)([ \t]*)\.\. qmp-example::.*(?:\n(?:\1[ \t]+\S.*|[ \t]*(?=\n|$)))*/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  return (at) => blocks.some(({ start, end }) => start < at && at < end);
}

const requestKeys = ['execute', 'exec-oob'];
const replyKeys = ['return', 'error', 'event', 'QMP'];
const firstKey = /^\{[ \t]*["']([\w-]+)["']/;

/** What a message without an arrow is, by its members; undefined for data that is no message. */
function directionOf({ value }: ExampleMessage, line: string): ExampleEntryMessage['direction'] | undefined {
  if (value !== undefined && value.kind !== 'object') return undefined;
  const first = firstKey.exec(line)?.[1];
  const keys = value?.entries.map(({ key }) => key) ?? (first === undefined ? [] : [first]);
  if (keys.some((key) => requestKeys.includes(key))) return 'sent';
  if (keys.some((key) => replyKeys.includes(key) || (value === undefined && key === 'timestamp'))) return 'received';
  if (first === undefined) return undefined;
  return nearestName(first, ['execute']) === undefined ? undefined : 'sent';
}

const longestGap = 20;

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let index = text.indexOf('\n'); index !== -1 && index < end; index = text.indexOf('\n', index + 1)) lines++;
  return lines;
}
