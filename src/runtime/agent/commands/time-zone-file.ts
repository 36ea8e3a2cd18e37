/** Compiled files of time zones, those of `/usr/share/zoneinfo`. RFC 9636. */
import { type LocalTime, readPosixTimeZone, type TimeZone } from './posix-time-zone.js';

const headerSize = 44;

/** The counts of a header, and how long its numbers for instants are. */
interface Block {
  /** Where the data begins. */
  readonly start: number;
  readonly timeSize: 4 | 8;
  readonly indicators: number;
  readonly leaps: number;
  readonly times: number;
  readonly types: number;
  readonly characters: number;
}

/** Reads a file; undefined if it is none. */
export function readTimeZoneFile(file: Uint8Array): TimeZone | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    const first = readHeader(view, 0, 4);
    if (first === undefined) return undefined;
    const isOld = view.getUint8(4) === 0;
    const block = isOld ? first : readHeader(view, endOf(first), 8);
    return block === undefined ? undefined : readBlock(view, block);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readHeader(view: DataView, at: number, timeSize: 4 | 8): Block | undefined {
  if (view.getUint32(at) !== 0x545a6966) return undefined;
  const count = (index: number): number => view.getUint32(at + 20 + index * 4);
  return {
    start: at + headerSize, timeSize, indicators: count(0) + count(1), leaps: count(2), times: count(3), types: count(4), characters: count(5),
  };
}

function endOf({ start, timeSize, indicators, leaps, times, types, characters }: Block): number {
  return start + times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + indicators;
}

function readBlock(view: DataView, block: Block): TimeZone | undefined {
  const { start, timeSize, times, types, characters } = block;
  const typesAt = start + times * (timeSize + 1);
  const textAt = typesAt + types * 6;
  const localTimes = Array.from({ length: types }, (_, index): LocalTime => {
    const at = typesAt + index * 6;
    const from = textAt + view.getUint8(at + 5);
    return { offset: view.getInt32(at), abbreviation: textUntil(view, { from, limit: textAt + characters, end: 0 }) };
  });
  const instants = Array.from({ length: times }, (_, index) => {
    return timeSize === 4 ? view.getInt32(start + index * 4) : Number(view.getBigInt64(start + index * 8));
  });
  const kinds = Array.from({ length: times }, (_, index) => view.getUint8(start + times * timeSize + index));
  const after = timeSize === 4 ? undefined : readPosixTimeZone(textUntil(view, { from: endOf(block) + 1, limit: view.byteLength, end: 10 }));
  const initial = localTimes[0];
  if (initial === undefined) return undefined;
  return (seconds) => {
    const next = instants.findIndex((instant) => instant > seconds);
    const passed = (next < 0 ? instants.length : next) - 1;
    if (passed === times - 1 && after !== undefined) return after(seconds);
    return localTimes[kinds[passed] ?? 0] ?? initial;
  };
}

function textUntil(view: DataView, { from, limit, end }: { readonly from: number; readonly limit: number; readonly end: number }): string {
  let text = '';
  for (let at = from; at < limit && view.getUint8(at) !== end; at++) text += String.fromCharCode(view.getUint8(at));
  return text;
}
