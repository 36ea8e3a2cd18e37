/** Bytes that arrive in pieces: takes copies of the pieces, gives them in one. */

const smallest = 256;

/** What it keeps for the next token; more is given back as soon as a token is complete. */
const keptCapacity = 64 * 1024;

/** A buffer that doubles when it is full, so that each byte is copied a bounded number of times however small the pieces are. */
export class GrowingBytes {
  #bytes = new Uint8Array(smallest);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a copy of a piece. */
  append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  /** All bytes in one, valid until the next call; empties the buffer. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    if (this.#bytes.length > keptCapacity) this.#bytes = new Uint8Array(smallest);
    return taken;
  }
}
