/** One client: takes its bytes from a stream, writes the replies into it, in order and no faster than they are read. */
import { Buffer } from 'node:buffer';
import type { Duplex } from 'node:stream';
import { JsonReader, type WireItem } from '../wire/json-reader.js';
import { Backlog } from './backlog.js';
import type { Client, Dispatcher, ReplyText } from './dispatcher.js';
import { watchHalfClosed } from './half-closed.js';
import type { Log } from './log.js';
import type { Negotiation } from './negotiation.js';
import { asksOutOfBand } from './request.js';

/** Of a longer text, the stream would make a copy of its own, so it is given bytes. In characters. */
const longestWrittenAsText = 65_536;

/** A client that is being served. */
export interface Session {
  /** Fulfilled when the stream is closed, for whatever reason. */
  readonly closed: Promise<void>;
  /** Sends what is ready and ends the stream; what was not yet executed is dropped. */
  close(): void;
}

/** What a session is made of. */
export interface SessionOptions {
  readonly stream: Duplex;
  readonly dispatcher: Dispatcher;
  readonly log: Log | undefined;
  /** Absent where nothing is negotiated. */
  readonly negotiation: Negotiation | undefined;
  /** Sent first; may be empty. */
  readonly greeting: string;
}

/** Replies are handed over when this much text has gathered, and at the end of each chunk that was read. */
const fullReply = 256 * 1024;

/** A client that leaves so many bytes of events unread is taken for gone. */
const mostUnreadBytes = 64 * 2 ** 20;

/** How long the last replies may take when a session is closed from this end, in milliseconds. */
const closingTime = 1000;

/** How many requests may wait while one is executed; QEMU's numbers. */
const mostWaiting = { inBand: 1, outOfBand: 8 };

/** Serves one client until its stream is closed. */
export class ClientSession implements Session, Client {
  readonly closed: Promise<void>;
  readonly negotiation: Negotiation | undefined;
  readonly #stream: Duplex;
  readonly #dispatcher: Dispatcher;
  readonly #log: Log | undefined;
  readonly #reader = new JsonReader();
  readonly #gone = new AbortController();
  readonly #waiting = new Backlog<WireItem>();
  #text = '';
  /** Whether replies gather because more of them may follow at once. */
  #isGathering = false;
  /** Whether a command of the queue is being executed. */
  #isExecuting = false;
  #outOfBandCount = 0;
  /** Whether the client has to read before more is executed. */
  #isFull = false;
  /** Of events that were sent since then. */
  #unreadBytes = 0;
  #isPaused = false;
  #hasEnded = false;
  #isClosing = false;

  constructor({ stream, dispatcher, log, negotiation, greeting }: SessionOptions) {
    this.#stream = stream;
    this.#dispatcher = dispatcher;
    this.#log = log;
    this.negotiation = negotiation;
    this.closed = new Promise((resolve) => {
      const end = (): void => (this.#forget(), resolve());
      if (stream.closed) end();
      else stream.once('close', end);
    });
    // A failing stream is a client that is gone.
    stream.on('error', () => stream.destroy());
    stream.on('drain', () => this.#continue());
    stream.on('end', () => this.#finishReading());
    if (greeting !== '') this.#write(greeting);
    stream.on('data', (chunk: Uint8Array) => this.#read(chunk));
  }

  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Sends the text of an event, before any reply that is not yet ready. */
  notify(text: string): void {
    if (this.#isClosing || this.#stream.destroyed || this.negotiation?.isComplete !== true) return;
    this.#text += text;
    if (!this.#isGathering) this.#flush();
    if (!this.#isFull) return;
    this.#unreadBytes += text.length;
    if (this.#unreadBytes <= mostUnreadBytes) return;
    this.#log?.('warning', 'a client that does not read its events is disconnected');
    this.#stream.destroy();
  }

  close(): void {
    if (this.#isClosing || this.#stream.destroyed) return;
    this.#flush();
    this.#isClosing = true;
    this.#gone.abort();
    this.#waiting.clear();
    const timer = setTimeout(() => this.#stream.destroy(), closingTime);
    timer.unref();
    this.#stream.end(() => this.#stream.destroy());
    this.#stream.once('close', () => clearTimeout(timer));
  }

  #read(chunk: Uint8Array): void {
    const items = this.#reader.read(chunk);
    this.#isGathering = true;
    for (const item of items) this.#take(item);
    this.#isGathering = false;
    this.#flush();
    this.#keepPace();
  }

  #take(item: WireItem): void {
    if (this.#isClosing) return;
    if (this.negotiation?.allowsOutOfBand === true && item.kind === 'value' && asksOutOfBand(item.value)) {
      this.#executeOutOfBand(item);
    } else if (this.#isExecuting || this.#isFull || this.#waiting.size > 0) {
      this.#waiting.add(item);
    } else {
      this.#execute(item);
    }
  }

  #execute(item: WireItem): void {
    const reply: ReplyText = this.#dispatcher.dispatch(item, this);
    if (typeof reply === 'string') return this.#answer(reply);
    this.#isExecuting = true;
    void reply.then((text) => {
      this.#isExecuting = false;
      this.#isGathering = true;
      this.#answer(text);
      this.#continueGathering();
    });
  }

  #executeOutOfBand(item: WireItem): void {
    const reply = this.#dispatcher.dispatch(item, this);
    if (typeof reply === 'string') return this.#answer(reply);
    this.#outOfBandCount++;
    void reply.then((text) => {
      this.#outOfBandCount--;
      this.#answer(text);
      this.#keepPace();
      this.#endIfFinished();
    });
  }

  #answer(text: string): void {
    if (this.#isClosing) return;
    this.#text += text;
    if (!this.#isGathering || this.#text.length >= fullReply) this.#flush();
  }

  /** Goes on with what waits, now that the client has read or a command is done. */
  #continue(): void {
    this.#isFull = false;
    this.#unreadBytes = 0;
    this.#isGathering = true;
    this.#continueGathering();
  }

  #continueGathering(): void {
    while (!this.#isExecuting && !this.#isFull && this.#waiting.size > 0) this.#execute(this.#waiting.take());
    this.#isGathering = false;
    this.#flush();
    this.#keepPace();
    this.#endIfFinished();
  }

  #flush(): void {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    this.#write(text);
  }

  #write(text: string): void {
    if (!this.#stream.writable) return;
    const hasRoom = text.length > longestWrittenAsText ? this.#stream.write(Buffer.from(text, 'latin1')) : this.#stream.write(text, 'latin1');
    if (!hasRoom) this.#isFull = true;
  }

  /** While requests wait, or replies that the client does not read, no more are read: what waits is bounded by one chunk. */
  #keepPace(): void {
    const most = this.negotiation?.allowsOutOfBand === true ? mostWaiting.outOfBand : mostWaiting.inBand;
    const isBusy = this.#isFull || this.#waiting.size + this.#outOfBandCount >= most;
    if (isBusy === this.#isPaused) return;
    this.#isPaused = isBusy;
    if (isBusy) this.#stream.pause();
    else this.#stream.resume();
  }

  #finishReading(): void {
    this.#hasEnded = true;
    this.#endIfFinished();
    if (!this.#stream.writableEnded) watchHalfClosed(this.#stream);
  }

  /** A client that stopped sending gets the rest of its replies, then the end. */
  #endIfFinished(): void {
    if (!this.#hasEnded || this.#isExecuting || this.#outOfBandCount > 0 || this.#waiting.size > 0) return;
    this.#stream.end();
  }

  #forget(): void {
    this.#isClosing = true;
    this.#waiting.clear();
    this.#text = '';
    this.#gone.abort();
  }
}
