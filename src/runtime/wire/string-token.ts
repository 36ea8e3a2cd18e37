/** Strings of the wire: takes a token with its quotes, gives its text or why it has none. RFC 8259, section 7. */
import { CodePoints, isCharacter } from './code-points.js';
import { asciiText, isPlain, longestShort, quotedText, TextBuffer } from './text.js';
import type { ParseFailure } from './wire-error.js';

const backslash = 0x5c;
const letterU = 0x75;

/** What a backslash makes of the byte after it. Both quotes may be escaped in a string of either style. */
const escapes: ReadonlyMap<number, number> = new Map(
  [['"', '"'], ["'", "'"], ['\\', '\\'], ['/', '/'], ['b', '\b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t']]
    .map(([letter = '', character = '']) => [letter.charCodeAt(0), character.charCodeAt(0)]),
);

/**
 * The text of a string in single or double quotes. Raw bytes must be characters in modified UTF-8, and escapes must be
 * characters too, by surrogate pairs beyond U+FFFF; the first thing that is none fails.
 */
export function decodeString(token: Uint8Array): string | ParseFailure {
  const short = token.length <= longestShort ? shortPlainText(token) : undefined;
  if (short !== undefined) return short;
  const end = token.length - 1;
  const inside = token.subarray(1, end);
  if (isPlain(inside)) return asciiText(inside);
  const text = new TextBuffer(inside.length);
  const codePoints = new CodePoints(token, 1, end);
  while (!codePoints.done) {
    const codePoint = codePoints.next();
    if (codePoint < 0) return { problem: 'invalid UTF-8 sequence in string' };
    const character = codePoint === backslash ? decodeEscape(token, codePoints) : codePoint;
    if (typeof character === 'object') return character;
    text.add(character);
  }
  return text.toString();
}

/** The text of a token of few bytes that are their own text; undefined for others. */
function shortPlainText(token: Uint8Array): string | undefined {
  let text = '';
  for (let index = 1; index < token.length - 1; index++) {
    const byte = token[index] as number;
    if (byte >= 0x80 || byte === backslash) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The character of the escape whose backslash was just read; goes on behind it. */
function decodeEscape(token: Uint8Array, codePoints: CodePoints): number | ParseFailure {
  const start = codePoints.index - 1;
  const letter = token[codePoints.index++] as number;
  if (letter !== letterU) return escapes.get(letter) ?? { problem: 'invalid escape sequence in string' };
  const codePoint = decodeUnit(token, codePoints.index);
  codePoints.index += 4;
  if (!isLeadingSurrogate(codePoint) || token[codePoints.index] !== backslash || token[codePoints.index + 1] !== letterU) {
    return isCharacter(codePoint) ? codePoint : notACharacter(token, start);
  }
  const trailing = decodeUnit(token, codePoints.index + 2);
  const pair = 0x10000 + ((codePoint & 0x3ff) << 10) + (trailing & 0x3ff);
  if ((trailing & 0xfffffc00) !== 0xdc00 || !isCharacter(pair)) return notACharacter(token, start, trailing);
  codePoints.index += 6;
  return pair;
}

function isLeadingSurrogate(unit: number): boolean {
  return (unit & 0xfffffc00) === 0xd800;
}

/** QEMU quotes the escape, with both halves if they are a pair at all; where digits lack, whatever stands in their place. */
function notACharacter(token: Uint8Array, start: number, trailing = -1): ParseFailure {
  const length = (trailing & 0xfffffc00) === 0xdc00 ? 12 : 6;
  return { problem: `${quotedText(token.subarray(start, start + length))} is not a valid Unicode character` };
}

/** Four hexadecimal digits, or −1 if they are not all there. */
function decodeUnit(token: Uint8Array, start: number): number {
  let unit = 0;
  for (let index = start; index < start + 4; index++) {
    const digit = index < token.length ? digitValue(token[index] as number) : -1;
    if (digit < 0) return -1;
    unit = (unit << 4) | digit;
  }
  return unit;
}

function digitValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
