/** The receiving end for a guest agent, which marks where it starts anew: takes chunks, gives the values and errors in them. */
import { JsonReader, type WireItem } from '../wire/json-reader.js';
import type { WireLimits } from '../wire/wire-limits.js';

/** The byte before a marked reply; it occurs nowhere else. */
const mark = 0xff;
const lineFeed = 0x0a;

/** Forgets at each mark what began before it. QEMU guest agent schema, `guest-sync-delimited`. */
export class MarkedReader {
  /** Whether each line is read by itself too, for agents without marks. */
  isByLines = false;
  readonly #reader: JsonReader;

  constructor(limits: WireLimits) {
    this.#reader = new JsonReader(limits);
  }

  /** Reads a chunk. A message that a mark breaks off gives an error. */
  read(chunk: Uint8Array): readonly WireItem[] {
    const items: WireItem[] = [];
    for (let start = 0; start < chunk.length;) {
      const end = this.#nextBoundary(chunk, start);
      for (const item of this.#reader.read(chunk.subarray(start, end))) items.push(item);
      start = end;
      if (end < chunk.length || this.#endsLine(chunk, end)) {
        if (this.#reader.isBusy) items.push(brokenOff);
        this.#reader.reset();
        if (chunk[end] === mark) start++;
      }
    }
    return items;
  }

  /** Where the next mark stands, or what follows the next line. */
  #nextBoundary(chunk: Uint8Array, start: number): number {
    const nextMark = chunk.indexOf(mark, start);
    const end = nextMark === -1 ? chunk.length : nextMark;
    if (!this.isByLines) return end;
    const nextLine = chunk.subarray(start, end).indexOf(lineFeed);
    return nextLine === -1 ? end : start + nextLine + 1;
  }

  #endsLine(chunk: Uint8Array, end: number): boolean {
    return this.isByLines && chunk[end - 1] === lineFeed;
  }
}

const brokenOff: WireItem = { kind: 'error', error: { class: 'GenericError', desc: 'the message breaks off' } };
