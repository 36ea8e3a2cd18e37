/** The receiving end of the wire: takes bytes in chunks, gives the values in them, and for what is none the error that QEMU replies with. */
import type { JsonValue } from './json-value.js';
import { Lexer, type TokenSink } from './lexer.js';
import { MessageBuilder } from './message-builder.js';
import { quotedText } from './text.js';
import type { TokenKind } from './token-kind.js';
import { limitError, parseError, strayError, type WireError } from './wire-error.js';
import { qemuLimits, type WireLimits } from './wire-limits.js';

/** One thing that was read: a value, or an error at its place among the values. */
export type WireItem =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'error'; readonly error: WireError };

/**
 * Reads a stream of JSON values as QEMU does (QMP specification, "General Definitions").
 *
 * An array or object is complete at its closing bracket and a string at its quote, without a line end; a number or keyword
 * that stands alone needs one more byte. After an error reading goes on: behind a complete message if only its grammar was
 * wrong, else where QEMU does, at the next control character, 0xFE, 0xFF or one of `[ ] { } : ,`. So the byte 0xFF brings
 * the reader into a known state, at the cost of one error (QMP specification, "Forcing the JSON parser into known-good state").
 *
 * Each byte is read once and copied a bounded number of times; what is kept is bounded by the limits.
 */
export class JsonReader {
  readonly #limits: WireLimits;
  readonly #lexer: Lexer;
  readonly #builder = new MessageBuilder();
  #items: WireItem[] = [];
  // Brackets and braces are counted apart, as QEMU does: `{"a":[}` waits for a bracket.
  #braces = 0;
  #brackets = 0;
  #size = 0;
  #tokens = 0;

  constructor(limits: WireLimits = qemuLimits) {
    const sink: TokenSink = {
      token: (kind, bytes) => this.#addToken(kind, bytes),
      stray: (bytes) => this.#endWithError(strayError(quotedText(bytes))),
      oversized: () => this.#endWithError(limitError('token size')),
    };
    this.#limits = limits;
    this.#lexer = new Lexer(sink, limits.size);
  }

  /** Reads a chunk and gives what became complete with it, in order. The chunk may be used again afterwards. */
  read(chunk: Uint8Array): readonly WireItem[] {
    this.#lexer.read(chunk);
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** Whether the last message, or what is skipped after an error, has not ended. */
  get isBusy(): boolean {
    return this.#tokens > 0 || this.#lexer.isBusy;
  }

  /** Forgets what began, for a new connection. */
  reset(): void {
    this.#lexer.reset();
    this.#endMessage();
  }

  #addToken(kind: TokenKind, bytes: Uint8Array): void {
    this.#countNesting(kind);
    const { size, tokens, depth } = this.#limits;
    if (this.#size + bytes.length + 1 > size) return this.#endWithError(limitError('token size'));
    if (this.#tokens + 1 > tokens) return this.#endWithError(limitError('token count'));
    if (this.#braces + this.#brackets > depth) return this.#endWithError(limitError('nesting depth'));
    this.#size += bytes.length;
    this.#tokens++;
    this.#builder.add(kind, bytes);
    const isOpen = (this.#braces > 0 || this.#brackets > 0) && this.#braces >= 0 && this.#brackets >= 0;
    if (isOpen) return;
    const result = this.#builder.finish();
    if ('problem' in result) return this.#endWithError(parseError(result));
    this.#endMessage();
    this.#items.push({ kind: 'value', value: result.value });
  }

  #countNesting(kind: TokenKind): void {
    switch (kind) {
      case 'open-object':
        this.#braces++;
        return;
      case 'close-object':
        this.#braces--;
        return;
      case 'open-array':
        this.#brackets++;
        return;
      case 'close-array':
        this.#brackets--;
        return;
      case 'colon':
      case 'comma':
      case 'string':
      case 'integer':
      case 'double':
      case 'keyword':
        return;
      default:
        kind satisfies never;
    }
  }

  #endWithError(error: WireError): void {
    this.#endMessage();
    this.#items.push({ kind: 'error', error });
  }

  #endMessage(): void {
    this.#builder.reset();
    this.#braces = 0;
    this.#brackets = 0;
    this.#size = 0;
    this.#tokens = 0;
  }
}
