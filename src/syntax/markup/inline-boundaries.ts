/** Where inline markup may begin and end. reStructuredText, "Inline markup recognition rules". */

const asciiBefore = new Set('\'"([{<-/:');
const asciiAfter = new Set('\'")]}>-/:.,;!?\\');
const unicodeBefore = /[\p{Ps}\p{Pi}\p{Pf}\p{Pd}\p{Po}]/u;
const unicodeAfter = /[\p{Pe}\p{Pi}\p{Pf}\p{Pd}\p{Po}]/u;
const closerOf: Readonly<Record<string, string>> = { "'": "'", '"': '"', '(': ')', '[': ']', '{': '}', '<': '>', '‘': '’', '“': '”', '«': '»' };

/** Both ends of the text, where there is no character, count as space. */
export function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** Letters and digits of any script, and `_`; the ends of the text are none. */
export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

/** Whether markup may begin at an index, seen from the character before it. */
export function mayStartAfter(text: string, index: number): boolean {
  const before = text[index - 1];
  if (before === undefined || isSpace(before)) return true;
  return before < '\x80' ? asciiBefore.has(before) : unicodeBefore.test(before);
}

/** Whether markup may have ended right before an index. */
export function mayEndBefore(text: string, index: number): boolean {
  const after = text[index];
  if (after === undefined || isSpace(after)) return true;
  return after < '\x80' ? asciiAfter.has(after) : unicodeAfter.test(after);
}

/** Whether a start mark from `start` up to `end` is a start: text follows, and it does not merely stand between quotes. */
export function isStartMark(text: string, start: number, end: number): boolean {
  if (!mayStartAfter(text, start) || isSpace(text[end])) return false;
  const closer = closerOf[text[start - 1] ?? ''];
  return closer === undefined || text[end] !== closer;
}

/** Whether the character at an index is taken literally because of the backslashes before it. */
export function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

interface EndMarkSearch {
  readonly mark: string;
  /** Where the text between the marks begins. */
  readonly from: number;
  /** Whether a backslash before a mark makes it a character like any other. */
  readonly hasEscapes: boolean;
  /** Where to stop looking. */
  readonly limit?: number;
}

/**
 * Index of the end mark that closes markup: it comes after text, and before something that may follow markup.
 * Undefined if there is none.
 */
export function findEndMark(text: string, { mark, from, hasEscapes, limit = text.length }: EndMarkSearch): number | undefined {
  for (let index = text.indexOf(mark, from + 1); index !== -1 && index < limit; index = text.indexOf(mark, index + 1)) {
    if (isSpace(text[index - 1]) || !mayEndBefore(text, index + mark.length)) continue;
    if (hasEscapes && isEscaped(text, index)) continue;
    return index;
  }
  return undefined;
}

/** Takes backslashes away: one before white space together with it, one before another character alone. */
export function unescape(text: string): string {
  return text.replace(/\\(\s|.)/gs, (_whole, character: string) => (isSpace(character) ? '' : character));
}
