/** Strings as the writer puts them: takes any string, gives ASCII in quotes. RFC 8259, section 7. */
import { isCharacter } from './code-points.js';

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'], ['\\', '\\\\'], ['\b', '\\b'], ['\f', '\\f'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'],
]);

const needsEscape = /[^\x20\x21\x23-\x5b\x5d-\x7e]/;
const allThatNeedEscape = new RegExp(needsEscape, 'gu');

/** The first thing in a string that QEMU does not take for a character, as `U+D83D`: a surrogate without its other half, or a noncharacter. */
export function firstNonCharacter(text: string): string | undefined {
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
  return needsEscape.test(text) ? `"${text.replace(allThatNeedEscape, escape)}"` : `"${text}"`;
}

function escape(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  if (!isCharacter(character.codePointAt(0) ?? 0)) return '\\uFFFD';
  let escaped = '';
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return escaped;
}
