/**
 * Text that is safe inside a TSDoc comment: shown as it is, and never taken for a tag, a link, Markdown or the
 * comment's end. Sources: the TSDoc grammar; CommonMark.
 */

/** Prose, which may be several lines. */
export function escapeProse(text: string): string {
  if (!/[\\`*{}<@_~&\]]/.test(text)) return text;
  return text
    .replace(/[\\`*{}<]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])@/g, '\\@')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/~(?=~)|&(?=#?\w+;)|\](?=[([:])/g, '\\$&');
}

/** A line that begins with prose: what Markdown would take for a list, heading or quote there is escaped. */
export function escapeLineStart(line: string): string {
  if (!/^[-+=>#|~\d]/.test(line)) return line;
  return line.replace(/^(?:[-+=>#|](?=.?)|~~~)/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** A code span of one line. */
export function codeSpan(text: string): string {
  // As most names are.
  if (/^[\w.-]+$/.test(text)) return `\`${text}\``;
  const content = text.replace(/\s+/g, ' ').trim();
  const longestRun = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${fence}${padding}${escapeCode(content)}${padding}${fence}`;
}

/** A fenced block: its lines as they are, inside a fence that none of them closes. */
export function fencedBlock(text: string, language = ''): readonly string[] {
  const longestRun = Math.max(2, ...[...text.matchAll(/^\s*(`+)/gm)].map(([, run]) => run?.length ?? 0));
  const fence = '`'.repeat(longestRun + 1);
  return [`${fence}${language.replace(/[^\w+#.-]/g, '')}`, ...escapeCode(text).split('\n'), fence];
}

/** TypeScript takes an `@` after white space for a tag, and `{@` for a link, even in code; there, the backslash shows. */
function escapeCode(text: string): string {
  return text.replace(/(^|[\s{])@/gm, '$1\\@');
}

/** The last step for any line of a comment: nothing in it ends the comment or is invisible. */
export function sealLine(line: string): string {
  if (!/\*\/|[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\s$/.test(line)) return line;
  return line.replaceAll('*/', '*\\/').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd').trimEnd();
}

/** A link to a type or an address; `text` is what to show if it differs. */
export function linkTag(target: string, text?: string): string {
  const label = text?.replace(/[{}|@]/g, ' ').replace(/\s+/g, ' ').trim();
  return label === undefined || label === '' || label === target ? `{@link ${target}}` : `{@link ${target} | ${label}}`;
}
