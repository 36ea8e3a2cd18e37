/** The other end of a connection, played by a test: takes what the client sends, says what the test wants. */
import { Duplex } from 'node:stream';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import type { JsonObject, JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';

/** How a peer behaves. */
export interface PeerOptions {
  /** Bytes at a time that the client gets. Default: as they were said. */
  readonly pieceLength?: number;
  /** Whether it reads nothing until it is told. */
  readonly isDeaf?: boolean;
}

export class FakePeer {
  /** For the client. */
  readonly stream: Duplex;
  /** Everything that came, byte for byte. */
  readonly heard: Buffer[] = [];
  /** How many bytes the client has not taken from its stream. */
  get unread(): number {
    return this.stream.readableLength;
  }

  hasLeft = false;
  /** Whether it takes no more than one message, until it listens. */
  isDeaf: boolean;
  readonly #reader = new JsonReader();
  readonly #requests: JsonObject[] = [];
  readonly #pieceLength: number;
  readonly #takers: ((request: JsonObject) => void)[] = [];
  #answerer: ((request: JsonObject) => void) | undefined;
  #deafUntil: (() => void) | undefined;

  constructor({ pieceLength = Infinity, isDeaf = false }: PeerOptions = {}) {
    this.#pieceLength = pieceLength;
    this.isDeaf = isDeaf;
    this.stream = new Duplex({
      highWaterMark: 4096,
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        this.heard.push(Buffer.from(chunk));
        if (this.isDeaf) this.#deafUntil = done;
        else setImmediate(done);
        for (const item of this.#reader.read(chunk)) if (item.kind === 'value') this.#take(item.value as JsonObject);
      },
      final: (done) => {
        this.hasLeft = true;
        this.stream.push(null);
        done();
      },
    });
  }

  /** The next request. */
  next(): Promise<JsonObject> {
    const request = this.#requests.shift();
    return request === undefined ? new Promise((resolve) => this.#takers.push(resolve)) : Promise.resolve(request);
  }

  /** How many requests came that nobody asked for yet. */
  get waiting(): number {
    return this.#requests.length;
  }

  /** Answers every request as the function says; undefined is no answer. */
  answerAll(answer: (request: JsonObject) => JsonObject | undefined): void {
    this.#answerer = (request: JsonObject): void => {
      const reply = answer(request);
      if (reply !== undefined) this.say('id' in request ? { ...reply, id: request['id'] } : reply);
    };
    for (const request of this.#requests.splice(0)) this.#take(request);
  }

  /** Writes messages. */
  say(...messages: readonly JsonValue[]): void {
    this.sayBytes(Buffer.concat(messages.map((message) => writeLine(message))));
  }

  sayBytes(bytes: Uint8Array | string): void {
    const all = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    for (let start = 0; start < all.length; start += this.#pieceLength) {
      this.stream.push(Buffer.from(all.subarray(start, Math.min(all.length, start + this.#pieceLength))));
    }
  }

  /** Closes the connection in order. */
  hangUp(): void {
    this.stream.push(null);
  }

  /** Reads from now on. */
  listen(): void {
    this.isDeaf = false;
    this.#deafUntil?.();
  }

  #take(request: JsonObject): void {
    const taker = this.#takers.shift() ?? this.#answerer;
    if (taker === undefined) this.#requests.push(request);
    else taker(request);
  }
}

/** What a monitor says first. */
export const greeting = { QMP: { version: { qemu: { micro: 2, minor: 1, major: 9 }, package: 'test' }, capabilities: ['oob'] } };

/** When everything that was set in motion has come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}
