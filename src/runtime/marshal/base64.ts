/** Bytes as text: takes what QEMU's guest agent takes and gives what everybody takes. RFC 4648, section 4. */
import { Buffer } from 'node:buffer';

const alphabet = /^[A-Za-z0-9+/=\n]*$/;

/** The bytes as base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/**
 * The bytes of a text of base64, undefined if it holds another character. Line feeds are passed over, padding ends a
 * quartet and not the text, and what is left of an incomplete quartet is dropped.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!alphabet.test(text)) return undefined;
  const quartets = text.includes('\n') ? text.replaceAll('\n', '') : text;
  const padding = quartets.indexOf('=');
  const whole = quartets.length - (quartets.length % 4);
  if (padding === -1 || (padding >= whole - 2 && quartets.length === whole)) return Buffer.from(quartets.slice(0, whole), 'base64');
  const bytes: Uint8Array[] = [];
  for (let start = 0; start < whole; start += 4) bytes.push(decodeQuartet(quartets.slice(start, start + 4)));
  return Buffer.concat(bytes);
}

/** Padding counts as zeros; where it ends the quartet, it takes bytes away. */
function decodeQuartet(quartet: string): Uint8Array {
  const bytes = Buffer.from(quartet.replaceAll('=', 'A'), 'base64');
  const kept = [0, ...(quartet[2] === '=' ? [] : [1]), ...(quartet[3] === '=' ? [] : [2])];
  return Uint8Array.from(kept, (index) => bytes[index] ?? 0);
}
