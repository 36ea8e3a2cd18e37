/** Short ways to read: takes text whose characters are bytes, gives what a reader makes of it. */
import { WholeDouble, type JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { JsonReader, type WireItem } from '../../../src/runtime/wire/json-reader.ts';
import type { WireLimits } from '../../../src/runtime/wire/wire-limits.ts';

/** Text to bytes, one for each character up to U+00FF. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** All that a new reader gives for bytes that come in pieces of this length; in one piece if none is given. */
export function readAll(bytes: Uint8Array, pieceLength = bytes.length, limits?: WireLimits): readonly WireItem[] {
  const reader = new JsonReader(limits);
  const items: WireItem[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength) items.push(...reader.read(bytes.subarray(start, start + pieceLength)));
  return items;
}

/** Each value as it is, each error as `error: ` and its description. */
export function outcomes(text: string, limits?: WireLimits): readonly unknown[] {
  return readAll(bytesOf(text), undefined, limits).map(outcomeOf);
}

/** The description without the prefix that most share. */
export function outcomeOf(item: WireItem): unknown {
  return item.kind === 'value' ? item.value : `error: ${item.error.desc.replace(/^JSON parse error, /, '')}`;
}

/** The one value of a text. */
export function readOne(text: string): JsonValue {
  const [item, ...rest] = readAll(bytesOf(text));
  if (item?.kind !== 'value' || rest.length > 0) throw new Error(`not one value: ${text}`);
  return item.value;
}

/** The value with plain numbers for all doubles, as somebody sees it who does not ask for their kind. */
export function plain(value: JsonValue | undefined): unknown {
  if (value instanceof WholeDouble) return value.value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
