/** The sending end of the wire: takes values, gives lines that QEMU's parser accepts. QMP specification, "General Definitions". */
import { Buffer } from 'node:buffer';
import { WholeDouble, type WritableValue } from './json-value.js';
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
export function writeLine(value: WritableValue, options: LineOptions = {}): Buffer {
  const prefix = options.sentinel === true ? sentinelByte : '';
  return Buffer.from(`${prefix}${writeJson(value, options)}${options.lineEnd ?? '\n'}`, 'latin1');
}

/**
 * A value as text: ASCII, on one line, members in their order, with QEMU's spaces behind commas and colons.
 * @throws RangeError for numbers that JSON or QEMU has no form for, and for what exceeds the limits.
 * @throws TypeError for what is no JSON value, and for what is no character where that is refused. Both say where.
 */
export function writeJson(value: WritableValue, options: WriteOptions = {}): string {
  return new Writer(options).write(value);
}

class Writer {
  readonly #limits: WireLimits;
  readonly #refusesNonCharacters: boolean;
  /** After a failure: names and indexes on the way to the value at fault, the innermost first. */
  readonly #steps: (string | number)[] = [];
  #depth = 0;
  #size = 0;
  #tokens = 0;

  constructor({ limits = qemuLimits, nonCharacters = 'replace' }: WriteOptions) {
    this.#limits = limits;
    this.#refusesNonCharacters = nonCharacters === 'refuse';
  }

  write(value: WritableValue): string {
    try {
      return this.#valueText(value);
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError) error.message = this.#place() + error.message;
      throw error;
    }
  }

  #valueText(value: WritableValue): string {
    switch (typeof value) {
      case 'string':
        return this.#string(value, this.#refusesNonCharacters);
      case 'number':
        return this.#scalar(numberText(value));
      case 'boolean':
        return this.#scalar(String(value));
      case 'bigint':
        return this.#scalar(bigintText(value));
      case 'object':
        if (value === null) return this.#scalar('null');
        if (value instanceof WholeDouble) return this.#scalar(wholeDoubleText(value));
        if (value instanceof Uint8Array) return this.#scalar(base64Text(value));
        return this.#nested(value);
      default:
        throw new TypeError(`a value of type ${typeof (value satisfies never)} has no form in JSON`);
    }
  }

  #nested(value: Exclude<Extract<WritableValue, object>, WholeDouble | Uint8Array>): string {
    if (this.#depth >= this.#limits.depth) throw new RangeError(`nested deeper than ${this.#limits.depth} levels`);
    this.#depth++;
    const text = Array.isArray(value) ? this.#array(value) : this.#object(value);
    this.#depth--;
    // The brackets.
    this.#count(2, 2);
    return text;
  }

  #array(items: readonly WritableValue[]): string {
    let text = '[';
    let index = 0;
    try {
      for (; index < items.length; index++) {
        if (index > 0) text += ', ';
        text += this.#valueText(items[index] as WritableValue);
      }
    } catch (error) {
      this.#steps.push(index);
      throw error;
    }
    this.#countCommas(index);
    return `${text}]`;
  }

  #object(members: object): string {
    if (!isPlainObject(members)) throw new TypeError('an object with a class of its own has no form in JSON');
    let text = '{';
    let count = 0;
    let current = '';
    try {
      for (const name of Object.keys(members)) {
        const value = members[name];
        if (value === undefined) continue;
        current = name;
        if (count++ > 0) text += ', ';
        text += `${this.#string(name, true)}: ${this.#valueText(value)}`;
      }
    } catch (error) {
      this.#steps.push(current);
      throw error;
    }
    this.#count(count, count);
    this.#countCommas(count);
    return `${text}}`;
  }

  #string(text: string, refusesNonCharacters: boolean): string {
    const found = refusesNonCharacters ? firstNonCharacter(text) : undefined;
    if (found !== undefined) throw new TypeError(`the string holds ${found}, which is no character`);
    return this.#scalar(stringText(text));
  }

  #scalar(text: string): string {
    this.#count(text.length, 1);
    return text;
  }

  #countCommas(items: number): void {
    if (items > 1) this.#count(items - 1, items - 1);
  }

  /** Counts what the parser at the other end will count. */
  #count(size: number, tokens: number): void {
    this.#size += size;
    this.#tokens += tokens;
    if (this.#size + 1 > this.#limits.size) throw new RangeError(`the message has more than ${this.#limits.size - 1} bytes`);
    if (this.#tokens > this.#limits.tokens) throw new RangeError(`the message has more than ${this.#limits.tokens} tokens`);
  }

  #place(): string {
    const path = [...this.#steps].reverse().map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').replace(/^\./, '');
    return path === '' ? '' : `${path.length > 200 ? `${path.slice(0, 200)}…` : path}: `;
  }
}

/** RFC 4648, section 4: nothing in it needs an escape. */
function base64Text(bytes: Uint8Array): string {
  return `"${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}"`;
}

/** Whether the object is one of braces, of whatever realm, or without a prototype. */
function isPlainObject(value: object): value is { readonly [name: string]: WritableValue | undefined } {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
