/** That the work for a message grows with its length and with nothing else: reads and copies of bytes are counted, no clock is asked. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import { bytesOf } from './reading.ts';

const messageLength = 2 ** 16;

/** Bytes of one message of about this length. */
const messages: readonly (readonly [string, (length: number) => string])[] = [
  ['one string', (length) => `"${'x'.repeat(length)}"`],
  ['one string of escapes', (length) => `["${'\\u00e9'.repeat(length / 6)}"]`],
  ['one string of wide characters', (length) => `["${'\xe2\x82\xac'.repeat(length / 3)}"]`],
  ['many members', (length) => `{${Array.from({ length: length / 16 }, (_, index) => `"member${index}":1`).join()}}`],
  ['many small items', (length) => `[${'1,'.repeat(length / 4)}null]`],
  ['one number', (length) => `[${'1'.repeat(length)}]`],
  ['much white space', (length) => `[${' '.repeat(length)}]`],
  ['a string that breaks off', (length) => `"${'x'.repeat(length)}\n`],
  ['what is skipped', (length) => `A${'x'.repeat(length)}\n`],
  ['one error after the other', (length) => ']'.repeat(length / 8)],
  ['a wrong message that goes on', (length) => `[1 ${'[],'.repeat(length / 8)}2]`],
];

/** Counts the bytes that are read one by one from what the reader is given, and those that are copied anywhere. */
function countWork(text: string, pieceLength: number): { readonly perByte: number; readonly copiesPerByte: number } {
  const bytes = bytesOf(text);
  let reads = 0;
  let copies = 0;
  const original = Uint8Array.prototype.set;
  vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function countCopies(this: Uint8Array, source: ArrayLike<number>, offset?: number) {
    copies += source.length;
    original.call(this, source, offset);
  });
  const counted = (piece: Uint8Array): Uint8Array => new Proxy(piece, {
    get(target, name) {
      if (typeof name === 'string' && /^\d/.test(name)) reads++;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const reader = new JsonReader();
  for (let start = 0; start < bytes.length; start += pieceLength) reader.read(counted(bytes.subarray(start, start + pieceLength)));
  vi.restoreAllMocks();
  return { perByte: reads / bytes.length, copiesPerByte: copies / bytes.length };
}

afterEach(() => void vi.restoreAllMocks());

describe.each(messages)('%s', (_name, messageOf) => {
  test.each([4096, 7, 1])('in pieces of %i is read once, and copied a bounded number of times', (pieceLength) => {
    const text = messageOf(messageLength);
    const { perByte, copiesPerByte } = countWork(text, pieceLength);
    // A byte behind a number or keyword is looked at again.
    expect(perByte).toBeGreaterThanOrEqual(1);
    expect(perByte).toBeLessThanOrEqual(2);
    // Once into the buffer, and less than twice while that doubles.
    expect(copiesPerByte).toBeLessThanOrEqual(3);
  });
});

test('a message of 60 MB in pieces of 4 KB is read', () => {
  const length = 60_000_000;
  const bytes = bytesOf(`{"return": {"count": ${length}, "buf-b64": "${'QUJD'.repeat(length / 4)}", "eof": false}}\n`);
  const reader = new JsonReader();
  const items = [];
  for (let start = 0; start < bytes.length; start += 4096) items.push(...reader.read(bytes.subarray(start, start + 4096)));
  expect(items).toHaveLength(1);
  const [item] = items;
  const value = item?.kind === 'value' ? (item.value as { readonly return: { readonly 'buf-b64': string } }) : undefined;
  expect(value?.return['buf-b64'].length).toBe(length);
});

test('what is kept is bounded: a message without an end is dropped at the limit', () => {
  const reader = new JsonReader({ size: 10_000, tokens: 100, depth: 10 });
  const sizes: number[] = [];
  const original = Uint8Array.prototype.set;
  vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function recordSize(this: Uint8Array, source: ArrayLike<number>, offset?: number) {
    sizes.push(this.length);
    original.call(this, source, offset);
  });
  const errors = Array.from({ length: 1000 }, () => reader.read(bytesOf(`"${'x'.repeat(998)}'`))).flat().length;
  expect(errors).toBeGreaterThan(50);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4 * 10_000);
});
