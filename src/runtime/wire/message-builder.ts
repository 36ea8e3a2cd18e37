/** The grammar: takes the tokens of one message, gives its value or the first thing that is wrong. RFC 8259, sections 2 to 5. */
import type { JsonValue } from './json-value.js';
import { decodeDouble, decodeInteger } from './number-token.js';
import { decodeString } from './string-token.js';
import { asciiText } from './text.js';
import type { TokenKind } from './token-kind.js';
import type { ParseFailure } from './wire-error.js';

/**
 * What an open array or object waits for: its first item or its end, an item after a comma, the colon, the value behind
 * the colon, or a comma or its end.
 */
type Expectation = 'first' | 'next' | 'colon' | 'value' | 'separator';

interface OpenArray {
  readonly kind: 'array';
  readonly items: JsonValue[];
  expects: Expectation;
}

interface OpenObject {
  readonly kind: 'object';
  readonly members: Record<string, JsonValue>;
  key: string;
  expects: Expectation;
}

const keywords: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([['null', null], ['true', true], ['false', false]]);

/**
 * Builds a value token by token, so that no list of tokens is kept. After a failure the rest of the message is ignored; the
 * caller knows when it ends. Strings are decoded only where the grammar allows them, since the first failure is the one to tell.
 */
export class MessageBuilder {
  #open: (OpenArray | OpenObject)[] = [];
  #value: JsonValue = null;
  #failure: ParseFailure | undefined;

  /** Takes the next token. */
  add(kind: TokenKind, bytes: Uint8Array): void {
    if (this.#failure !== undefined) return;
    const top = this.#open.at(-1);
    if (top === undefined) return this.#begin(kind, bytes);
    switch (top.expects) {
      case 'first':
        if (isEnd(top, kind)) this.#close(top);
        else this.#begin(kind, bytes);
        return;
      case 'next':
      case 'value':
        this.#begin(kind, bytes);
        return;
      case 'colon':
        if (kind === 'colon') top.expects = 'value';
        else this.#fail('missing : in object pair');
        return;
      case 'separator':
        if (isEnd(top, kind)) this.#close(top);
        else if (kind === 'comma') top.expects = 'next';
        else this.#fail(top.kind === 'object' ? 'expected separator in dict' : 'expected separator in list');
        return;
      default:
        top.expects satisfies never;
    }
  }

  /** The value of the message, or its failure; then it is ready for the next message. */
  finish(): { readonly value: JsonValue } | ParseFailure {
    const result = this.#failure ?? { value: this.#value };
    this.reset();
    return result;
  }

  /** Forgets a message that will not be finished. */
  reset(): void {
    this.#open = [];
    this.#value = null;
    this.#failure = undefined;
  }

  #fail(problem: string): void {
    this.#failure = { problem };
  }

  /** A token where a value must be. */
  #begin(kind: TokenKind, bytes: Uint8Array): void {
    switch (kind) {
      case 'open-array':
        this.#open.push({ kind: 'array', items: [], expects: 'first' });
        return;
      case 'open-object':
        this.#open.push({ kind: 'object', members: {}, key: '', expects: 'first' });
        return;
      case 'string': {
        const text = decodeString(bytes);
        if (typeof text === 'string') this.#complete(text);
        else this.#failure = text;
        return;
      }
      case 'integer':
        this.#complete(decodeInteger(asciiText(bytes)));
        return;
      case 'double':
        this.#complete(decodeDouble(asciiText(bytes)));
        return;
      case 'keyword': {
        const name = asciiText(bytes);
        const value = keywords.get(name);
        if (value === undefined) this.#fail(`invalid keyword '${name}'`);
        else this.#complete(value);
        return;
      }
      case 'close-array':
      case 'close-object':
      case 'colon':
      case 'comma':
        this.#fail('expecting value');
        return;
      default:
        kind satisfies never;
    }
  }

  #close(top: OpenArray | OpenObject): void {
    this.#open.pop();
    this.#complete(top.kind === 'array' ? top.items : top.members);
  }

  /** A value is complete and goes where it belongs. */
  #complete(value: JsonValue): void {
    const top = this.#open.at(-1);
    switch (top?.kind) {
      case undefined:
        this.#value = value;
        return;
      case 'array':
        top.items.push(value);
        top.expects = 'separator';
        return;
      case 'object':
        if (top.expects === 'value') this.#addMember(top, value);
        else if (typeof value !== 'string') this.#fail('key is not a string in object');
        else {
          top.key = value;
          top.expects = 'colon';
        }
        return;
      default:
        top satisfies never;
    }
  }

  #addMember(top: OpenObject, value: JsonValue): void {
    const { members, key } = top;
    if (Object.hasOwn(members, key)) return this.#fail('duplicate key');
    // Assigned, this one would become the prototype instead of a member.
    if (key === '__proto__') Object.defineProperty(members, key, { value, enumerable: true, configurable: true, writable: true });
    else members[key] = value;
    top.expects = 'separator';
  }
}

function isEnd(top: OpenArray | OpenObject, kind: TokenKind): boolean {
  return kind === (top.kind === 'object' ? 'close-object' : 'close-array');
}
