/** An agent for any schema: takes handlers, serves clients on streams and sockets, tells them of events. */
import type { Duplex } from 'node:stream';
import { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import { writeJson } from '../wire/json-writer.js';
import { CommandPolicy } from './command-policy.js';
import { Dispatcher } from './dispatcher.js';
import type { CallAgent, Handlers } from './handler.js';
import { listenOn, type Listener, type ListenTarget } from './listener.js';
import type { Log } from './log.js';
import { Negotiation, Offer } from './negotiation.js';
import { eventText } from './reply.js';
import { ClientSession, type Session } from './session.js';

/**
 * Which protocol is spoken: that of the guest agent (`qga`), or that of QEMU's machine monitor (`qmp`) with a greeting,
 * capabilities negotiation, out-of-band execution and events.
 */
export type Flavour = 'qga' | 'qmp';

/** What a machine monitor says of the program that it is a part of. */
export interface AgentVersion {
  readonly major: number;
  readonly minor: number;
  readonly micro: number;
  /** Of the distribution; may be empty. */
  readonly package: string;
}

/** What an agent is made of. */
export interface AgentOptions {
  readonly table: SchemaTable;
  readonly flavour: Flavour;
  readonly handlers: Handlers;
  /** Reads arguments and writes replies and events; a strict one for the table if absent. */
  readonly marshaller?: Marshaller;
  /** Which commands are on; all of them if absent. */
  readonly policy?: CommandPolicy;
  /** Where failures of handlers and of clients are told; nowhere if absent. */
  readonly log?: Log;
  /** What a monitor's greeting tells; zeros if absent. */
  readonly version?: AgentVersion;
  /** What a monitor's greeting offers; `oob` if absent. */
  readonly capabilities?: readonly string[];
  /** The guest agent's command whose successful replies follow the byte 0xFF; `guest-sync-delimited` if absent. */
  readonly sentinelCommand?: string;
  /** Microseconds since the epoch, for events; the system's clock if absent. */
  readonly now?: () => bigint;
}

/** The data of an event: to be left out if there is none, and free to be if all of it is optional. */
export type EventData<Data> = Data extends undefined ? [] : object extends Data ? [data?: Data] : [data: Data];

/** An agent at work. `Events` has the names of the schema's events with the types of their data, `undefined` for none. */
export interface Agent<Events extends object = Record<string, object | undefined>> extends CallAgent {
  /** Serves the client at the other end of a stream, at once. */
  serve(stream: Duplex): Session;
  /**
   * Serves everyone who connects to a Unix socket, which only its owner may.
   * @throws Error, from the promise, if the socket cannot be had; see {@link listenOn}
   */
  listen(target: ListenTarget): Promise<Listener>;
  /**
   * Tells every client that has negotiated; before the reply of the command that is being executed, if one is.
   * @throws MarshalError for data that does not fit the schema
   * @throws TypeError if the flavour has no events
   */
  emit<Name extends keyof Events & string>(event: Name, ...data: EventData<Events[Name]>): void;
  /** Stops listening and ends every session, with what is ready sent before. */
  close(): Promise<void>;
}

/** Makes an agent, which does nothing until it serves or listens. */
export function createAgent<Events extends object = Record<string, object | undefined>>(options: AgentOptions): Agent<Events> {
  return new AgentAtWork(options);
}

class AgentAtWork {
  readonly #dispatcher: Dispatcher;
  readonly #marshaller: Marshaller;
  readonly #options: AgentOptions;
  readonly #offer: Offer | undefined;
  readonly #lineEnd: '\n' | '\r\n';
  readonly #sessions = new Set<ClientSession>();
  readonly #listeners = new Set<Listener>();
  #isClosed = false;

  constructor(options: AgentOptions) {
    const { table, flavour, handlers, policy = new CommandPolicy(), log, capabilities = ['oob'] } = options;
    const { marshaller = new Marshaller(table) } = options;
    const isMonitor = flavour === 'qmp';
    this.#options = options;
    this.#lineEnd = isMonitor ? '\r\n' : '\n';
    this.#offer = isMonitor ? new Offer(table, capabilities) : undefined;
    this.#marshaller = marshaller;
    const sentinelCommand = isMonitor ? undefined : options.sentinelCommand ?? 'guest-sync-delimited';
    this.#dispatcher = new Dispatcher({ table, marshaller, handlers, policy, log, lineEnd: this.#lineEnd, sentinelCommand });
  }

  commands(): ReturnType<Dispatcher['commands']> {
    return this.#dispatcher.commands();
  }

  serve(stream: Duplex): Session {
    const session = new ClientSession({
      stream,
      dispatcher: this.#dispatcher,
      log: this.#options.log,
      negotiation: this.#offer === undefined ? undefined : new Negotiation(this.#offer),
      greeting: this.#greeting(),
    });
    this.#sessions.add(session);
    void session.closed.then(() => this.#sessions.delete(session));
    if (this.#isClosed) session.close();
    return session;
  }

  async listen(target: ListenTarget): Promise<Listener> {
    const listener = await listenOn(target, (stream) => this.serve(stream), this.#options.log);
    this.#listeners.add(listener);
    if (this.#isClosed) await listener.close();
    return listener;
  }

  emit(event: string, data?: unknown): void {
    if (this.#offer === undefined) throw new TypeError(`the guest agent’s protocol has no events, so ${event} reaches nobody`);
    const text = eventText(event, this.#marshaller.writeEvent(event, data), (this.#options.now ?? microsecondsNow)()) + this.#lineEnd;
    for (const session of this.#sessions) session.notify(text);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const listening = Array.from(this.#listeners, (listener) => listener.close());
    for (const session of this.#sessions) session.close();
    await Promise.all([...listening, ...Array.from(this.#sessions, ({ closed }) => closed)]);
    this.#listeners.clear();
  }

  /** QMP specification, "Server Greeting". */
  #greeting(): string {
    if (this.#offer === undefined) return '';
    const { major, minor, micro, package: packageName } = this.#options.version ?? { major: 0, minor: 0, micro: 0, package: '' };
    const version = { qemu: { micro, minor, major }, package: packageName };
    return writeJson({ QMP: { version, capabilities: this.#offer.capabilities } }) + this.#lineEnd;
  }
}

function microsecondsNow(): bigint {
  return BigInt(Date.now()) * 1000n;
}
