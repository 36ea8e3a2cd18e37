/** Base64 as the guest agent takes it: stricter with characters than RFC 4648, laxer with padding. */
import { CommandError } from '../command-error.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const regular = /^[A-Za-z0-9+/]*={0,2}$/;
const permitted = /^[A-Za-z0-9+/=\n]*$/;

/** What each character adds; padding adds nothing. */
const values = new Uint8Array(128);
for (const [value, character] of [...alphabet].entries()) values[character.charCodeAt(0)] = value;

/**
 * The bytes of a string of base64. Line feeds are skipped; characters count in fours wherever padding stands, so that texts
 * joined together work, and what is left of the last four is dropped.
 * @throws CommandError for any other character
 */
export function decodeBase64(base64: string): Uint8Array {
  if (base64.length % 4 === 0 && regular.test(base64)) return Buffer.from(base64, 'base64');
  if (!permitted.test(base64)) throw new CommandError('Base64 data contains invalid characters');
  return decodeFours(base64.replaceAll('\n', ''));
}

function decodeFours(characters: string): Uint8Array {
  const decoded = Buffer.alloc((characters.length >> 2) * 3);
  const valueAt = (index: number): number => values[characters.charCodeAt(index)] ?? 0;
  let length = 0;
  for (let start = 0; start + 4 <= characters.length; start += 4) {
    const four = (valueAt(start) << 18) | (valueAt(start + 1) << 12) | (valueAt(start + 2) << 6) | valueAt(start + 3);
    decoded[length++] = four >> 16;
    if (characters[start + 2] !== '=') decoded[length++] = four >> 8;
    if (characters[start + 3] !== '=') decoded[length++] = four;
  }
  return decoded.subarray(0, length);
}
