/** Bytes to tokens: takes chunks of any size, gives tokens, what is none, and tokens that do not end, to a sink. */
import { GrowingBytes } from './growing-bytes.js';
import { again, complete, lexicalTable, operand, stateNumber, stray } from './lexical-table.js';
import { tokenKinds, type TokenKind } from './token-kind.js';

/** Who is told of tokens. The bytes are valid during the call only. */
export interface TokenSink {
  /** A token is complete. */
  token(kind: TokenKind, bytes: Uint8Array): void;
  /** These bytes, the last of them above all, are no token. What follows is skipped until a byte that may start anew. */
  stray(bytes: Uint8Array): void;
  /** A token has more bytes than it may have. It is dropped, and what follows is read as if nothing had been before it. */
  oversized(): void;
}

/** What a token of one byte is given as: its kind says which byte that is. */
const oneByte = new Uint8Array(1);
const lastOfOneByte = tokenKinds.indexOf('comma');

const start = stateNumber('start');
const recovery = stateNumber('recovery');

/** QEMU's lexer: the table says what each byte does; each byte is looked at once or, behind a number or a keyword, twice. */
export class Lexer {
  readonly #sink: TokenSink;
  readonly #longest: number;
  /** The token in the making, as far as it came with earlier chunks. */
  readonly #earlier = new GrowingBytes();
  #state = start;

  /** `longest` is the number of bytes that a token may have. */
  constructor(sink: TokenSink, longest: number) {
    this.#sink = sink;
    this.#longest = longest;
  }

  /** Whether a token has begun, or the rest of an error is skipped. */
  get isBusy(): boolean {
    return this.#state !== start;
  }

  /** Forgets what began. */
  reset(): void {
    this.#state = start;
    this.#earlier.take();
  }

  /** Reads one chunk; what the last token has of it is copied, so that the chunk may be used again. */
  read(chunk: Uint8Array): void {
    const { length } = chunk;
    // Held here: where modules are compiled to CommonJS, each use of an import is a look-up, and these are used for each byte.
    const table = lexicalTable;
    const firstSpecial = complete;
    let state = this.#state;
    let begin = 0;
    let room = this.#longest - this.#earlier.length;
    for (let index = 0; index < length;) {
      const action = table[(state << 8) | (chunk[index] as number)] as number;
      if (action < firstSpecial) {
        state = action;
        index++;
        if (state <= recovery) begin = index;
        else if (index - begin > room) {
          this.#earlier.take();
          this.#sink.oversized();
          state = start;
          begin = index;
          room = this.#longest;
        }
        continue;
      }
      if (action === stray) {
        index++;
        this.#sink.stray(this.#takeToken(chunk, begin, index));
        state = recovery;
      } else {
        state = start;
        if ((action & again) === 0) index++;
        if ((action & complete) !== 0) {
          const kind = action & operand;
          this.#sink.token(tokenKinds[kind] as TokenKind, kind <= lastOfOneByte ? oneByte : this.#takeToken(chunk, begin, index));
        }
      }
      begin = index;
      room = this.#longest;
    }
    this.#state = state;
    if (begin < length) this.#earlier.append(chunk.subarray(begin));
  }

  #takeToken(chunk: Uint8Array, begin: number, end: number): Uint8Array {
    const piece = chunk.subarray(begin, end);
    if (this.#earlier.length === 0) return piece;
    this.#earlier.append(piece);
    return this.#earlier.take();
  }
}
