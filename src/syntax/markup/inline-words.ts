/** References that need no marks on both sides: members, URLs, footnotes, names of link targets, old commands. */
import { isWordCharacter, mayEndBefore, mayStartAfter } from './inline-boundaries.ts';
import type { InlineReader } from './inline-reader.ts';
import { normalName } from './inline-references.ts';

const memberPattern = /@([A-Za-z0-9_](?:[\w-]*\w)?)/y;
const urlPattern = /(?:https?|ftp):\/\/[^\s<>"'`|\\^{}]+|mailto:[^\s<>"'`|\\^{}@]+@[^\s<>"'`|\\^{}@]+/y;
const wholeUrl = /^(?:[a-z]+:\/\/[^/]|mailto:[^@]+@\w)/;
const footnotePattern = /\[(\d+|#[\w.-]*|\*|[A-Za-z][\w.:+-]*)\]_/y;
const commandPattern = /@([a-z]+)\{([^{}@]*)\}/y;
const longestName = 80;

/** `@name` */
export function readMember(reader: InlineReader): boolean {
  const { text, position } = reader;
  if (isWordCharacter(text[position - 1])) return false;
  const match = matchAt(memberPattern, text, position);
  const name = match?.[1];
  if (name === undefined) return false;
  const end = position + 1 + name.length;
  reader.add({ kind: 'member', span: reader.span(position, end), name }, position, end);
  return true;
}

/** A URL as it stands. */
export function readUrl(reader: InlineReader): boolean {
  const { text, position } = reader;
  const match = mayStartAfter(text, position) ? matchAt(urlPattern, text, position) : undefined;
  if (match === undefined) return false;
  const url = withoutSentenceEnd(match[0]);
  if (!wholeUrl.test(url)) return false;
  const end = position + url.length;
  reader.add({ kind: 'link', span: reader.span(position, end), text: url, url }, position, end);
  return true;
}

/** Punctuation after a URL belongs to the sentence, and so does a bracket that was not opened in the URL. */
function withoutSentenceEnd(url: string): string {
  const unopened = new Map([')', ']'].map((closer) => [closer, countOf(url, closer) - countOf(url, closer === ')' ? '(' : '[')]));
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1] ?? '';
    const unopenedCount = unopened.get(last) ?? 0;
    if (unopenedCount > 0) unopened.set(last, unopenedCount - 1);
    else if (!'.,;:!?*_'.includes(last)) break;
  }
  return url.slice(0, end);
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** `[label]_` */
export function readFootnote(reader: InlineReader): boolean {
  const { text, position } = reader;
  const match = mayStartAfter(text, position) ? matchAt(footnotePattern, text, position) : undefined;
  const label = match?.[1];
  if (match === undefined || label === undefined) return false;
  const end = position + match[0].length;
  if (!mayEndBefore(text, end)) return false;
  const shown = reader.context.definitions.footnoteLabel(label, 'reference');
  reader.add({ kind: 'footnote-reference', span: reader.span(position, end), label: shown }, position, end);
  return true;
}

/** `name_`, if there is such a link target, or `text__`, if there is one without a name left; called at the underline. */
export function readTargetName(reader: InlineReader): boolean {
  const { text, position, context: { definitions } } = reader;
  const isAnonymous = text[position + 1] === '_' && definitions.hasAnonymousUrls;
  const end = position + (isAnonymous ? 2 : 1);
  if ((definitions.linkTargets.size === 0 && !isAnonymous) || !mayEndBefore(text, end)) return false;
  const before = text.slice(Math.max(reader.pendingStart, position - longestName), position);
  const name = /[\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*$/u.exec(before)?.[0];
  const start = position - (name?.length ?? 0);
  if (name === undefined || !mayStartAfter(text, start)) return false;
  const url = isAnonymous ? definitions.nextAnonymousUrl() : definitions.linkTargets.get(normalName(name));
  if (url === undefined) return false;
  reader.add({ kind: 'link', span: reader.span(start, end), text: name, url }, start, end);
  return true;
}

const literalCommands = new Set(['code', 'command', 'env', 'file', 'kbd', 'option', 'samp', 'verb']);
const emphasisCommands = new Set(['cite', 'dfn', 'emph', 'i', 'var']);
const strongCommands = new Set(['b', 'strong']);
const linkCommands = new Set(['uref', 'url']);

/** `@command{text}` of the Texinfo-like dialects. */
export function readCommand(reader: InlineReader): boolean {
  const { position } = reader;
  const match = matchAt(commandPattern, reader.text, position);
  if (match === undefined) return false;
  const [whole, command = '', text = ''] = match;
  const end = position + whole.length;
  const span = reader.span(position, end);
  if (literalCommands.has(command)) reader.add({ kind: 'literal', span, text }, position, end);
  else if (emphasisCommands.has(command)) reader.add({ kind: 'emphasis', span, text }, position, end);
  else if (strongCommands.has(command)) reader.add({ kind: 'strong', span, text }, position, end);
  else if (linkCommands.has(command)) reader.add({ kind: 'link', span, text, url: text }, position, end);
  else return false;
  return true;
}

const olderBackticksPattern = /`([^`'\s]+)`/y;

const wholeName = /^[A-Za-z0-9_](?:[\w-]*\w)?$/;

/** One word between backticks, which the older dialects have for names and code; in `` `word' `` they are quotation marks. */
export function readOlderBackticks(reader: InlineReader): boolean {
  const { text, position } = reader;
  const match = mayStartAfter(text, position) ? matchAt(olderBackticksPattern, text, position) : undefined;
  const word = match?.[1];
  if (match === undefined || word === undefined) return false;
  const end = position + match[0].length;
  const span = reader.span(position, end);
  reader.add(wholeName.test(word) ? { kind: 'member', span, name: word } : { kind: 'literal', span, text: word }, position, end);
  return true;
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
}
