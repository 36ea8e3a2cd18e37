/** The messages in a schema's documentation: takes prose, gives each message with its value, conversation by conversation. */
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Command, Definition } from '../../schema/model.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { dedent, partOf, type Line } from '../../syntax/markup/lines.ts';
import type { TranscriptEntry } from '../../syntax/markup/markup.ts';
import { sectionLines } from '../../syntax/markup/section-lines.ts';
import { parseTranscript, startsMessage } from '../../syntax/markup/transcript.ts';
import type { ExampleMessage } from './example-value.ts';
import { readExample } from './read-example.ts';

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

/** In source order. */
export function findConversations(source: ExampleSource): readonly Conversation[] {
  const definitions = new Map(source.definitions.flatMap((definition) => (definition.doc === undefined ? [] : [[definition.doc, definition] as const])));
  return source.schema.docs.flatMap((doc) => {
    const messages = doc.sections.filter(({ text }) => arrow.test(text)).flatMap((section) => messagesOf(section));
    return messages.length === 0 ? [] : [{ definition: definitions.get(doc), messages }];
  });
}

/** The command whose answer a message without a question is. */
export function ownCommand({ definition }: Conversation): Command | undefined {
  return definition?.kind === 'command' ? definition : undefined;
}

/** Prose between messages is passed over; whatever announces an example, each message has its arrow. */
function messagesOf(section: DocSection): readonly ExampleEntryMessage[] {
  const { file } = section.span;
  const lines = sectionLines(section, file).map((line) => (line.text.startsWith('|') ? shifted(line) : line));
  const messages: ExampleEntryMessage[] = [];
  for (let start = lines.findIndex(startsMessage); start !== -1;) {
    const edge = lines[start]?.indent ?? 0;
    const end = endOfBlock(lines, start, edge);
    const block = lines.slice(start, end).map((line) => dedent(line, edge));
    for (const entry of parseTranscript(block, { file }).entries) messages.push(...read(entry, file));
    const next = lines.slice(end).findIndex(startsMessage);
    start = next === -1 ? -1 : end + next;
  }
  return messages;
}

/** The older dialects put a bar before each line of an example. */
function shifted(line: Line): Line {
  const part = partOf(line, 1);
  return { ...part, indent: part.indent + line.indent };
}

function endOfBlock(lines: readonly Line[], start: number, edge: number): number {
  const end = lines.findIndex(({ indent, text }, index) => index > start && text !== '' && indent < edge);
  return end === -1 ? lines.length : end;
}

const arrowLength = 2;

function read({ kind, span: { start, end }, text }: TranscriptEntry, file: SourceFile): readonly ExampleEntryMessage[] {
  if (kind !== 'sent' && kind !== 'received') return [];
  // Bytes and remarks in the place of a message are no JSON, and not meant to be.
  if (!/^[[{"]/.test(text)) return [];
  return [{ direction: kind, file, message: readExample(file.text, start + arrowLength, end) }];
}
