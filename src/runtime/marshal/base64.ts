/** Bytes from text: takes what QEMU's guest agent takes for base64. RFC 4648, section 4, and its laxness about padding. */
import { Buffer } from 'node:buffer';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const regular = /^[A-Za-z0-9+/]*={0,2}$/;
const permitted = /^[A-Za-z0-9+/=\n]*$/;

/** What each character adds; padding adds nothing. */
const values = new Uint8Array(128);
for (const [value, character] of [...alphabet].entries()) values[character.charCodeAt(0)] = value;

/**
 * The bytes of a text of base64, undefined if it holds another character. Line feeds are passed over, padding ends a
 * quartet and not the text, and what is left of an incomplete quartet is dropped.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 === 0 && regular.test(text)) return Buffer.from(text, 'base64');
  return permitted.test(text) ? decodeQuartets(text.replaceAll('\n', '')) : undefined;
}

/** Padding counts as zeros; where it ends a quartet, it takes bytes away. */
function decodeQuartets(characters: string): Uint8Array {
  const decoded = new Uint8Array((characters.length >> 2) * 3);
  const valueAt = (index: number): number => values[characters.charCodeAt(index)] ?? 0;
  let length = 0;
  for (let start = 0; start + 4 <= characters.length; start += 4) {
    const quartet = (valueAt(start) << 18) | (valueAt(start + 1) << 12) | (valueAt(start + 2) << 6) | valueAt(start + 3);
    decoded[length++] = quartet >> 16;
    if (characters[start + 2] !== '=') decoded[length++] = quartet >> 8;
    if (characters[start + 3] !== '=') decoded[length++] = quartet;
  }
  return decoded.subarray(0, length);
}
