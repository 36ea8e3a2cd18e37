/** Conversations against the schema: takes messages, gives names that do not exist and values that do not fit. */
import type { Dialect } from '../../schema/dialect.ts';
import type { Command, Schema } from '../../schema/model.ts';
import type { SchemaNames } from '../subject/schema-names.ts';
import type { ExampleEntry } from './example-value.ts';
import { fitEnvelope, messageKind, type ObjectMessage } from './envelope.ts';
import { ownCommand, type Conversation } from './find-examples.ts';
import { fitObject, fitValue, type Misfit } from './fit-value.ts';

/** Something wrong with a message; `where` is absent where it is no message of the protocol at all, whatever the schema. */
export type Verdict =
  | { readonly kind: 'name'; readonly start: number; readonly end: number; readonly noun: 'command' | 'event'; readonly name: string }
  | { readonly kind: 'value'; readonly start: number; readonly end: number; readonly where: string | undefined; readonly problem: string; readonly meant?: string | undefined };

/** What the messages are held to. */
export interface Judged {
  readonly schema: Schema;
  readonly dialect: Dialect;
  readonly names: SchemaNames;
}

const requestMembers = new Set(['execute', 'exec-oob', 'arguments', 'id', 'control']);
const replyMembers = new Set(['return', 'error', 'event', 'data', 'timestamp', 'id', 'QMP']);

/** In the order of the text. Messages that are no JSON are not among them. */
export function judgeConversation(conversation: Conversation, subject: Judged): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  let asked: Command | 'unknown' | undefined = ownCommand(conversation);
  for (const { direction, message: { value } } of conversation.messages) {
    if (value === undefined) continue;
    verdicts.push(...fitEnvelope(value, direction, subject));
    if (value.kind !== 'object') continue;
    const kind = messageKind(value);
    if (kind === 'request' || (kind === undefined && direction === 'sent')) {
      const command = commandOf(value, subject);
      asked = typeof command === 'object' && 'kind' in command && command.kind === 'command' ? command : 'unknown';
      if (typeof command === 'object' && command.kind === 'name') verdicts.push(command);
      else if (asked !== 'unknown') verdicts.push(...judgeRequest(value, asked));
    } else {
      verdicts.push(...judgeReply(value, asked, subject));
      if (kind === 'reply') asked = undefined;
    }
  }
  return verdicts;
}

function has({ entries }: ObjectMessage, key: string): ExampleEntry | undefined {
  return entries.find((entry) => entry.key === key);
}

function commandOf(message: ObjectMessage, { schema, names }: Judged): Command | Extract<Verdict, { kind: 'name' }> | undefined {
  const value = (has(message, 'execute') ?? has(message, 'exec-oob'))?.value;
  if (value?.kind !== 'string' || value.isElided) return undefined;
  const found = schema.definitions.get(value.text);
  if (found?.kind === 'command') return found;
  if (found === undefined && names.isDefinition(value.text)) return undefined;
  return { kind: 'name', start: value.start, end: value.end, noun: 'command', name: value.text };
}

function judgeRequest(message: ObjectMessage, command: Command): readonly Verdict[] {
  const where = `the arguments of '${command.name}'`;
  const request = `the request '${command.name}'`;
  const outOfBand = command.allowOob ? undefined : has(message, 'exec-oob');
  const stray = [
    ...strayMembers(message, requestMembers, request),
    ...(outOfBand === undefined ? [] : [verdictOf({ start: outOfBand.keyStart, end: outOfBand.keyEnd, problem: "'exec-oob' is for commands with 'allow-oob'" }, request)]),
  ];
  const given = has(message, 'arguments')?.value;
  const isOpen = command.openArguments || !command.gen;
  if (given !== undefined) return [...stray, ...fitObject(given, command.arguments, { isOpen }).map((misfit) => verdictOf(misfit, where))];
  if (message.isElided) return stray;
  const absent = fitObject({ kind: 'object', start: message.start, end: message.start, entries: [], isElided: false }, command.arguments, { isOpen });
  return [...stray, ...absent.map(({ problem }) => verdictOf({ start: message.start, end: message.start + 1, problem }, where))];
}

function judgeReply(message: ObjectMessage, asked: Command | 'unknown' | undefined, subject: Judged): readonly Verdict[] {
  const event = has(message, 'event');
  if (event !== undefined) return judgeEvent(message, event, subject);
  const stray = has(message, 'return') || has(message, 'error') ? strayMembers(message, replyMembers, 'the reply') : [];
  const returned = has(message, 'return')?.value;
  if (returned === undefined || asked === undefined || asked === 'unknown') return stray;
  const where = `what '${asked.name}' returns`;
  if (!asked.successResponse) return [...stray, verdictOf({ start: message.start, end: message.start + 1, problem: 'there is no reply to a command that succeeds' }, where)];
  const misfits = asked.returns === undefined ? fitObject(returned, undefined, { isOpen: false }) : fitValue(returned, asked.returns);
  return [...stray, ...misfits.map((misfit) => verdictOf(misfit, where))];
}

function judgeEvent(message: ObjectMessage, { value }: ExampleEntry, { schema, names }: Judged): readonly Verdict[] {
  if (value.kind !== 'string' || value.isElided) return [];
  const found = schema.definitions.get(value.text);
  if (found?.kind !== 'event') {
    if (found === undefined && names.isDefinition(value.text)) return [];
    return [{ kind: 'name', start: value.start, end: value.end, noun: 'event', name: value.text }];
  }
  const where = `event '${found.name}'`;
  const stray = strayMembers(message, replyMembers, where);
  const data = has(message, 'data')?.value ?? { kind: 'object', start: message.start, end: message.start, entries: [], isElided: message.isElided };
  return [...stray, ...fitObject(data, found.arguments, { isOpen: false }).map((misfit) => verdictOf(misfit, `the data of ${where}`))];
}

function strayMembers({ entries }: ObjectMessage, known: ReadonlySet<string>, where: string): readonly Verdict[] {
  return entries.filter(({ key }) => !known.has(key)).map(({ key, keyStart: start, keyEnd: end }) => (
    { kind: 'value', start, end, where, problem: `'${key}' is no member of a message` }
  ));
}

function verdictOf({ start, end, problem }: Misfit, where: string): Verdict {
  return { kind: 'value', start, end, where, problem };
}
