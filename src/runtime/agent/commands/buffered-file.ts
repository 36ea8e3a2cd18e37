/**
 * An open file as clients see it: small writes wait in a buffer until the file is flushed, read, moved or closed, as those of
 * the C library's streams do, whose behaviour clients know. Reads are not buffered. No byte is lost: what was read before an
 * error is given, and what could not be written stays in the buffer.
 */
import type { OpenFile } from '../system/system.js';
import { isSystemError } from './failure.js';

/** Where a position counts from. */
export type Whence = 'set' | 'cur' | 'end';

const bufferSize = 4096;

/** The first piece of a file whose length is not known, such as those of `/proc`. */
const firstPiece = 64 * 1024;

/** A file with a position and a buffer for writing. All methods throw the system's errors. What waits is to be flushed before reading. */
export class BufferedFile {
  readonly #file: OpenFile;
  readonly #isWritable: boolean;
  readonly #buffer = Buffer.alloc(bufferSize);
  #waiting = 0;
  #position = 0;

  constructor(file: OpenFile, isWritable: boolean) {
    this.#file = file;
    this.#isWritable = isWritable;
  }

  /** So many bytes, or fewer if the file ends, or if there are no more for now. */
  read(count: number): { readonly bytes: Uint8Array; readonly isAtEnd: boolean } {
    let bytes = Buffer.allocUnsafe(Math.min(count, this.#expectedLength()));
    let length = 0;
    while (length < count) {
      if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(count, length * 2));
      const taken = this.#readInto(bytes.subarray(length), length > 0);
      if (taken === undefined) break;
      if (taken === 0) return { bytes: bytes.subarray(0, length), isAtEnd: true };
      length += taken;
      this.#position += taken;
    }
    return { bytes: bytes.subarray(0, length), isAtEnd: false };
  }

  /**
   * Takes bytes and tells how many: all of them, save for a pipe that is full.
   * @throws EAGAIN for a pipe that has no room at all
   */
  write(bytes: Uint8Array): number {
    if (bytes.length === 0) return 0;
    if (!this.#isWritable) throw systemError('EBADF');
    if (this.#waiting + bytes.length > bufferSize) this.flush();
    const whole = bytes.length - (this.#waiting + bytes.length > bufferSize ? bytes.length % bufferSize : bytes.length);
    const written = this.#writeAll(bytes.subarray(0, whole));
    if (written < whole) return written;
    this.#buffer.set(bytes.subarray(whole), this.#waiting);
    this.#waiting += bytes.length - whole;
    return bytes.length;
  }

  /** Writes what waits. What cannot be written goes on waiting. */
  flush(): void {
    while (this.#waiting > 0) {
      const written = this.#writeOnce(this.#buffer.subarray(0, this.#waiting));
      this.#buffer.copyWithin(0, written, this.#waiting);
      this.#waiting -= written;
    }
  }

  /** Moves, beyond the end too, and gives the new position from the beginning. */
  seek(offset: bigint, whence: Whence): number {
    this.flush();
    if (!this.#file.isSeekable) throw systemError('ESPIPE');
    const position = BigInt(this.#start(whence)) + offset;
    if (position < 0n || position > BigInt(Number.MAX_SAFE_INTEGER)) throw systemError('EINVAL');
    this.#position = Number(position);
    return this.#position;
  }

  /** Writes what waits and closes the file, even if that fails. */
  close(): void {
    try {
      this.flush();
    } finally {
      this.#file.close();
    }
  }

  #start(whence: Whence): number {
    switch (whence) {
      case 'set':
        return 0;
      case 'cur':
        return this.#position;
      case 'end':
        return this.#file.size();
      default:
        return whence satisfies never;
    }
  }

  /** One more than is left, so that the end shows without a larger buffer. */
  #expectedLength(): number {
    const left = this.#file.isSeekable ? this.#file.size() - this.#position : 0;
    return left > 0 ? left + 1 : firstPiece;
  }

  /** Undefined if there is an error that the next call will meet again, after bytes that have to be given first. */
  #readInto(piece: Uint8Array, isContinued: boolean): number | undefined {
    try {
      return this.#file.read(piece, this.#position);
    } catch (error) {
      if (isContinued && isSystemError(error)) return undefined;
      throw error;
    }
  }

  /** How much was written before a pipe was full. */
  #writeAll(bytes: Uint8Array): number {
    let written = 0;
    while (written < bytes.length) {
      try {
        written += this.#writeOnce(bytes.subarray(written));
      } catch (error) {
        if (written > 0 && isSystemError(error, 'EAGAIN')) return written;
        throw error;
      }
    }
    return written;
  }

  #writeOnce(bytes: Uint8Array): number {
    const written = this.#file.write(bytes, this.#position);
    if (written === 0) throw systemError('EIO');
    this.#position = this.#file.isAppending && this.#file.isSeekable ? this.#file.size() : this.#position + written;
    return written;
  }
}

/** An error as the system gives it. */
function systemError(code: 'EBADF' | 'EINVAL' | 'EIO' | 'ESPIPE'): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
