/** Base64 as QEMU's guest agent takes it, and as Node writes it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64 } from '../../../src/runtime/marshal/base64.ts';
import { writeJson } from '../../../src/runtime/wire/json-writer.ts';

test.each([
  ['', ''], ['YQ', ''], ['YQ=', ''], ['YQ==', 'a'], ['aGVsbG8', 'hel'], ['aGVsbG8=', 'hello'], ['YQ==YWI=', 'aab'], ['aGVs\nbG8=', 'hello'],
  ['YWJj\n', 'abc'], ['YWJjY', 'abc'], ['YQ==YWJj', 'aabc'], ['====', '\0'], ['AA=/', '\0\x3f'], ['\n', ''], ['Y===', '`'], ['YQ==Y', 'a'], ['+/+/', '\xfb\xff\xbf'],
])('%j is %j', (text, bytes) => {
  expect(Buffer.from(decodeBase64(text) ?? 'refused').toString('latin1')).toBe(bytes);
});

test.each([' ', 'YQ==\r\n', 'Y Q=', '-_-_', 'ä', 'YQ\0='])('%j is refused', (text) => {
  expect(decodeBase64(text)).toBeUndefined();
});

test('any bytes come back, whatever they are a part of', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(8), (bytes, start) => {
    const part = bytes.subarray(start);
    const text = JSON.parse(writeJson(part)) as string;
    expect(text).toBe(Buffer.from(part).toString('base64'));
    expect(Buffer.from(decodeBase64(text) ?? []).equals(part)).toBe(true);
  }));
});

test('a long text of many lines without its last padding is decoded like a short one', () => {
  const content = Buffer.alloc(300_000, 'qapi');
  const lines = content.toString('base64').replaceAll(/.{76}/g, '$&\n');
  expect(Buffer.from(decodeBase64(lines) ?? []).equals(content)).toBe(true);
});
