import { describe, expect, test } from 'vitest';
import { decodeBase64 } from '../../../../src/runtime/agent/commands/base64.ts';

describe('base64', () => {
  test.each([
    ['', ''],
    ['aGVsbG8=', 'hello'],
    ['aGVs\nbG8=\n', 'hello'],
    ['YQ', ''],
    ['aGVsbG8', 'hel'],
    ['YQ==YWI=YWJj', 'aababc'],
    ['\n', ''],
  ])('%j', (base64, decoded) => {
    expect(Buffer.from(decodeBase64(base64)).toString('latin1')).toBe(decoded);
  });

  test('padding adds nothing to the bytes beside it', () => {
    expect(Buffer.from(decodeBase64('AA=/')).toString('hex')).toBe(Buffer.from([0, 0x3f]).toString('hex'));
    expect(Buffer.from(decodeBase64('/===')).toString('hex')).toBe('fc');
  });

  test.each(['aGVs\rbG8=', 'aGVs bG8=', 'aGV-bG8_', '%', 'aGVsbGä='])('%j has a character too many', (base64) => {
    expect(() => decodeBase64(base64)).toThrow('Base64 data contains invalid characters');
  });

  test('a long text without the last padding is decoded like a short one', () => {
    const content = Buffer.alloc(300_000, 'qapi');
    const lines = content.toString('base64').replaceAll(/.{76}/g, '$&\n');
    expect(Buffer.from(decodeBase64(lines)).equals(content)).toBe(true);
  });
});
