/** Unicode as QEMU reads it: takes bytes, gives code points one by one, or that there is none. */

const highestCodePoint = 0x10ffff;

/** The smallest code point that needs a sequence of 2, 3, 4, 5 and 6 bytes; a smaller one is an overlong form. */
const smallestByLength = [0x80, 0x800, 0x10000, 0x200000, 0x4000000];

/** Whether QEMU takes this number for a character: no surrogate and no noncharacter (Unicode, sections 3.8 and 23.7). */
export function isCharacter(codePoint: number): boolean {
  return codePoint >= 0 && codePoint <= highestCodePoint
    && (codePoint & 0xfffff800) !== 0xd800
    && (codePoint & 0xfffe) !== 0xfffe
    && !(codePoint >= 0xfdd0 && codePoint <= 0xfdef);
}

/**
 * Goes through bytes in modified UTF-8: RFC 3629, but that U+0000 is the bytes C0 80. A sequence that is broken off ends
 * before the first byte that does not continue it, so that this byte is read again.
 */
export class CodePoints {
  /** Where the next sequence starts. */
  index: number;
  readonly #bytes: Uint8Array;
  readonly #end: number;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.#bytes = bytes;
    this.index = start;
    this.#end = end;
  }

  /** Whether there are no more bytes. */
  get done(): boolean {
    return this.index >= this.#end;
  }

  /** The next code point, or −1 for a sequence that is none; goes on in any case. */
  next(): number {
    const first = this.#byteAt(this.index++);
    if (first < 0x80) return first;
    // A lone continuation, or one of the two bytes that never occur.
    if (first < 0xc0 || first >= 0xfe) return -1;
    const length = Math.clz32(~(first << 24));
    let codePoint = first & (0x7f >> length);
    for (let count = 1; count < length; count++) {
      const byte = this.#byteAt(this.index);
      if ((byte & 0xc0) !== 0x80) return -1;
      this.index++;
      codePoint = (codePoint << 6) | (byte & 0x3f);
    }
    const isOverlong = codePoint < (smallestByLength[length - 2] ?? 0) && !(codePoint === 0 && length === 2);
    return isOverlong || !isCharacter(codePoint) ? -1 : codePoint;
  }

  #byteAt(index: number): number {
    return index < this.#end ? (this.#bytes[index] as number) : 0;
  }
}
