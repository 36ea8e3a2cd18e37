/** What sessions of both kinds have in common: takes bytes of a connection, gives items to the kind; counts who waits. */
import type { Duplex } from 'node:stream';
import type { WireItem } from '../wire/json-reader.js';
import type { WireLimits } from '../wire/wire-limits.js';
import { Connection, type Closing, type ConnectionOwner } from './connection.js';
import { ProtocolError } from './connection-errors.js';
import { givenUpBefore, PendingRequest, type CommandRequest, type Requester } from './pending-request.js';
import type { Outcome } from './outcome.js';

/** What a session is made of. */
export interface SessionParts {
  readonly stream: Duplex;
  readonly limits: WireLimits;
  readonly maxPending: number;
}

/** A conversation on one connection, from its first byte to its last. */
export abstract class Session implements Requester, ConnectionOwner {
  protected readonly connection: Connection;
  readonly #maxPending: number;
  #awaited = 0;
  #closed: Promise<void> | undefined;
  #onQuiet: (() => void) | undefined;

  constructor({ stream, maxPending }: SessionParts) {
    this.#maxPending = maxPending;
    this.connection = new Connection(stream, this);
  }

  /** Settles when the connection is over, with the error that ended it if it was one. Never rejects. */
  get closed(): Promise<Error | undefined> {
    return this.connection.closed;
  }

  /** How many outcomes somebody waits for. */
  protected get awaited(): number {
    return this.#awaited;
  }

  request(request: CommandRequest): Promise<Outcome> {
    const before = givenUpBefore(request.options ?? {});
    if (before !== undefined) return Promise.resolve(before);
    if (this.#closed !== undefined || this.connection.isEnding) {
      return Promise.resolve({ kind: 'lost', closing: this.connection.closing ?? { by: 'us' } });
    }
    if (this.owed >= this.#maxPending) throw new RangeError(`${request.command}: ${this.owed} requests wait for their replies already`);
    return this.start(request);
  }

  /** Sends a request whatever else waits. */
  protected start(request: CommandRequest): Promise<Outcome> {
    const pending = new PendingRequest(request, () => {
      this.#awaited--;
      if (this.#awaited === 0) this.#onQuiet?.();
    });
    // A stream within the process may bring the reply before it is posted.
    this.#awaited++;
    try {
      this.post(pending);
    } catch (error) {
      this.#awaited--;
      throw error;
    }
    return pending.outcome;
  }

  /** Ends when everybody has the outcome that they wait for. Nothing new is taken. */
  close(): Promise<void> {
    return this.#closed ??= this.#close();
  }

  /** Ends at once. Whoever waits is told so. */
  destroy(error?: Error): void {
    this.connection.destroy(error);
  }

  received(bytes: Uint8Array): void {
    try {
      for (const item of this.read(bytes)) this.take(item);
    } catch (error) {
      this.destroy(new ProtocolError(`what came cannot be taken in: ${String(error)}`, { cause: error }));
    }
  }

  async #close(): Promise<void> {
    if (this.#awaited > 0) await new Promise<void>((resolve) => (this.#onQuiet = resolve));
    await this.connection.end();
  }

  abstract ended(closing: Closing): void;

  /** How many requests may still get a reply. */
  protected abstract get owed(): number;

  /** Sends a request, or puts it in line. @throws TypeError or RangeError if it has no form on the wire */
  protected abstract post(pending: PendingRequest): void;

  protected abstract read(bytes: Uint8Array): readonly WireItem[];

  protected abstract take(item: WireItem): void;
}
