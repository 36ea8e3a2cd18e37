/** Writing a file of the guest: takes its path and what goes into it, gives how many bytes that were. */
import { Buffer } from 'node:buffer';
import { untilAborted } from './connecting.js';
import { checkedPieceSize, GuestFile, type GuestFilePlace, type PieceOptions } from './guest-file.js';

/** What a file is written from. Texts become UTF-8. */
export type FileContent = string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** How a file is written. Time and signal hold for each piece; the signal ends the writing at any time. */
export interface WriteFileOptions extends PieceOptions {
  /** As fopen(3) takes it; `a` goes on at the end. Default: `w`, which empties the file. */
  readonly mode?: string | undefined;
}

/** Writes and closes a file; the close is part of the success, since it can bring the first word of a full disk. */
export async function writeGuestFile(place: GuestFilePlace<WriteFileOptions>, content: FileContent): Promise<number> {
  const { options } = place;
  const pieceSize = checkedPieceSize(options);
  const file = await GuestFile.open(place, options.mode ?? 'w');
  let isOpen = true;
  let length = 0;
  try {
    for await (const piece of piecesOf(partsOf(content, options.signal), pieceSize)) {
      await file.write(piece);
      length += piece.length;
    }
    await file.flush();
    isOpen = false;
    await file.close();
    return length;
  } finally {
    if (isOpen) file.abandon();
  }
}

/** Pieces of one size, the last one smaller. A piece is valid until the next is asked for. */
async function* piecesOf(parts: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | undefined;
  let length = 0;
  for await (const part of parts) {
    for (let rest = part; rest.length > 0;) {
      if (length === 0 && rest.length >= size) {
        yield rest.subarray(0, size);
        rest = rest.subarray(size);
        continue;
      }
      held ??= new Uint8Array(size);
      const taken = rest.subarray(0, size - length);
      held.set(taken, length);
      length += taken.length;
      rest = rest.subarray(taken.length);
      if (length < size) continue;
      yield held;
      length = 0;
    }
  }
  if (held !== undefined && length > 0) yield held.subarray(0, length);
}

/** The parts of a content, until the signal is aborted, also while the source has nothing to give. */
async function* partsOf(content: FileContent, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) return yield asBytes(content);
  const iterator = Symbol.asyncIterator in content ? content[Symbol.asyncIterator]() : content[Symbol.iterator]();
  let isOver = false;
  try {
    for (;;) {
      const result = await untilAborted(Promise.resolve(iterator.next()), signal);
      isOver = result.done === true;
      if (result.done === true) return;
      yield asBytes(result.value);
    }
  } catch (error) {
    isOver ||= signal?.aborted !== true;
    throw error;
  } finally {
    // A source that has nothing to give may not come to end its iteration either.
    if (!isOver) Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function asBytes(part: unknown): Uint8Array {
  if (typeof part === 'string') return Buffer.from(part, 'utf8');
  if (part instanceof Uint8Array) return part;
  throw new TypeError('a file is written from texts and bytes');
}
