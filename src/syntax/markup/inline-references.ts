/** References between backticks: cross-references, roles and links. reStructuredText, "Interpreted Text" and "Hyperlink References". */
import { isEscaped, isSpace, isStartMark, mayEndBefore, mayStartAfter, unescape } from './inline-boundaries.ts';
import type { InlineReader } from './inline-reader.ts';
import { isKnownRole } from './roles.ts';

/** How interpreted text ends: where its closing backtick is, and what follows it. */
interface InterpretedEnd {
  readonly index: number;
  /** `_` or `__`, `:role:`, or nothing. */
  readonly suffix: string;
}

const suffixPattern = /__?|:[a-zA-Z][\w.+-]{0,40}(?::[\w.+-]{1,40}){0,2}:/y;
const rolePrefix = /:[a-zA-Z][\w.+-]{0,40}(?::[\w.+-]{1,40}){0,2}:$/;
const longestRole = 130;

/** Reads what a single backtick at the reader's position begins. One without an end is reported and stays text. */
export function readInterpretedText(reader: InlineReader): boolean {
  const { text, position } = reader;
  const prefix = rolePrefixBefore(reader);
  const isStart = prefix === '' ? isStartMark(text, position, position + 1) : !isSpace(text[position + 1]);
  let suffix = '';
  const textEnd = isStart ? reader.findEnd(prefix === '' ? '`' : ':`', () => {
    const found = findInterpretedEnd(text, position + 1, prefix === '');
    suffix = found?.suffix ?? '';
    return found?.index;
  }) : undefined;
  if (textEnd === undefined) {
    const problem = 'A reference begins here, but the backtick that ends it is missing.';
    if (isStart) reader.context.report('unclosed-inline', problem, reader.span(position, position + 1));
    reader.takeText(position + 1);
    return true;
  }
  addReference(reader, {
    start: position - prefix.length,
    textStart: position + 1,
    textEnd,
    end: textEnd + 1 + suffix.length,
    role: /:(.+):/.exec(prefix || suffix)?.[1],
    isLink: suffix.startsWith('_'),
    isAnonymous: suffix === '__',
  });
  return true;
}

/** `:role:` right before the reader's position; empty if there is none. */
function rolePrefixBefore({ text, position, pendingStart }: InlineReader): string {
  if (text[position - 1] !== ':') return '';
  const prefix = rolePrefix.exec(text.slice(Math.max(pendingStart, position - longestRole), position))?.[0] ?? '';
  return prefix !== '' && mayStartAfter(text, position - prefix.length) ? prefix : '';
}

function findInterpretedEnd(text: string, from: number, mayHaveSuffix: boolean): InterpretedEnd | undefined {
  for (let index = text.indexOf('`', from + 1); index !== -1; index = text.indexOf('`', index + 1)) {
    if (isSpace(text[index - 1]) || isEscaped(text, index)) continue;
    suffixPattern.lastIndex = index + 1;
    const suffix = mayHaveSuffix ? suffixPattern.exec(text)?.[0] ?? '' : '';
    if (suffix !== '' && mayEndBefore(text, index + 1 + suffix.length)) return { index, suffix };
    if (mayEndBefore(text, index + 1)) return { index, suffix: '' };
  }
  return undefined;
}

interface InterpretedText {
  readonly start: number;
  readonly textStart: number;
  readonly textEnd: number;
  readonly end: number;
  readonly role: string | undefined;
  readonly isLink: boolean;
  /** Whether the link's target has no name. */
  readonly isAnonymous: boolean;
}

function addReference(reader: InlineReader, { start, textStart, textEnd, end, role, isLink, isAnonymous }: InterpretedText): void {
  const span = reader.span(start, end);
  const { text, target } = splitTarget(reader.text.slice(textStart, textEnd));
  if (role !== undefined) {
    if (!isKnownRole(role)) reader.context.report('unknown-role', `There is no role \`${role}\`.`, span);
    reader.add({ kind: 'role', span, role, text, target: target ?? text }, start, end);
  } else if (isLink) {
    const { definitions } = reader.context;
    const url = target ?? (isAnonymous ? definitions.nextAnonymousUrl() : definitions.linkTargets.get(normalName(text)));
    reader.add({ kind: 'link', span, text, url }, start, end);
  } else {
    reader.add({ kind: 'reference', span, text, target: target ?? text }, start, end);
  }
}

/** `text <target>`, or a text that is its own target. */
function splitTarget(raw: string): { readonly text: string; readonly target: string | undefined } {
  const opening = raw.endsWith('>') ? raw.lastIndexOf('<') : -1;
  const isSplit = opening !== -1 && (opening === 0 || isSpace(raw[opening - 1])) && opening < raw.length - 2;
  if (!isSplit) return { text: unescape(raw), target: undefined };
  const target = unescape(raw.slice(opening + 1, -1)).replace(/\s+/g, ' ');
  const text = unescape(raw.slice(0, opening).trimEnd());
  return { text: text === '' ? target : text, target };
}

/** Names of link targets are compared without regard to case and to the amount of white space. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}
