/** A byte stream with its end in order: takes bytes to send, gives the bytes that come, and how it ended, once. */
import type { Duplex } from 'node:stream';

/** How long the other end may take to close its half after ours is closed, in milliseconds. */
const longestFarewell = 1000;

/** Who is told what happens to a connection. */
export interface ConnectionOwner {
  /** Bytes came. They are valid during the call only. */
  received(bytes: Uint8Array): void;
  /** It is over. Called once, and nothing after it. */
  ended(closing: Closing): void;
}

/**
 * How a connection ended: at whose wish, or by an error. A reset counts as the other end's wish: that is what its system
 * sends if it closes without having read all, be it the line end behind `quit`.
 */
export interface Closing {
  readonly by: 'us' | 'peer' | 'error';
  readonly error?: Error;
}

/** Bytes on their way out. */
export interface Sending {
  /** Whether the stream has them. */
  readonly isSent: boolean;
  /** Takes them back if the stream does not have them yet; says whether that was so. */
  withdraw(): boolean;
}

interface Waiting {
  readonly bytes: Uint8Array;
  isSent: boolean;
}

/**
 * Owns a stream. What is sent goes to the stream as fast as that takes it; the rest waits here, in order, and can still be
 * withdrawn.
 */
export class Connection {
  /** Settles when it is over, with the error that ended it if it was one. Never rejects. */
  readonly closed: Promise<Error | undefined>;
  readonly #stream: Duplex;
  readonly #owner: ConnectionOwner;
  readonly #waiting = new Set<Waiting>();
  #resolveClosed!: (error: Error | undefined) => void;
  #isBlocked = false;
  #isEnding = false;
  #closing: Closing | undefined;
  #farewell: NodeJS.Timeout | undefined;

  constructor(stream: Duplex, owner: ConnectionOwner) {
    this.#stream = stream;
    this.#owner = owner;
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve));
    stream.on('data', this.#onData).on('drain', this.#onDrain);
    stream.on('end', this.#onEnd).on('close', this.#onClose).on('error', this.#onError);
    if (stream.destroyed || stream.readableEnded) process.nextTick(() => this.#finish({ by: 'peer' }));
  }

  /** How it ended; undefined while it is open. */
  get closing(): Closing | undefined {
    return this.#closing;
  }

  /** Whether it no longer takes anything to send. */
  get isEnding(): boolean {
    return this.#isEnding || this.#closing !== undefined;
  }

  /** Sends bytes, in order. */
  send(bytes: Uint8Array): Sending {
    const entry: Waiting = { bytes, isSent: false };
    this.#waiting.add(entry);
    this.#flush();
    return {
      get isSent() {
        return entry.isSent;
      },
      withdraw: () => this.#waiting.delete(entry),
    };
  }

  /** Lets the other end wait with what it sends. */
  pause(): void {
    if (!this.isEnding) this.#stream.pause();
  }

  /** Takes again what the other end sends. */
  resume(): void {
    if (this.#closing === undefined) this.#stream.resume();
  }

  /**
   * Sends what waits, then says goodbye and listens until the other end does so too, or for a second: one who hangs up with
   * words unheard can break a guest agent that reads with the wrong error in mind.
   */
  async end(): Promise<void> {
    if (!this.isEnding) {
      this.#isEnding = true;
      this.#farewell = setTimeout(() => this.#finish({ by: 'us' }), longestFarewell);
      this.#stream.resume();
      this.#flush();
    }
    await this.closed;
  }

  /** Ends at once, with an error if that is why. */
  destroy(error?: Error): void {
    this.#finish(error === undefined ? { by: 'us' } : { by: 'error', error });
  }

  #flush(): void {
    for (const entry of this.#waiting) {
      if (this.#isBlocked) return;
      this.#waiting.delete(entry);
      entry.isSent = true;
      this.#isBlocked = !this.#stream.write(entry.bytes);
    }
    if (this.#isEnding && this.#waiting.size === 0 && !this.#stream.writableEnded) this.#stream.end();
  }

  readonly #onData = (chunk: Uint8Array): void => this.#owner.received(chunk);

  readonly #onDrain = (): void => {
    this.#isBlocked = false;
    this.#flush();
  };

  readonly #onEnd = (): void => this.#finish({ by: this.#isEnding ? 'us' : 'peer' });

  readonly #onClose = (): void => {
    this.#finish({ by: this.#isEnding ? 'us' : 'peer' });
    this.#stream.off('close', this.#onClose).off('error', this.#onError);
  };

  readonly #onError = (error: NodeJS.ErrnoException): void => {
    const isPeerGone = error.code === 'ECONNRESET' || error.code === 'EPIPE';
    if (this.#isEnding) this.#finish({ by: 'us' });
    else this.#finish({ by: isPeerGone ? 'peer' : 'error', error });
  };

  #finish(closing: Closing): void {
    if (this.#closing !== undefined) return;
    this.#closing = closing;
    clearTimeout(this.#farewell);
    this.#waiting.clear();
    this.#stream.off('data', this.#onData).off('drain', this.#onDrain).off('end', this.#onEnd);
    this.#stream.destroy();
    this.#owner.ended(closing);
    this.#resolveClosed(closing.by === 'error' ? closing.error : undefined);
  }
}
