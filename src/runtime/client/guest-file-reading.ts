/** Reading a file of the guest: takes its path, gives pieces as they come or all of it. */
import { Buffer } from 'node:buffer';
import { checkedPieceSize, GuestFile, type GuestFilePlace, type PieceOptions } from './guest-file.js';

/** How a file is read. Time and signal hold for each piece; the signal ends the reading at any time. */
export interface ReadFileOptions extends PieceOptions {
  /** The most bytes that are read; a file with more is refused. Default: no limit. The agent may be anybody. */
  readonly limit?: number | undefined;
}

/**
 * A file that can be read. Each iteration opens it, reads it from the beginning and closes it, also when it is left before
 * the end. `Readable.from` makes a stream of it.
 */
export class GuestFileReading implements AsyncIterable<Uint8Array> {
  readonly #place: GuestFilePlace<ReadFileOptions>;

  constructor(place: GuestFilePlace<ReadFileOptions>) {
    this.#place = place;
  }

  /** The pieces of the file. @throws as `execute` does; RangeError if the file is longer than it may be */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, undefined, undefined> {
    const pieceSize = checkedPieceSize(this.#place.options);
    const { limit = Infinity } = this.#place.options;
    const file = await GuestFile.open(this.#place, 'r');
    let isOpen = true;
    let length = 0;
    try {
      for (;;) {
        const { bytes, eof } = await file.read(pieceSize);
        length += bytes.length;
        if (length > limit) throw new RangeError(`${this.#place.path}: the file has more than ${limit} bytes`);
        if (bytes.length > 0) yield bytes;
        if (eof || bytes.length === 0) break;
      }
      isOpen = false;
      await file.close();
    } finally {
      if (isOpen) file.abandon();
    }
  }

  /** The whole file. */
  async bytes(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this) pieces.push(piece);
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  }

  /** The whole file as a text in UTF-8. */
  async text(): Promise<string> {
    return Buffer.from(await this.bytes()).toString('utf8');
  }
}
