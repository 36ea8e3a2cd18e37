/**
 * What a file with introspection data holds around it: takes its text, gives the list of entries. That is the list itself, the
 * reply of a program, or a recorded session of a monitor, from its greeting on, in which the reply is one message of several.
 */
import { messageOf } from '../source/error-message.ts';

/** Data that is not what `query-qmp-schema` answers; the message says where and why. */
export class IntrospectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IntrospectionError';
  }
}

const bom = /^\ufeff/;
const message = /^\ufeff?\s*\{\s*"(?:QMP|return|error|timestamp|execute|exec-oob)"\s*:/;
/** So may a definition begin whose author took double quotes. */
const vagueMessage = /^\ufeff?\s*\{\s*"(?:id|event|data|arguments)"\s*:/;
const list = /^\ufeff?\s*[[{]\s*(?:\{\s*)?"/;

/** Whether a text is introspection data rather than a schema: JSON, whose strings have double quotes, with what an entry or a message of a monitor has. */
export function looksLikeIntrospection(text: string): boolean {
  return isMessage(text) || (list.test(text) && text.includes('"meta-type"')) || /^\ufeff?\s*\[\s*\]\s*$/.test(text);
}

function isMessage(text: string): boolean {
  return message.test(text) || (vagueMessage.test(text) && /"(?:QMP|return|error)"\s*:/.test(text));
}

/** @throws IntrospectionError if there is no list, or none of entries */
export function findEntries(text: string): readonly unknown[] {
  const values = parseValues(text.replace(bom, ''));
  const [first] = values;
  if (values.length === 1 && Array.isArray(first)) return first;
  const returned = values.flatMap((value) => (isRecord(value) && 'return' in value ? [value['return']] : []));
  const entries = returned.find(isListOfEntries);
  if (entries !== undefined) return entries;
  throw new IntrospectionError(describeMessages(values, returned));
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfEntries(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some((item) => isRecord(item) && 'meta-type' in item);
}

function describeMessages(values: readonly unknown[], returned: readonly unknown[]): string {
  const errors = values.flatMap((value) => (isRecord(value) && isRecord(value['error']) ? [value['error']] : []));
  if (errors.length > 0) return `it is an error that a program answered: ${String(errors[0]?.['desc'] ?? errors[0]?.['class'] ?? 'it does not say which')}`;
  if (returned.some((value) => Array.isArray(value) && value.length === 0)) return emptyList;
  const hasReply = values.some((value) => isRecord(value) && 'return' in value);
  if (values.length === 1 && hasReply) return 'it is the reply to another command than query-qmp-schema';
  if (values.some((value) => isRecord(value) && ['QMP', 'return', 'event', 'execute', 'exec-oob'].some((key) => key in value))) {
    return 'it is a session of a monitor without a reply to query-qmp-schema';
  }
  return 'it is not a list of entries';
}

/** What is said of a list with nothing in it: a program that answers has the command that was asked. */
export const emptyList = 'the list is empty, but whatever answers has commands';

/** One value, or one after the other, as they go over the wire. */
function parseValues(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    const pieces = isMessage(text) ? splitValues(text) : [];
    if (pieces.length < 2) throw new IntrospectionError(describeSyntaxError(error));
    return pieces.map((piece, index) => parseMessage(piece, index + 1));
  }
}

function parseMessage(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new IntrospectionError(`message ${number}: ${describeSyntaxError(error)}`);
  }
}

function describeSyntaxError(error: unknown): string {
  return `it is not JSON: ${messageOf(error).replace(/, (?:\.\.\.)?".* is not valid JSON$/s, '')}`;
}

/** Cuts behind every bracket that closes an outermost one; nothing else is looked at but strings. */
function splitValues(text: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isInString && character === '\\') index++;
    else if (character === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (character === '[' || character === '{') depth++;
    else if ((character === ']' || character === '}') && --depth <= 0) {
      pieces.push(text.slice(start, index + 1));
      start = index + 1;
      depth = 0;
    }
  }
  return text.slice(start).trim() === '' ? pieces : [...pieces, text.slice(start)];
}
