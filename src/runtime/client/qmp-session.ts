/**
 * A conversation with a machine monitor: takes requests, finds their replies by `id`, and hands events on. QMP specification,
 * "Protocol Specification".
 */
import { MarshalError } from '../marshal/marshal-error.js';
import type { Marshaller } from '../marshal/marshaller.js';
import { asGreeting, type Greeting } from '../wire/greeting.js';
import { JsonReader, type WireItem } from '../wire/json-reader.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../wire/json-value.js';
import type { Closing, Sending } from './connection.js';
import { ProtocolError } from './connection-errors.js';
import { EventHub } from './event-hub.js';
import { asReply, closedError, silentSuccess, type Reply } from './outcome.js';
import { requestLine, type PendingRequest } from './pending-request.js';
import type { EventTime } from './schema-types.js';
import { Session, type SessionParts } from './session.js';

/** What a session with a monitor is made of. */
export interface QmpSessionParts extends SessionParts {
  readonly marshaller: Marshaller;
  /** Whether messages that the schema does not allow end the connection. */
  readonly isStrict: boolean;
  readonly isKnownEvent: (name: string) => boolean;
}

interface Owed {
  readonly pending: PendingRequest;
  sending?: Sending;
}

/** A command that every monitor has, so that there is a reply to wait for; once negotiation is over it changes nothing. */
const probe = 'qmp_capabilities';

/** Replies may overtake each other where out-of-band execution is enabled; otherwise they keep the order of the requests. */
export class QmpSession extends Session {
  /** The first message. Rejects if something else comes. */
  readonly greeting: Promise<Greeting>;
  readonly events = new EventHub(() => this.connection.resume());
  readonly #reader: JsonReader;
  readonly #parts: QmpSessionParts;
  /** In the order of the requests. */
  readonly #owed = new Map<number, Owed>();
  #lastId = 0;
  #onGreeting: ((greeting: Greeting) => void) | undefined;
  #onNoGreeting!: (error: Error) => void;

  constructor(parts: QmpSessionParts) {
    super(parts);
    this.#parts = parts;
    this.#reader = new JsonReader(parts.limits);
    this.greeting = new Promise((resolve, reject) => {
      this.#onGreeting = resolve;
      this.#onNoGreeting = reject;
    });
    this.greeting.catch(() => undefined);
  }

  override received(bytes: Uint8Array): void {
    super.received(bytes);
    if (this.awaited === 0 && this.events.isSaturated) this.connection.pause();
  }

  override ended(closing: Closing): void {
    this.#onNoGreeting(closing.error instanceof ProtocolError ? closing.error : closedError(closing));
    for (const { pending, sending } of this.#owed.values()) {
      const isDone = pending.request.isSilent === true && sending?.isSent === true && closing.by !== 'us';
      pending.settle(isDone ? silentSuccess : { kind: 'lost', closing });
    }
    this.#owed.clear();
    this.events.end(closing);
  }

  protected override get owed(): number {
    return this.#owed.size;
  }

  protected override post(pending: PendingRequest): void {
    const { command, arguments: args, options, isSilent } = pending.request;
    const id = this.#lastId + 1;
    const bytes = requestLine({ [options?.oob === true ? 'exec-oob' : 'execute']: command, arguments: args, id });
    this.#lastId = id;
    const owed: Owed = { pending };
    this.#owed.set(id, owed);
    owed.sending = this.connection.send(bytes);
    this.connection.resume();
    pending.watch(() => {
      if (owed.sending?.withdraw() === true) this.#owed.delete(id);
    });
    if (isSilent === true) this.#awaitSilence(id, pending);
  }

  protected override read(bytes: Uint8Array): readonly WireItem[] {
    return this.#reader.read(bytes);
  }

  protected override take(item: WireItem): void {
    if (item.kind === 'error') return this.destroy(new ProtocolError(`what came is no JSON: ${item.error.desc}`));
    const message = item.value;
    if (this.#onGreeting !== undefined) return this.#takeGreeting(message);
    if (!isJsonObject(message)) return this.destroy(new ProtocolError('a message came that is no object'));
    if (typeof message['event'] === 'string') return this.#takeEvent(message['event'], message);
    const reply = asReply(message);
    if (reply !== undefined) return this.#takeReply(reply);
    if (this.#parts.isStrict || 'QMP' in message) this.destroy(new ProtocolError('a message came that is neither reply nor event'));
  }

  #takeGreeting(message: JsonValue): void {
    const greeting = asGreeting(message);
    if (greeting === undefined) return this.#refuseGreeting();
    this.#onGreeting?.(greeting);
    this.#onGreeting = undefined;
  }

  #refuseGreeting(): void {
    const error = new ProtocolError('the first message is no greeting: no machine monitor is there, or somebody talked to it before');
    this.#onNoGreeting(error);
    this.destroy(error);
  }

  #takeEvent(name: string, message: JsonObject): void {
    const isElseAwaited = this.awaited > 0;
    const timestamp = timeOf(message['timestamp']);
    try {
      const data = this.#parts.marshaller.readEvent(name, message['data']);
      this.events.dispatch({ name, data, timestamp, known: this.#parts.isKnownEvent(name) }, isElseAwaited);
    } catch (error) {
      if (!(error instanceof MarshalError)) throw error;
      if (this.#parts.isStrict) return this.destroy(new ProtocolError(`the event ${name} does not fit the schema: ${error.message}`, { cause: error }));
      this.events.dispatch({ name, data: message['data'], timestamp, known: false }, isElseAwaited);
    }
  }

  #takeReply(reply: Reply): void {
    const id = reply.id === undefined ? this.#oldestInBand() : reply.id;
    const owed = typeof id === 'number' ? this.#owed.get(id) : undefined;
    if (owed === undefined) {
      if (this.#parts.isStrict) this.destroy(new ProtocolError('a reply came that nothing was asked for'));
      return;
    }
    this.#owed.delete(id as number);
    owed.pending.settle(reply);
  }

  /** Whose reply it is that comes without `id`, as from a mock: replies keep the order of the requests but for those out of band. */
  #oldestInBand(): number | undefined {
    for (const [id, { pending }] of this.#owed) if (pending.request.options?.oob !== true) return id;
    return undefined;
  }

  /** The reply to a later command tells that this one succeeded. */
  #awaitSilence(id: number, pending: PendingRequest): void {
    void this.start({ command: probe }).then((outcome) => {
      if (outcome.kind !== 'return' && outcome.kind !== 'error') return;
      this.#owed.delete(id);
      pending.settle(silentSuccess);
    });
  }
}

function timeOf(timestamp: JsonValue | undefined): EventTime {
  const { seconds, microseconds } = isJsonObject(timestamp) ? timestamp : {};
  return { seconds: Number(seconds ?? -1), microseconds: Number(microseconds ?? -1) };
}
