/** Events in a queue: takes them as they come, gives them as they are asked for. */
import type { EventStreamOptions } from './connect-options.js';
import { EventOverflowError } from './connection-errors.js';
import { onAbort } from './deadline.js';

const defaultLimit = 1024;

/** What a queue is told, and whom it tells. */
export interface EventStreamParts extends EventStreamOptions {
  /** The queue is empty and somebody waits. */
  readonly onDemand: () => void;
  /** Nothing more is taken in; not called while the iteration is made. */
  readonly onEnd: () => void;
}

/**
 * An iteration over events. Those that came are given even after the end; then it ends, or throws what ended it.
 *
 * A queue that is full makes the other end wait if nobody else waits for anything from there. If somebody does, to make the
 * other end wait could mean to wait for ever, so the queue takes no more and the iteration ends with an
 * {@link EventOverflowError} behind the events that it has.
 */
export class EventStream<Event extends { readonly name: string }> implements AsyncIterableIterator<Event> {
  readonly #names: ReadonlySet<string> | undefined;
  readonly #parts: EventStreamParts;
  readonly #limit: number;
  readonly #takers: { resolve(result: IteratorResult<Event, undefined>): void; reject(error: unknown): void }[] = [];
  #release: (() => void) | undefined;
  #events: Event[] = [];
  #first = 0;
  #isOver = false;
  #error: { readonly reason: unknown } | undefined;

  constructor(names: ReadonlySet<string> | undefined, parts: EventStreamParts) {
    this.#names = names;
    this.#parts = parts;
    this.#limit = parts.limit ?? defaultLimit;
    if (!(this.#limit >= 1)) throw new RangeError(`a queue for ${this.#limit} events holds none`);
    if (parts.signal === undefined) return;
    if (parts.signal.aborted) {
      this.#isOver = true;
      this.#error = { reason: parts.signal.reason };
    } else {
      this.#release = onAbort(parts.signal, () => this.#abort());
    }
  }

  /** Whether nothing more is taken in. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether as many events wait as may. */
  get isFull(): boolean {
    return this.#events.length - this.#first >= this.#limit;
  }

  /** Takes an event in if it is one of those asked for. If the queue is full, it is over unless the other end can be made to wait. */
  push(event: Event, mayWait: boolean): void {
    if (this.#isOver || this.#names?.has(event.name) === false) return;
    const taker = this.#takers.shift();
    if (taker !== undefined) taker.resolve({ value: event, done: false });
    else if (this.isFull && !mayWait) this.finish(new EventOverflowError(this.#limit));
    else this.#events.push(event);
  }

  /** Takes no more in. What is there can still be read, and after it the error. */
  finish(error?: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (error !== undefined) this.#error = { reason: error };
    this.#release?.();
    for (const taker of this.#takers.splice(0)) this.#settleEnd(taker);
    this.#parts.onEnd();
  }

  /** The next event. */
  next(): Promise<IteratorResult<Event, undefined>> {
    const event = this.#shift();
    if (event !== undefined) return Promise.resolve({ value: event, done: false });
    return new Promise((resolve, reject) => {
      if (this.#isOver) return this.#settleEnd({ resolve, reject });
      this.#takers.push({ resolve, reject });
      this.#parts.onDemand();
    });
  }

  /** Ends the iteration, as leaving a loop does. */
  return(): Promise<IteratorResult<Event, undefined>> {
    this.#clear();
    this.finish();
    this.#error = undefined;
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Ends the iteration at the end of an `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #shift(): Event | undefined {
    const event = this.#events[this.#first];
    if (event === undefined) return undefined;
    this.#first++;
    if (this.#first >= this.#limit || this.#first === this.#events.length) {
      this.#events = this.#events.slice(this.#first);
      this.#first = 0;
    }
    return event;
  }

  #abort(): void {
    this.#clear();
    this.finish(this.#parts.signal?.reason);
  }

  #clear(): void {
    this.#events = [];
    this.#first = 0;
  }

  /** An error is thrown once; afterwards the iteration is just over, as with any iterator. */
  #settleEnd(taker: { resolve(result: IteratorResult<Event, undefined>): void; reject(error: unknown): void }): void {
    const error = this.#error;
    this.#error = undefined;
    if (error === undefined) taker.resolve({ value: undefined, done: true });
    else taker.reject(error.reason);
  }
}
