/** Versions in documentation: takes the text of a section, gives the release that it names; or the same text with another one. */

const versionAtStart = /^(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)(?!\.*\d)/i;
/** At the head of a parenthesis, or as the last of what one says. */
const inParenthesis = /(\(\s*)since:?\s+(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)|[,;]\s*since:?\s+(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)(?=\s*\))/i;
const atEnd = /(?<![\w-])(since)(:?)\s+(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)\.?$/i;
/** In characters; none is half as long. */
const longestRemark = 100;
const sentenceEnd = /[.!?]["'`)\]]*$/;

/** Where a text says since when something is there. */
export interface SinceText {
  readonly version: string;
  /** Of all that says so, without a parenthesis around it. */
  readonly start: number;
  readonly end: number;
}

/** The version that a `Since` section begins with. */
export function sinceOfSection(text: string): SinceText | undefined {
  const match = versionAtStart.exec(text);
  return match === null ? undefined : { version: match[1] ?? '', start: 0, end: match[0].length };
}

/**
 * The version in a remark on a member: the last sentence of its description or all of it, `Since 2.8`; else what stands
 * in a parenthesis, `(since 2.8)` or `(default: off; since: 2.8)`. Other sentences tell of more than the member's age.
 */
export function sinceRemark(text: string): SinceText | undefined {
  // Few descriptions have one, and looking for it in any case takes time.
  if (!text.includes('ince') && !text.includes('INCE')) return undefined;
  const lastSentence = lastSentenceRemark(text.trimEnd());
  if (lastSentence !== undefined || !text.includes('(')) return lastSentence;
  const match = inParenthesis.exec(text);
  if (match === null) return undefined;
  const [whole, bracket = '', first, second = ''] = match;
  return { version: first ?? second, start: match.index + bracket.length, end: match.index + whole.length };
}

function lastSentenceRemark(text: string): SinceText | undefined {
  // Most remarks stand in a parenthesis.
  if (text.endsWith(')')) return undefined;
  const match = atEnd.exec(text.slice(-longestRemark));
  if (match === null) return undefined;
  const [, word = '', colon, version = ''] = match;
  const start = Math.max(0, text.length - longestRemark) + match.index;
  const before = text.slice(0, start);
  const sentences = before.trimEnd();
  const lineEnds = before.slice(sentences.length).split('\n').length - 1;
  // A line that goes on with a sentence goes on in small letters.
  const isOnOwnLine = lineEnds > 1 || (lineEnds === 1 && (colon !== '' || word.startsWith('S')));
  const isRemark = sentences === '' || isOnOwnLine || (sentences.length < before.length && sentenceEnd.test(sentences));
  return isRemark ? { version, start, end: text.length } : undefined;
}

/** The text with another version; without one, nothing is left of what said it but the line that it stood in. */
export function withSince(text: string, { version, start, end }: SinceText, instead: string | undefined): string {
  if (instead !== undefined) {
    const at = text.lastIndexOf(version, end);
    return text.slice(0, at) + instead + text.slice(at + version.length);
  }
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const isInBrackets = before.endsWith('(');
  if (isInBrackets && /^\s*\)/.test(after)) return (before.slice(0, -1).replace(/[ \t]+$/, '') + after.replace(/^\s*\)/, '')).trimEnd();
  return (before.replace(/[ \t]+$/, '') + (isInBrackets ? after.replace(/^\s*[,;]?[ \t]*/, '') : after)).trimEnd();
}
