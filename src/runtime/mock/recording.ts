/**
 * What was said on a connection, message by message: takes and gives text, one JSON object a line, so that a recording can be
 * read, compared and edited. Messages are kept as they went over the wire.
 */
import { Buffer } from 'node:buffer';
import { JsonReader } from '../wire/json-reader.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../wire/json-value.js';
import { writeJson } from '../wire/json-writer.js';

/** One message of a recorded session. */
export interface RecordedMessage {
  readonly from: 'client' | 'server';
  readonly message: JsonValue;
}

/** One command and what came of it. */
export interface RecordedExchange {
  readonly command: string;
  readonly arguments: JsonObject;
  /** What was sent before the reply, and behind it until the client said something. */
  readonly eventsBefore: readonly JsonObject[];
  readonly eventsAfter: readonly JsonObject[];
  /** Absent if none came. */
  readonly reply: JsonObject | undefined;
}

/** A message as a line of a recording, with its end. */
export function printMessage({ from, message }: RecordedMessage): string {
  return `${writeJson({ from, message })}\n`;
}

/** The messages of a recording. @throws SyntaxError naming the line that is none */
export function parseRecording(text: string): readonly RecordedMessage[] {
  return text.split('\n').flatMap((line, index): readonly RecordedMessage[] => {
    if (line.trim() === '') return [];
    const items = new JsonReader().read(Buffer.from(`${line}\n`, 'utf8'));
    const value = items.length === 1 && items[0]?.kind === 'value' ? items[0].value : undefined;
    if (!isJsonObject(value) || (value['from'] !== 'client' && value['from'] !== 'server') || value['message'] === undefined) {
      throw new SyntaxError(`line ${index + 1} of the recording is no message: expected { "from": "client" or "server", "message": … }`);
    }
    return [{ from: value['from'], message: value['message'] }];
  });
}

/** The commands of a recording with their replies, in the order in which they were sent. */
export function exchangesOf(messages: readonly RecordedMessage[]): readonly RecordedExchange[] {
  const exchanges: MutableExchange[] = [];
  const waiting: MutableExchange[] = [];
  let answered: MutableExchange | undefined;
  for (const { from, message } of messages) {
    if (!isJsonObject(message)) continue;
    if (from === 'client') {
      const exchange = begin(message);
      if (exchange === undefined) continue;
      exchanges.push(exchange);
      waiting.push(exchange);
      answered = undefined;
    } else if (message['event'] !== undefined) {
      const events = answered?.eventsAfter ?? waiting[0]?.eventsBefore;
      events?.push(message);
    } else if (message['return'] !== undefined || message['error'] !== undefined) {
      const replyId = idOf(message);
      const index = Math.max(0, waiting.findIndex(({ id }) => id !== undefined && id === replyId));
      answered = waiting.splice(index, 1)[0];
      if (answered !== undefined) answered.reply = message;
    }
  }
  return exchanges;
}

interface MutableExchange extends RecordedExchange {
  readonly id: string | undefined;
  readonly eventsBefore: JsonObject[];
  readonly eventsAfter: JsonObject[];
  reply: JsonObject | undefined;
}

function begin(message: JsonObject): MutableExchange | undefined {
  const command = message['execute'] ?? message['exec-oob'];
  if (typeof command !== 'string') return undefined;
  const args = message['arguments'];
  return { command, arguments: isJsonObject(args) ? args : {}, id: idOf(message), eventsBefore: [], eventsAfter: [], reply: undefined };
}

function idOf({ id }: JsonObject): string | undefined {
  return id === undefined ? undefined : writeJson(id);
}
