/**
 * Code to text, in the one layout there is: a definition that is short stands on one line, any other has an entry a line;
 * members stand one to a line, and names of a list fill theirs.
 */
import type { Code, CodeArray, CodeEntry, CodeItem, CodeObject, CodeWord } from './code.ts';

/** Columns of a line of code and of documentation. */
export const lineWidth = 70;

/** Keys whose lists hold names of something else than types. */
const listKeys = /^(?:features|all|any|pragma|if|.*-(?:exceptions|whitelist))$/;

/** Where a value is printed. */
interface Place {
  /** Of its first character, from 0. */
  readonly column: number;
  /** Characters that follow its last one on the line. */
  readonly following: number;
  /** 0 for a definition, 1 for the values of its entries. */
  readonly depth: number;
  /** The key whose value it is, or is in. */
  readonly key: string;
  /** Of what hangs below its first line, as the values of pragmas do: where that line begins. */
  readonly hangs?: number | undefined;
}

/** How far what hangs stands in. */
const hanging = 4;

/** Lines without their line ends. */
export function printCode(code: Code): readonly string[] {
  return print(code, { column: 0, following: 0, depth: 0, key: '' });
}

/** The first line begins at the place; the others with their indentation. */
function print(code: Code, place: Place): readonly string[] {
  const short = mayBeShort(code, place.depth) ? oneLine(code, place) : undefined;
  if (short !== undefined && (code.kind === 'word' || place.column + short.length + place.following <= lineWidth)) return [short];
  switch (code.kind) {
    case 'word':
      return [code.image];
    case 'object':
      return printObject(code, place);
    case 'array':
      return isPlainList(code) ? printPlainList(code, place) : printArray(code, place);
    default:
      return code satisfies never;
  }
}

/** Whether it may stand on one line if it fits: two members are worth two lines, and so is any type. */
function mayBeShort(code: Code, depth: number): boolean {
  if (code.kind !== 'object') return true;
  if (depth === 1) return code.entries.length <= 1;
  if (depth > 1) return true;
  const isType = code.entries.length > 1 && !code.entries.some(({ key }) => key === 'command' || key === 'event');
  return !isType && code.entries.every(({ value }) => mayBeShort(value, 1));
}

/** Undefined if there are comments in it. */
function oneLine(code: Code, { key, depth }: Pick<Place, 'key' | 'depth'>): string | undefined {
  if (code.kind === 'word') return code.image;
  if (code.rest.length > 0) return undefined;
  const parts = code.kind === 'object'
    ? code.entries.map((entry) => isBare(entry) ? prefixed(`'${entry.key}': `, oneLine(entry.value, { key: entry.key, depth: depth + 1 })) : undefined)
    : code.items.map((item) => isBare(item) ? oneLine(item.value, { key, depth: depth + 1 }) : undefined);
  if (parts.includes(undefined)) return undefined;
  const [open, close] = code.kind === 'object' ? ['{', '}'] : ['[', ']'];
  if (parts.length === 0) return open + close;
  const isNames = listKeys.test(key) || (key === 'data' && depth === 1);
  const isType = code.kind === 'array' && parts.length === 1 && code.items[0]?.value.kind === 'word' && !isNames;
  return isType ? `${open}${parts[0]}${close}` : `${open} ${parts.join(', ')} ${close}`;
}

function prefixed(prefix: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : prefix + text;
}

function isBare({ before, after }: CodeEntry | CodeItem): boolean {
  return before.length === 0 && after === undefined;
}

function printObject({ entries, rest }: CodeObject, place: Place): readonly string[] {
  const parts = entries.map((entry) => ({ ...entry, head: `'${entry.key}': ` }));
  return printParts({ parts, rest, open: '{', close: '}' }, place);
}

function printArray({ items, rest }: CodeArray, place: Place): readonly string[] {
  const parts = items.map((item) => ({ ...item, head: '', key: place.key }));
  return printParts({ parts, rest, open: '[', close: ']' }, place);
}

interface Parts {
  readonly parts: readonly (CodeItem & { readonly head: string; readonly key: string })[];
  readonly rest: readonly string[];
  readonly open: string;
  readonly close: string;
}

/** A part a line, each at the column of the first. */
function printParts({ parts, rest, open, close }: Parts, { column, following, depth, hangs }: Place): readonly string[] {
  const lines: string[] = [];
  const start = hangs === undefined ? column + 2 : hangs + hanging;
  const margin = ' '.repeat(start);
  let line = `${open} `;
  const remarks: Remark[] = [];
  const endLine = (): void => {
    lines.push(line.trimEnd());
    line = margin;
  };
  if (hangs !== undefined) endLine();
  let hasEnded = false;
  parts.forEach(({ head, key, value, before, after }, index) => {
    for (const comment of before) {
      line += comment;
      endLine();
    }
    const isLast = index === parts.length - 1;
    const closesHere = isLast && after === undefined && rest.length === 0;
    const place: Place = {
      column: start + head.length, following: closesHere ? following + 2 : 1, depth: depth + 1, key,
      hangs: hangs !== undefined || (depth === 0 && key === 'pragma') ? (depth === 0 ? 0 : start) : undefined,
    };
    const [first = '', ...others] = print(value, place);
    line += head + first;
    for (const other of others) {
      lines.push(line);
      line = other;
    }
    if (!isLast) line += ',';
    if (after !== undefined) remarks.push({ line: lines.length, text: after });
    hasEnded = closesHere;
    if (!closesHere) endLine();
  });
  if (hasEnded) return [...withRemarks(lines, remarks), `${line} ${close}`];
  for (const comment of rest) {
    line += comment;
    endLine();
  }
  return [...withRemarks(lines, remarks), ' '.repeat(hangs ?? column) + close];
}

/** A comment behind a line. */
interface Remark {
  /** Its index among the lines of the value. */
  readonly line: number;
  readonly text: string;
}

/** Comments behind the lines of one value stand below each other. */
function withRemarks(lines: readonly string[], remarks: readonly Remark[]): readonly string[] {
  const column = Math.max(0, ...remarks.map(({ line }) => (lines[line] ?? '').length));
  const texts = new Map(remarks.map(({ line, text }) => [line, text]));
  return lines.map((line, index) => {
    const text = texts.get(index);
    return text === undefined ? line : `${line.padEnd(column)} ${text}`;
  });
}

/** Whether there are words in it and nothing else. */
function isPlainList({ items, rest }: CodeArray): boolean {
  return rest.length === 0 && items.length > 0 && items.every((item) => item.value.kind === 'word' && isBare(item));
}

/** Words, as many to a line as there is room for. */
function printPlainList({ items, rest }: CodeArray, place: Place): readonly string[] {
  if (place.hangs !== undefined) return printArray({ kind: 'array', items, rest }, place);
  const { column, following } = place;
  const lines: string[] = [];
  let line = '[ ';
  let isEmpty = true;
  items.forEach(({ value }, index) => {
    const isLast = index === items.length - 1;
    const word = `${(value as CodeWord).image}${isLast ? ' ]' : ','}`;
    const width = (lines.length === 0 ? column : 0) + line.length + (isEmpty ? 0 : 1) + word.length + (isLast ? following : 0);
    if (!isEmpty && width > lineWidth) {
      lines.push(line);
      line = ' '.repeat(column + 2);
      isEmpty = true;
    }
    line += (isEmpty ? '' : ' ') + word;
    isEmpty = false;
  });
  return [...lines, line];
}
