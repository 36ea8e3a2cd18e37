/** The messages in a schema's documentation: takes prose, gives each message with its value, conversation by conversation. */
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
const arrows = /(?<=^|\n)[ \t]*(?:\|[ \t]*)?(->|<-)(?= )/g;

/** In source order. */
export function findConversations(source: ExampleSource): readonly Conversation[] {
  const definitions = new Map(source.definitions.flatMap((definition) => (definition.doc === undefined ? [] : [[definition.doc, definition] as const])));
  return source.schema.docs.flatMap((doc) => {
    const messages = doc.sections.filter(({ text }) => (text.includes('->') || text.includes('<-')) && arrow.test(text)).flatMap((section) => messagesOf(section));
    return messages.length === 0 ? [] : [{ definition: definitions.get(doc), messages }];
  });
}

/** The command whose answer a message without a question is. */
export function ownCommand({ definition }: Conversation): Command | undefined {
  return definition?.kind === 'command' ? definition : undefined;
}

/**
 * Whatever announces an example, each message has its arrow. It ends with its value: what follows further to the right than the
 * arrow was to be a part of it, and the rest is prose.
 */
function messagesOf({ text, lineOffsets, span: { file } }: DocSection): readonly ExampleEntryMessage[] {
  const found = [...text.matchAll(arrows)].map(({ 1: mark = '', index, 0: whole }) => {
    const at = index + whole.length - mark.length;
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const line = countLines(text, lineStart);
    return { mark, offset: (lineOffsets[line] ?? 0) + at - lineStart, line };
  });
  return found.flatMap(({ mark, offset }, index) => {
    const start = offset + mark.length;
    // Bytes and remarks in the place of a message are no JSON, and not meant to be.
    if (!/^\s*[[{"]/.test(file.text.slice(start, start + longestGap))) return [];
    const next = found[index + 1];
    const lastLine = next === undefined ? lineOffsets.length - 1 : next.line - 1;
    const end = file.endOfLine(lineOffsets[lastLine] ?? start);
    const direction = mark === '->' ? 'sent' as const : 'received' as const;
    return [{ direction, file, message: readExample({ text: file.text, start, end, column: columnOf(file.text, offset) }) }];
  });
}

const longestGap = 20;

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let index = text.indexOf('\n'); index !== -1 && index < end; index = text.indexOf('\n', index + 1)) lines++;
  return lines;
}
