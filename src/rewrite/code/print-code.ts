/**
 * Code to text. Where its author ended a line, the line ends, unless that leaves one that is too long; what stands where on
 * a line is not theirs to decide. Code without an author has a line for each entry, and lists whose names fill theirs.
 */
import { alignedRemarks, type LineRemark, type RemarkedLine } from './align-remarks.ts';
import type { Code, CodeArray, CodeEntry, CodeObject, Part } from './code.ts';

/** Columns of a line of code and of documentation. */
export const lineWidth = 70;

/** Keys whose lists hold names of something else than types. */
const listKeys = /^(?:features|all|any|pragma|if|.*-(?:exceptions|whitelist))$/;

/** How far the parts of what begins on a line of its own stand in from the line that opens it. */
const hanging = 2;
/** The same for the lists of a pragma. */
const pragmaHanging = 4;

/** Where a value is printed. */
interface Place {
  /** Of its first character, from 0. */
  readonly column: number;
  /** Characters that follow its last one on the line. */
  readonly following: number;
  /** Where the part begins that it is the value of. */
  readonly margin: number;
  /** 0 for a definition, 1 for the values of its entries. */
  readonly depth: number;
  /** The key whose value it is, or is in. */
  readonly key: string;
  readonly isInPragma: boolean;
}

/** An object or array as the printer goes through it. */
interface Bracketed {
  readonly code: CodeObject | CodeArray;
  readonly parts: readonly (Part & Partial<CodeEntry>)[];
}

/** A way to set the lines of an object or array. */
interface Setting {
  /** Whether a part begins a line. */
  readonly breaksBefore: (index: number) => boolean;
  /** Whether other parts do so where a line is full. The words below it, up to a longer value, then fill their lines. */
  readonly fills: boolean;
  /** Whether values that stood below each other stay so. */
  readonly isTable: boolean;
}

/** Lines without their line ends. */
export function printCode(code: Code): readonly string[] {
  const lines = new CodePrinter().print(code, { column: 0, following: 0, margin: 0, depth: 0, key: '', isInPragma: false });
  return lines.flatMap(({ text, remark }) => {
    if (remark === undefined) return [text];
    const [first = '', ...others] = remark.lines;
    return [text === '' ? ' '.repeat(remark.column) + first : `${text.padEnd(remark.column - 1)} ${first}`, ...others.map((line) => ' '.repeat(remark.column) + line)];
  });
}

class CodePrinter {
  /** What was printed where, since each way to set an object tries its values at other places. */
  readonly #printed = new Map<Code, Map<string, readonly RemarkedLine[]>>();

  /** The first line begins at the place; the others with their indentation. */
  print(code: Code, place: Place): readonly RemarkedLine[] {
    if (code.kind === 'word') return [{ text: code.image }];
    const known = this.#printed.get(code) ?? new Map<string, readonly RemarkedLine[]>();
    this.#printed.set(code, known);
    const at = `${place.column} ${place.following} ${place.margin}`;
    const lines = known.get(at) ?? this.#printBracketed(code, place);
    known.set(at, lines);
    return lines;
  }

  #printBracketed(code: CodeObject | CodeArray, place: Place): readonly RemarkedLine[] {
    const parts = code.kind === 'object' ? code.entries : code.items;
    if (parts.length === 0 && code.open === undefined && code.rest.length === 0) return [{ text: code.kind === 'object' ? '{}' : '[]' }];
    let best: { readonly lines: readonly RemarkedLine[]; readonly excess: number } | undefined;
    for (const setting of settingsOf({ code, parts }, place)) {
      const { lines, isForced } = this.#set({ code, parts }, place, setting);
      const excess = isForced ? Infinity : excessOf(lines, place);
      if (excess === 0) return lines;
      if (best === undefined || excess < best.excess) best = { lines, excess };
    }
    return best?.lines ?? [];
  }

  #set({ code, parts }: Bracketed, place: Place, { breaksBefore, fills, isTable }: Setting): SetLines {
    const isTight = isTypeList(code, place);
    const hangs = code.open !== undefined || parts.length === 0 || (breaksBefore(0) && !isTight) || (parts[0]?.before.length ?? 0) > 0;
    const start = hangs ? place.margin + (place.isInPragma && place.depth > 1 ? pragmaHanging : hanging) : place.column + (isTight ? 1 : 2);
    const lines: RemarkedLine[] = [];
    let line: RemarkedLine = { text: code.kind === 'object' ? '{' : '[' };
    const remarks: LineRemark[] = [];
    const endLine = (): void => {
      lines.push(line);
      line = { text: '' };
    };
    const columnNow = (): number => (lines.length === 0 ? place.column : 0) + line.text.length;
    const addComments = (comments: readonly string[]): void => {
      lines.push(...comments.map((text): RemarkedLine => ({ text: '', remark: { lines: [text], column: start } })));
    };
    let isForced = false;
    let hasOverflowed = false;
    const isApart = code.rest.length > 0 || parts.length === 0 || parts.at(-1)?.after !== undefined;
    const followingOf = (index: number): number => (index === parts.length - 1 && !isApart ? (isTight ? 1 : 2) + place.following : 1);
    const printAt = (index: number, column: number, toValue = 0): readonly RemarkedLine[] => {
      const { key, value } = parts[index] ?? { value: code };
      const head = key === undefined ? '' : `'${key}': `.padEnd(toValue);
      const printed = this.print(value, {
        column: column + head.length, following: followingOf(index), margin: start, depth: place.depth + 1, key: key ?? place.key, isInPragma: place.isInPragma || key === 'pragma',
      });
      return printed.map((line, at) => (at === 0 ? { ...line, text: head + line.text } : line));
    };
    const columns = isTable ? valueColumns(parts, (index, column) => excessOf(printAt(index, start, column), { column: start, following: followingOf(index) }) === 0) : [];

    if (code.open !== undefined) remarks.push({ ...code.open, line: 0, isLoose: true });
    if (hangs) endLine();
    else if (!isTight) line = { text: `${line.text} ` };

    parts.forEach((part, index) => {
      const isFirst = index === 0;
      const isLast = index === parts.length - 1;
      const above = parts[index - 1];
      if (part.value.kind === 'object' || above?.value.kind === 'object') hasOverflowed = false;
      const mustBreak = !isFirst && ((breaksBefore(index) && !hasOverflowed) || part.before.length > 0 || above?.after !== undefined);
      if (mustBreak) endLine();
      addComments(part.before);
      const begins = isFirst || mustBreak;
      let printed = begins ? [] : printAt(index, columnNow() + 1);
      if (!begins && fills && !(printed.length === 1 && excessOf(printed, { column: columnNow() + 1, following: followingOf(index) }) === 0)) {
        endLine();
        hasOverflowed = true;
        printed = [];
      }
      if (printed.length === 0) {
        if (line.text === '') line = { text: ' '.repeat(start) };
        printed = printAt(index, columnNow(), columns[index]);
      } else {
        line = { ...line, text: `${line.text} ` };
      }
      isForced ||= (!begins || (place.isInPragma && !hangs)) && !fills && printed.length > 1 && !hasWrittenLines(part.value);
      const [first, ...others] = printed;
      line = { text: line.text + (first?.text ?? ''), remark: first?.remark };
      for (const other of others) {
        lines.push(line);
        line = other;
      }
      if (!isLast) line = { ...line, text: `${line.text},` };
      if (part.after !== undefined) remarks.push({ ...part.after, line: lines.length, isLoose: others.length > 0 });
    });

    const close = code.kind === 'object' ? '}' : ']';
    if (isApart) {
      if (parts.length > 0) endLine();
      addComments(code.rest);
      line = { text: ' '.repeat(hangs ? place.margin : place.column) + close };
    } else {
      line = { ...line, text: line.text + (isTight ? '' : ' ') + close };
    }
    lines.push(line);
    return { lines: alignedRemarks(lines, { remarks, start, firstColumn: place.column, lineWidth }), isForced };
  }
}

/** An object or array that was set. */
interface SetLines {
  readonly lines: readonly RemarkedLine[];
  /** Whether a value in the middle of a line had to take more than one, which its author did not want. */
  readonly isForced: boolean;
}

function hasWrittenLines(code: Code): boolean {
  if (code.kind === 'word') return false;
  const parts = code.kind === 'object' ? code.entries : code.items;
  return code.open !== undefined || code.rest.length > 0 || parts.some(({ startsLine, before, after, value }) => (
    startsLine === true || before.length > 0 || after !== undefined || hasWrittenLines(value)
  ));
}

/** Where lines end: as their author wanted, but next to what has none. */
function breaksOf({ code, parts }: Bracketed, { isDefinition, depth, key }: Pick<Place, 'depth' | 'key'> & { readonly isDefinition: boolean }): (index: number) => boolean {
  const hasAuthor = parts.some(({ startsLine }) => startsLine !== undefined);
  if (parts.every(({ startsLine }) => startsLine !== undefined)) return (index) => parts[index]?.startsLine === true;
  const others = code.kind === 'object' ? isDefinition || depth === 1 || hasAuthor : parts.some(({ startsLine }) => startsLine === true);
  return (index) => parts[index]?.startsLine === true || (index > 0 ? others : hasAuthor && depth === 1 && key === 'pragma');
}

/** From the one that its author wanted to the one that has the shortest lines. */
function settingsOf({ code, parts }: Bracketed, { depth, isInPragma, key }: Place): readonly Setting[] {
  const isDefinition = depth === 0 && !parts.some(({ key }) => key === 'command' || key === 'event');
  const wanted = breaksOf({ code, parts }, { isDefinition, depth, key });
  // Only what is behind the key of a definition or pragma hangs from it.
  const breaksBefore = depth === 1 || isInPragma ? wanted : (index: number): boolean => index > 0 && wanted(index);
  const breaks = parts.map((_, index) => breaksBefore(index)).slice(1);
  const isPacked = breaks.includes(true) && breaks.includes(false);
  const isPlain = code.kind === 'array' && parts.every(({ value, before, after }) => value.kind === 'word' && before.length === 0 && after === undefined);
  const written = { breaksBefore, fills: false, isTable: false };
  return [
    { ...written, isTable: true },
    written,
    !isInPragma && (isPacked || isPlain)
      ? { ...written, fills: true }
      : { ...written, breaksBefore: (index) => index > 0 || isInPragma || breaksBefore(0) },
  ];
}

/**
 * Columns from each key to its value, where that is more than a space: values that stood in one column keep it, and one that
 * missed the column of its neighbour gets that.
 */
function valueColumns(parts: Bracketed['parts'], hasRoom: (index: number, column: number) => boolean): readonly (number | undefined)[] {
  const leasts = parts.map(({ key = '' }) => `'${key}': `.length);
  const columns = parts.map(({ startsLine, valueColumn = 0 }, index) => {
    const isRow = (startsLine === true || index === 0) && valueColumn >= (leasts[index] ?? 0);
    return isRow && hasRoom(index, valueColumn) ? valueColumn : undefined;
  });
  const counts = new Map<number, number>();
  for (const column of columns) if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  const isShared = (index: number): boolean => (counts.get(columns[index] ?? -1) ?? 0) > 1;
  return parts.map((_, index) => {
    const least = leasts[index] ?? 0;
    if ((columns[index] ?? 0) <= least) return undefined;
    return [index, index - 1, index + 1].filter(isShared).map((row) => columns[row] ?? 0).find((column) => column >= least && hasRoom(index, column));
  });
}

/** `['Foo']`, unlike `[ 'a', 'b' ]`. */
function isTypeList(code: CodeObject | CodeArray, { key, depth }: Place): boolean {
  if (code.kind === 'object') return false;
  const [only, second] = code.items;
  const isNames = listKeys.test(key) || (key === 'data' && depth === 1);
  return only?.value.kind === 'word' && second === undefined && only.before.length === 0 && only.after === undefined && code.open === undefined && code.rest.length === 0 && !isNames;
}

/** How many columns of its lines are too many. */
function excessOf(lines: readonly RemarkedLine[], { column, following }: Pick<Place, 'column' | 'following'>): number {
  return lines.reduce((excess, { text }, index) => (
    excess + Math.max(0, (index === 0 ? column : 0) + text.length + (index === lines.length - 1 ? following : 0) - lineWidth)
  ), 0);
}
