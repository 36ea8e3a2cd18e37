/** What every message of the protocol is made of, whatever the schema: takes a message, gives what no peer would take or send. */
import { nearestName } from '../../diagnostics/suggest.ts';
import type { Dialect } from '../../schema/dialect.ts';
import type { BuiltinType, Schema } from '../../schema/model.ts';
import type { ExampleEntry, ExampleValue } from './example-value.ts';
import { fitMembers, fitValue, isLeftOut, wrongKind, type Misfit } from './fit-value.ts';

/** An object in the place of a message. */
export type ObjectMessage = Extract<ExampleValue, { kind: 'object' }>;

/** A misfit of the message as such. */
export interface EnvelopeMisfit extends Misfit {
  readonly kind: 'value';
  readonly where: undefined;
  /** The name that was meant. */
  readonly meant: string | undefined;
}

/** Who would send it. */
export type MessageDirection = 'sent' | 'received';

type MessageKind = 'request' | 'reply' | 'event' | 'greeting';

const kindOfKey: ReadonlyMap<string, MessageKind> = new Map([
  ['execute', 'request'], ['exec-oob', 'request'], ['return', 'reply'], ['error', 'reply'], ['event', 'event'], ['QMP', 'greeting'],
]);
const keysOf: Readonly<Record<MessageDirection, readonly string[]>> = {
  sent: ['execute', 'exec-oob'], received: ['return', 'error', 'event'],
};

/** The member that tells what a message is. */
function tellingEntry({ entries }: ObjectMessage, direction: MessageDirection): ExampleEntry | undefined {
  return entries.find(({ key }) => keysOf[direction].includes(key)) ?? entries.find(({ key }) => kindOfKey.has(key));
}

/** What a message is by its members; undefined if none of them tells. */
export function messageKind(message: ObjectMessage): MessageKind | undefined {
  const entry = message.entries.find(({ key }) => kindOfKey.has(key));
  return entry && kindOfKey.get(entry.key);
}

/** In no particular order. */
export function fitEnvelope(value: ExampleValue, direction: MessageDirection, subject: EnvelopeSubject): readonly EnvelopeMisfit[] {
  return misfitsOf(value, direction, subject).map((misfit) => ({ meant: undefined, ...misfit, kind: 'value', where: undefined }));
}

/** What errors are held to. */
export interface EnvelopeSubject {
  readonly schema: Pick<Schema, 'definitions'>;
  readonly dialect: Dialect;
}

type NamedMisfit = Misfit & { readonly meant?: string | undefined };

function misfitsOf(value: ExampleValue, direction: MessageDirection, subject: EnvelopeSubject): readonly NamedMisfit[] {
  if (isLeftOut(value) || (value.kind === 'string' && value.isElided)) return [];
  if (value.kind !== 'object') return [wrongKind(value, 'a message, which is an object')];
  const telling = tellingEntry(value, direction);
  if (telling === undefined) return value.isElided ? [] : [nothingTold(value, direction)];
  return [
    ...wrongDirection(telling, direction),
    ...value.entries.filter(({ key }, index) => value.entries.findIndex((other) => other.key === key) < index)
      .map(({ key, keyStart: start, keyEnd: end }) => ({ start, end, problem: `member '${key}' stands there twice` })),
    ...value.entries.flatMap((entry) => fitEntry(entry, subject)),
  ];
}

function nothingTold({ entries, start }: ObjectMessage, direction: MessageDirection): NamedMisfit {
  const keys = keysOf[direction];
  const problem = direction === 'sent' ? "what is sent is a request and has 'execute'" : "what is received has 'return', 'error' or 'event'";
  for (const { key, keyStart, keyEnd } of entries) {
    const meant = nearestName(key, keys) ?? keys.find((name) => key.length >= shortestBeginning && (name.startsWith(key) || key.startsWith(name)));
    if (meant !== undefined) return { start: keyStart, end: keyEnd, problem, meant };
  }
  return { start, end: start + 1, problem };
}

const shortestBeginning = 3;

function wrongDirection({ key, keyStart: start, keyEnd: end }: ExampleEntry, direction: MessageDirection): readonly Misfit[] {
  const isRequest = kindOfKey.get(key) === 'request';
  if (isRequest === (direction === 'sent')) return [];
  return [{ start, end, problem: isRequest ? `'${key}' is sent ('->'), not received` : `'${key}' is received ('<-'), not sent` }];
}

const string: BuiltinType = { kind: 'builtin', name: 'str', jsonType: 'string' };
const integer: BuiltinType = { kind: 'builtin', name: 'int', jsonType: 'int' };

function fitEntry({ key, value }: ExampleEntry, subject: EnvelopeSubject): readonly NamedMisfit[] {
  switch (key) {
    case 'execute':
    case 'exec-oob':
    case 'event':
      return within(key, fitValue(value, string));
    case 'error':
      return fitError(value, subject);
    case 'timestamp': {
      const members = ['seconds', 'microseconds'].map((name) => ({ name, type: integer, optional: false }));
      return within(key, fitMembers(value, { members, isTolerant: false, owner: 'it' }));
    }
    default:
      return [];
  }
}

function within(key: string, misfits: readonly Misfit[]): readonly Misfit[] {
  return misfits.map(({ start, end, problem }) => ({ start, end, problem: `${problem} in '${key}'` }));
}

function fitError(value: ExampleValue, subject: EnvelopeSubject): readonly NamedMisfit[] {
  const members = ['class', 'desc'].map((name) => ({ name, type: string, optional: false }));
  // Until QEMU 1.2, the values of the description stood beside it, and classes were many.
  const misfits = within('error', fitMembers(value, { members, isTolerant: subject.dialect.name === 'legacy', owner: 'it' }));
  const named = value.kind === 'object' ? value.entries.find(({ key }) => key === 'class')?.value : undefined;
  const classes = errorClasses(subject);
  if (named?.kind !== 'string' || named.isElided || classes?.includes(named.text) !== false) return misfits;
  return [...misfits, { start: named.start, end: named.end, problem: `there is no class of errors '${named.text}'`, meant: nearestName(named.text, classes) }];
}

const classesToday = ['GenericError', 'CommandNotFound', 'DeviceNotActive', 'DeviceNotFound', 'KVMMissingCap'];

/** Those that the schema lists; one without a list has today's, if it is of today. */
function errorClasses({ schema: { definitions }, dialect }: EnvelopeSubject): readonly string[] | undefined {
  const listed = definitions.get('QapiErrorClass') ?? definitions.get('ErrorClass');
  if (listed?.kind === 'enum') return listed.values.map(({ name }) => name);
  return dialect.name === 'strict' || dialect.name === 'modern' ? classesToday : undefined;
}
