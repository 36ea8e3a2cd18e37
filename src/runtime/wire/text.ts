/** Strings from bytes and code points in linear time and space. */
import { Buffer, isAscii } from 'node:buffer';
import { CodePoints } from './code-points.js';

const replacementCharacter = 0xfffd;

/** Up to so many bytes, a loop is faster than a call into Node. */
export const longestShort = 32;

/** The text of bytes that are all ASCII. */
export function asciiText(bytes: Uint8Array): string {
  if (bytes.length > longestShort) return asBuffer(bytes).toString('latin1');
  let text = '';
  for (let index = 0; index < bytes.length; index++) text += String.fromCharCode(bytes[index] as number);
  return text;
}

/** Whether all bytes are ASCII and none is a backslash, so that they are their own text. */
export function isPlain(bytes: Uint8Array): boolean {
  return bytes.indexOf(0x5c) === -1 && isAscii(bytes);
}

/**
 * The text that QEMU prints for bytes that it quotes in an error: up to the first NUL, where its strings end, with
 * U+FFFD for each sequence that is no character.
 */
export function quotedText(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  const quoted = nul === -1 ? bytes : bytes.subarray(0, nul);
  if (isAscii(quoted)) return asciiText(quoted);
  const text = new TextBuffer(quoted.length);
  for (const codePoints = new CodePoints(quoted); !codePoints.done;) {
    const codePoint = codePoints.next();
    text.add(codePoint < 0 ? replacementCharacter : codePoint);
  }
  return text.toString();
}

/** A text in the making, with room for as many UTF-16 units as it will have at the most. */
export class TextBuffer {
  readonly #bytes: Buffer;
  #length = 0;

  constructor(mostUnits: number) {
    this.#bytes = Buffer.allocUnsafe(mostUnits * 2);
  }

  /** Adds one character, two units beyond the basic plane. */
  add(codePoint: number): void {
    if (codePoint > 0xffff) {
      this.#addUnit(0xd7c0 + (codePoint >> 10));
      this.#addUnit(0xdc00 | (codePoint & 0x3ff));
    } else {
      this.#addUnit(codePoint);
    }
  }

  /** What was added so far. */
  toString(): string {
    return this.#bytes.toString('utf16le', 0, this.#length);
  }

  #addUnit(unit: number): void {
    this.#bytes[this.#length++] = unit & 0xff;
    this.#bytes[this.#length++] = unit >> 8;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
