/**
 * Text that comes out as it is: what a renderer would take for markup is escaped. Here is what all renderers of
 * CommonMark and GitHub's Markdown have in common; flavours add to it. Source: the CommonMark and GFM specifications.
 */

/** Which characters of prose are escaped, and how: each pattern matches one character. */
export interface EscapeRules {
  /** Those that a backslash escapes. */
  readonly backslash: readonly RegExp[];
  /** Those that only a character reference escapes. */
  readonly reference: readonly RegExp[];
  /** Those that must not meet the next one, even once they are nothing but text. */
  readonly split?: readonly RegExp[];
}

/**
 * What begins markup anywhere in a line of GitHub's Markdown, and addresses that would become links with their neighbours.
 * What must stand before a character is looked for behind it: a search for the character alone is fast.
 */
export const commonRules: EscapeRules = {
  backslash: [/[\\`*[\]{~$]/, /_(?<![A-Za-z0-9]_)|_(?![A-Za-z0-9])/, /:(?=\/\/)/, /\.(?<=(?<![A-Za-z0-9])[wW]{3}\.)/],
  reference: [/</, /&(?=#?\w+(?:;|$))/],
};

/** A function that escapes prose of one or more lines, wherever it stands in a line. */
export function createEscape({ backslash, reference, split = [] }: EscapeRules): (text: string) => string {
  const pattern = new RegExp(`(?<reference>${anyOf(reference)})|(?<backslash>${anyOf(backslash)})|${anyOf(split)}`, 'gu');
  const splitPattern = new RegExp(anyOf(split), 'uy');
  return (text) => text.replace(controlCharacters, '\ufffd').replace(pattern, (character, ...details: unknown[]) => {
    const [offset, whole, groups] = details.slice(-3) as [number, string, Readonly<Record<string, string | undefined>>];
    const spelled = groups['reference'] !== undefined ? characterReference(character) : groups['backslash'] !== undefined ? `\\${character}` : character;
    if (split.length === 0) return spelled;
    splitPattern.lastIndex = offset;
    return splitPattern.test(whole) ? `${spelled}<wbr />` : spelled;
  });
}

/** The source of a pattern that matches what any of the patterns does; of none, nothing. */
function anyOf(patterns: readonly RegExp[]): string {
  return patterns.length === 0 ? '(?!)' : patterns.map(({ source }) => source).join('|');
}

/** Prose wherever it stands in a line; see {@link escapeLineStart} for its first characters. */
export const escapeProse = createEscape(commonRules);

/** What no text contains, line ends and tabs aside. */
const controlCharacters = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g;

/** A line that begins with prose: what would begin a heading, list, quote, table or rule there is escaped. */
export function escapeLineStart(line: string): string {
  if (/^[A-Za-z]/.test(line)) return line;
  return line
    .replace(/^(?:[-+](?=\s|$)|#{1,6}(?=\s|$)|>|\||[-=]+(?=\s*$)|:?-+(?=[\s|:-]*$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Escaped prose as a heading: signs at its end would count as part of its mark. */
export function escapeHeading(content: string): string {
  return content.replace(/#(?=#*$)/g, '\\#');
}

/** A code span of one line, in the form that Prettier gives it. */
export function codeSpan(text: string): string {
  const content = oneLine(text);
  if (!content.includes('`')) return `\`${content}\``;
  const runs = new Set([...content.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const fence = '`'.repeat(length);
  const padding = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${content}${padding}${fence}`;
}

/**
 * A fenced block: its lines as they are, inside a fence that none of them closes. Renderers that know them take numbers of lines,
 * from 1 and in ascending order, for lines to stand out.
 */
export function fencedBlock(text: string, language: string, marked: readonly number[] = []): readonly string[] {
  const longestRun = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const marks = marked.length === 0 ? '' : ` {${rangesOf(marked)}}`;
  return [`${fence}${language.replace(/[^\w+#.-]/g, '')}${marks}`, ...text.replace(controlCharacters, '\ufffd').split('\n').map((line) => line.trimEnd()), fence];
}

/** `1-3,7` */
function rangesOf(numbers: readonly number[]): string {
  const ranges: { start: number; end: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.end === number - 1) last.end = number;
    else ranges.push({ start: number, end: number });
  }
  return ranges.map(({ start, end }) => (start === end ? `${start}` : `${start}-${end}`)).join(',');
}

/** Text without line ends and control characters; empty text becomes a space, so that it can be seen as code. */
export function oneLine(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim().replace(controlCharacters, '\ufffd') || ' ';
}

/** Text inside an HTML element or attribute. */
export function escapeHtml(text: string): string {
  if (!/[\0&"<>]/.test(text)) return text;
  // U+0000 as Markdown shows it; HTML drops it in some places. CommonMark, "Insecure characters".
  return text.replaceAll('\0', '\uFFFD').replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const namedReferences: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;' };

/** A character as HTML and Markdown can always write it. */
export function characterReference(character: string): string {
  return namedReferences[character] ?? `&#${character.codePointAt(0)};`;
}

/** An address that can stand in a link; undefined for one that a browser would execute or that is none. */
export function safeAddress(url: string): string | undefined {
  if (!/^(?:https?|ftp|mailto):[^\s]/i.test(url)) return undefined;
  try {
    // Addresses come encoded or not; encoding what is decoded gives the same for both.
    return encodeURI(decodeURI(url))
      .replace(/[()*$]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replace(/&(?=#?\w+;)/g, characterReference);
  } catch {
    return undefined;
  }
}
