/** A client for tests: what it sends, cut as wanted, and what it was sent back, as text in Latin-1. */
import { Duplex } from 'node:stream';

/** The end of a connection that an agent serves; the test holds the other end. */
export class Conversation {
  /** For the agent. */
  readonly stream: Duplex;
  /** What the agent wrote, one item for each write. */
  readonly writes: string[] = [];
  #lineCount = 0;
  #held: (() => void)[] = [];
  #isReading = true;
  #wake: () => void = () => undefined;

  constructor(options: { readonly highWaterMark?: number } = {}) {
    this.stream = new Duplex({
      ...options,
      allowHalfOpen: true,
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        this.writes.push(chunk.toString('latin1'));
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.#lineCount++;
        this.#wake();
        if (this.#isReading) done();
        else this.#held.push(done);
      },
    });
    this.stream.on('close', () => this.#wake());
    this.stream.on('finish', () => this.#wake());
  }

  /** Everything that was written so far. */
  get text(): string {
    return this.writes.join('');
  }

  /** The replies and events so far, without their line ends. */
  get lines(): readonly string[] {
    return this.text.split(/\r?\n/).slice(0, -1);
  }

  /** Forgets what was written so far. */
  forget(): void {
    this.writes.length = 0;
    this.#lineCount = 0;
  }

  send(text: string): void {
    this.stream.push(Buffer.from(text, 'latin1'));
  }

  /** Sends nothing more. */
  end(): void {
    this.stream.push(null);
  }

  /** From now on the agent's writes are not taken. */
  stopReading(): void {
    this.#isReading = false;
  }

  startReading(): void {
    this.#isReading = true;
    for (const done of this.#held.splice(0)) done();
  }

  /** Waits until that many lines are there. @throws Error if the stream ends before */
  async until(count: number): Promise<readonly string[]> {
    while (this.#lineCount < count) {
      if (this.stream.destroyed) throw new Error(`the agent closed the stream after ${this.#lineCount} lines`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.lines;
  }
}

/** Lets everything happen that can happen without more input. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 20; round++) await new Promise((resolve) => setImmediate(resolve));
}
