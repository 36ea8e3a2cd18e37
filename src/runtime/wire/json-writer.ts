/** The sending end of the wire: takes values, gives lines that QEMU's parser accepts. QMP specification, "General Definitions". */
import { Buffer } from 'node:buffer';
import { WholeDouble, type JsonValue } from './json-value.js';
import { bigintText, numberText, wholeDoubleText } from './number-text.js';
import { firstNonCharacter, stringText } from './string-text.js';
import { qemuLimits, type WireLimits } from './wire-limits.js';

/** How values are written. */
export interface WriteOptions {
  /** What the reader at the other end can take; QEMU's limits if not given. */
  readonly limits?: WireLimits;
  /**
   * What becomes of a string that holds something else than characters: `replace` (if not given) writes U+FFFD, as QEMU
   * does in its own replies; `refuse` throws, where another string could mean another file. In the name of a member it is
   * always refused, since two names could become one.
   */
  readonly nonCharacters?: 'replace' | 'refuse';
}

/** How a value is written as a line. */
export interface LineOptions extends WriteOptions {
  /** Whether the byte 0xFF goes first, which brings the reader at the other end into a known state. */
  readonly sentinel?: boolean;
  /** The guest agent ends its lines with `\n`, which is the default, the machine monitor with `\r\n`. */
  readonly lineEnd?: '\n' | '\r\n';
}

const sentinelByte = '\xff';

/** A value as the bytes of one line. @throws TypeError, RangeError as {@link writeJson} does. */
export function writeLine(value: JsonValue, options: LineOptions = {}): Buffer {
  const prefix = options.sentinel === true ? sentinelByte : '';
  return Buffer.from(`${prefix}${writeJson(value, options)}${options.lineEnd ?? '\n'}`, 'latin1');
}

/**
 * A value as text: ASCII, on one line, members in their order, with QEMU's spaces behind commas and colons.
 * @throws RangeError for numbers that JSON or QEMU has no form for, and for what exceeds the limits.
 * @throws TypeError for what is no JSON value, and for what is no character where that is refused. Both say where.
 */
export function writeJson(value: JsonValue, options: WriteOptions = {}): string {
  return new Writer(options).write(value);
}

class Writer {
  readonly #limits: WireLimits;
  readonly #refusesNonCharacters: boolean;
  /** Names and indexes on the way to the current value, for complaints. */
  readonly #path: (string | number)[] = [];
  #size = 0;
  #tokens = 0;

  constructor({ limits = qemuLimits, nonCharacters = 'replace' }: WriteOptions) {
    this.#limits = limits;
    this.#refusesNonCharacters = nonCharacters === 'refuse';
  }

  write(value: JsonValue): string {
    try {
      return this.#valueText(value);
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError) error.message = this.#place() + error.message;
      throw error;
    }
  }

  #valueText(value: JsonValue): string {
    switch (typeof value) {
      case 'boolean':
        return this.#token(String(value));
      case 'number':
        return this.#token(numberText(value));
      case 'bigint':
        return this.#token(bigintText(value));
      case 'string':
        return this.#string(value, this.#refusesNonCharacters);
      case 'object':
        if (value === null) return this.#token('null');
        if (value instanceof WholeDouble) return this.#token(wholeDoubleText(value));
        return this.#nested(value);
      default:
        throw new TypeError(`a value of type ${typeof (value satisfies never)} has no form in JSON`);
    }
  }

  #nested(value: Extract<JsonValue, object>): string {
    if (this.#path.length >= this.#limits.depth) throw new RangeError(`nested deeper than ${this.#limits.depth} levels`);
    if (Array.isArray(value)) return this.#array(value);
    if (!isPlainObject(value)) throw new TypeError('an object with a class of its own has no form in JSON');
    return this.#object(value);
  }

  #array(items: readonly JsonValue[]): string {
    let text = this.#token('[');
    for (let index = 0; index < items.length; index++) {
      if (index > 0) text += this.#token(',') + ' ';
      this.#path.push(index);
      text += this.#valueText(items[index] as JsonValue);
      this.#path.pop();
    }
    return text + this.#token(']');
  }

  #object(members: { readonly [name: string]: JsonValue | undefined }): string {
    let text = this.#token('{');
    let isFirst = true;
    for (const name of Object.keys(members)) {
      const value = members[name];
      if (value === undefined) continue;
      if (!isFirst) text += this.#token(',') + ' ';
      isFirst = false;
      this.#path.push(name);
      text += this.#string(name, true) + this.#token(':') + ' ' + this.#valueText(value);
      this.#path.pop();
    }
    return text + this.#token('}');
  }

  #string(text: string, refusesNonCharacters: boolean): string {
    const found = refusesNonCharacters ? firstNonCharacter(text) : undefined;
    if (found !== undefined) throw new TypeError(`the string holds ${found}, which is no character`);
    return this.#token(stringText(text));
  }

  /** Counts what the parser at the other end will count. */
  #token(text: string): string {
    this.#size += text.length;
    this.#tokens++;
    if (this.#size + 1 > this.#limits.size) throw new RangeError(`the message has more than ${this.#limits.size - 1} bytes`);
    if (this.#tokens > this.#limits.tokens) throw new RangeError(`the message has more than ${this.#limits.tokens} tokens`);
    return text;
  }

  #place(): string {
    const path = this.#path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').replace(/^\./, '');
    return path === '' ? '' : `${path.length > 200 ? `${path.slice(0, 200)}…` : path}: `;
  }
}

/** Whether the object is one of braces, of whatever realm, or without a prototype. */
function isPlainObject(value: object): value is { readonly [name: string]: JsonValue | undefined } {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
