/** Events to their listeners, waiters and readers: takes events in order, calls and settles all who asked for them. */
import { closedError } from './outcome.js';
import type { Closing } from './connection.js';
import type { EventStreamOptions, WaitOptions } from './connect-options.js';
import { checkTimeout, givingUpError, onAbort, watchDeadline } from './deadline.js';
import { EventStream } from './event-stream.js';
import type { EventTime } from './schema-types.js';

/** An event of any schema. */
export interface ClientEvent {
  readonly name: string;
  readonly data: unknown;
  readonly timestamp: EventTime;
  /** Whether the schema has it and the data fits. */
  readonly known: boolean;
}

/** Told of events; what it throws is thrown once more where nobody catches it, and the others are told all the same. */
export type EventListener = (event: ClientEvent) => void;

/** What is waited for once. */
export interface OnceOptions extends WaitOptions {
  /** Which of the events of that name it is. Default: the first. */
  readonly filter?: ((event: ClientEvent) => boolean) | undefined;
}

/** The name that stands for all events. */
const everyEvent = '*';

/** All who want to know of events. */
export class EventHub {
  readonly #listeners = new Map<string, Map<EventListener, () => void>>();
  readonly #streams = new Set<EventStream<ClientEvent>>();
  /** Those who wait for one event, to be told when there will be none. */
  readonly #waiters = new Set<(error: Error) => void>();
  readonly #onDemand: () => void;
  #closing: Closing | undefined;

  /** `onDemand` is called when somebody has room again. */
  constructor(onDemand: () => void) {
    this.#onDemand = onDemand;
  }

  /** Whether it is for readers with full queues only that the next event would be taken in: nobody is kept waiting without it. */
  get isSaturated(): boolean {
    return this.#listeners.size === 0 && this.#streams.size > 0 && [...this.#streams].every(({ isFull }) => isFull);
  }

  /** Calls the listener at each event of that name; gives what ends that. A second time changes nothing. */
  on(name: string, listener: EventListener, signal?: AbortSignal): () => void {
    const off = (): void => this.off(name, listener);
    const known = this.#listeners.get(name);
    if (signal?.aborted === true || this.#closing !== undefined || known?.has(listener) === true) return off;
    const release = signal === undefined ? () => undefined : onAbort(signal, off);
    if (known === undefined) this.#listeners.set(name, new Map([[listener, release]]));
    else known.set(listener, release);
    this.#onDemand();
    return off;
  }

  /** Ends what {@link on} began. */
  off(name: string, listener: EventListener): void {
    const known = this.#listeners.get(name);
    known?.get(listener)?.();
    known?.delete(listener);
    if (known?.size === 0) this.#listeners.delete(name);
  }

  /** The next event of that name that passes the filter. */
  once(name: string, { filter, ...waiting }: OnceOptions = {}): Promise<ClientEvent> {
    const found = new Promise<ClientEvent>((resolve, reject) => {
      checkTimeout(waiting.timeout);
      if (this.#closing !== undefined) return reject(closedError(this.#closing));
      const finish = (settle: () => void): void => {
        off();
        release();
        this.#waiters.delete(fail);
        settle();
      };
      const listener = (event: ClientEvent): void => {
        try {
          if (filter !== undefined && !filter(event)) return;
        } catch (error) {
          return finish(() => reject(error as Error));
        }
        finish(() => resolve(event));
      };
      const fail = (error: Error): void => finish(() => reject(error));
      const off = this.on(name, listener);
      let release = (): void => undefined;
      this.#waiters.add(fail);
      release = watchDeadline(waiting, (cause) => fail(givingUpError(cause, `the event ${name}`) as Error));
    });
    // Whoever asks before it executes, and fails in executing, never comes to await this one.
    found.catch(() => undefined);
    return found;
  }

  /** The events of these names from now on; of all names if none is given. */
  stream(names: readonly string[], options: EventStreamOptions = {}): EventStream<ClientEvent> {
    const stream = new EventStream<ClientEvent>(names.length === 0 || names.includes(everyEvent) ? undefined : new Set(names), {
      ...options,
      onDemand: this.#onDemand,
      onEnd: () => {
        this.#streams.delete(stream);
        this.#onDemand();
      },
    });
    if (this.#closing !== undefined) this.#endStream(stream, this.#closing);
    else if (!stream.isOver) this.#streams.add(stream);
    return stream;
  }

  /** Tells all who asked for it. Whether anybody waits for something else decides if a full queue may let the other end wait. */
  dispatch(event: ClientEvent, isElseAwaited: boolean): void {
    for (const name of [event.name, everyEvent]) {
      for (const listener of [...this.#listeners.get(name)?.keys() ?? []]) {
        if (this.#listeners.get(name)?.has(listener) === true) callSafely(listener, event);
      }
    }
    const mayWait = !isElseAwaited && this.isSaturated;
    for (const stream of [...this.#streams]) stream.push(event, mayWait);
  }

  /** There will be no more. */
  end(closing: Closing): void {
    this.#closing = closing;
    for (const reject of [...this.#waiters]) reject(closedError(closing));
    for (const [name, listeners] of [...this.#listeners]) for (const listener of [...listeners.keys()]) this.off(name, listener);
    for (const stream of [...this.#streams]) this.#endStream(stream, closing);
  }

  #endStream(stream: EventStream<ClientEvent>, closing: Closing): void {
    stream.finish(closing.by === 'error' ? closedError(closing) : undefined);
  }
}

function callSafely(listener: EventListener, event: ClientEvent): void {
  try {
    listener(event);
  } catch (error) {
    process.nextTick(() => { throw error; });
  }
}
