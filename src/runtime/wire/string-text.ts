/** Strings as the writer puts them: takes any string, gives ASCII in quotes. RFC 8259, section 7. */
import { Buffer } from 'node:buffer';
import { isCharacter } from './code-points.js';

const needsEscape = /[^\x20\x21\x23-\x5b\x5d-\x7e]/;
const allThatNeedEscape = new RegExp(needsEscape, 'gu');

const backslash = 0x5c;
const letterU = 0x75;
const replacementCharacter = 0xfffd;

/** What stands behind the backslash of a short escape, by the character that it stands for; zero for none. */
const shortEscapes = new Uint8Array(0x80);
for (const [character, letter] of [['"', '"'], ['\\', '\\'], ['\b', 'b'], ['\f', 'f'], ['\n', 'n'], ['\r', 'r'], ['\t', 't']] as const) {
  shortEscapes[character.charCodeAt(0)] = letter.charCodeAt(0);
}

const hexDigits = Buffer.from('0123456789ABCDEF', 'latin1');

/** The most bytes for one character: two units of six bytes each. */
const longestEscape = 12;

/** So many characters are escaped at a time, so that there need not be room for the worst case of a whole text. */
const stretch = 1 << 14;

/** The first thing in a string that QEMU does not take for a character, as `U+D83D`: a surrogate without its other half, or a noncharacter. */
export function firstNonCharacter(text: string): string | undefined {
  // A search for all makes a copy of the pattern, which costs more than most names do.
  if (!needsEscape.test(text)) return undefined;
  for (const [character] of text.matchAll(allThatNeedEscape)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!isCharacter(codePoint)) return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return undefined;
}

/**
 * The string in double quotes and ASCII, as QEMU writes it: short escapes where there are any, else `\uXXXX`, in pairs
 * beyond U+FFFF. What is no character becomes U+FFFD.
 */
export function stringText(text: string): string {
  return needsEscape.test(text) ? escapedText(text) : `"${text}"`;
}

function escapedText(text: string): string {
  const bytes = Buffer.allocUnsafe(Math.min(text.length, stretch) * longestEscape);
  let escaped = '"';
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) as number;
    length = escapeCharacter(codePoint, bytes, length);
    if (codePoint > 0xffff) index++;
    if (length > bytes.length - longestEscape) {
      escaped += bytes.toString('latin1', 0, length);
      length = 0;
    }
  }
  return `${escaped}${bytes.toString('latin1', 0, length)}"`;
}

/** Puts a character at the place and gives the place behind it. */
function escapeCharacter(codePoint: number, bytes: Buffer, place: number): number {
  if (codePoint < 0x80) {
    const letter = shortEscapes[codePoint] as number;
    if (letter !== 0) {
      bytes[place] = backslash;
      bytes[place + 1] = letter;
      return place + 2;
    }
    if (codePoint >= 0x20 && codePoint < 0x7f) {
      bytes[place] = codePoint;
      return place + 1;
    }
  }
  if (!isCharacter(codePoint)) return escapeUnit(replacementCharacter, bytes, place);
  if (codePoint <= 0xffff) return escapeUnit(codePoint, bytes, place);
  return escapeUnit(0xdc00 | (codePoint & 0x3ff), bytes, escapeUnit(0xd7c0 + (codePoint >> 10), bytes, place));
}

function escapeUnit(unit: number, bytes: Buffer, place: number): number {
  bytes[place] = backslash;
  bytes[place + 1] = letterU;
  for (let digit = 0; digit < 4; digit++) bytes[place + 2 + digit] = hexDigits[(unit >> (12 - 4 * digit)) & 0xf] as number;
  return place + 6;
}
