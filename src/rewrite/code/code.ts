/**
 * Code as it is printed: a value of the schema language together with the comments that stand in it, and what its author
 * decided about lines. A tool that makes code decides nothing, and leaves it to the layout.
 */
import type { SyntaxTree } from '../../syntax/ast.ts';

/** Anything that can stand at the place of a value. */
export type Code = CodeObject | CodeArray | CodeWord;

/** Comments of an object or array that belong to none of its parts. */
interface Bracketed {
  /** Behind the opening bracket, on its line. */
  readonly open?: Remark | undefined;
  /** Comment lines before the closing bracket. */
  readonly rest: readonly string[];
}

/** `{ … }`. */
export interface CodeObject extends Bracketed {
  readonly kind: 'object';
  readonly entries: readonly CodeEntry[];
}

/** `[ … ]`. */
export interface CodeArray extends Bracketed {
  readonly kind: 'array';
  readonly items: readonly CodeItem[];
}

/** A string, with its quotes, or a keyword. */
export interface CodeWord {
  readonly kind: 'word';
  /** As it is written. */
  readonly image: string;
}

/** A comment behind code. */
export interface Remark {
  /** From `#` to the end of each line; those below the first stand below it. */
  readonly lines: readonly string[];
  /** Columns from the first part of the object or array to the comment. */
  readonly column: number;
}

/** What an entry and an item have in common: comments, from `#` to the end of their line, and how it stood in its file. */
export interface Part {
  readonly value: Code;
  /** Comments on lines of their own above it. */
  readonly before: readonly string[];
  /** Behind it, on its line. */
  readonly after: Remark | undefined;
  /** Whether it was the first thing on its line; undefined for what stood in no file. */
  readonly startsLine?: boolean | undefined;
}

/** A key and its value. */
export interface CodeEntry extends Part {
  /** Without quotes, as it is written. */
  readonly key: string;
  /** Columns from the key to the value, if they stood on one line, and the colon at the key. */
  readonly valueColumn?: number | undefined;
}

/** A value in an array. */
export type CodeItem = Part;

/** A file as far as its code goes. */
export type CodeSource = Pick<SyntaxTree, 'file' | 'comments'>;

/** A string of printable ASCII. */
export function stringCode(text: string): CodeWord {
  return { kind: 'word', image: `'${text.replaceAll('\\', '\\\\')}'` };
}

/** An entry without comments. */
export function entryCode(key: string, value: Code | string): CodeEntry {
  return { key, value: typeof value === 'string' ? stringCode(value) : value, before: [], after: undefined };
}

/** An object without comments. */
export function objectCode(...entries: readonly CodeEntry[]): CodeObject {
  return { kind: 'object', entries, rest: [] };
}

/** An array without comments. */
export function arrayCode(values: readonly (Code | string)[]): CodeArray {
  const items = values.map((value) => ({ value: typeof value === 'string' ? stringCode(value) : value, before: [], after: undefined }));
  return { kind: 'array', items, rest: [] };
}

/** Every comment line in it, in order. */
export function commentsOf(code: Code): readonly string[] {
  switch (code.kind) {
    case 'word':
      return [];
    case 'object':
      return [...code.open?.lines ?? [], ...code.entries.flatMap(commentsOfPart), ...code.rest];
    case 'array':
      return [...code.open?.lines ?? [], ...code.items.flatMap(commentsOfPart), ...code.rest];
    default:
      return code satisfies never;
  }
}

/** Those above and behind it included. */
export function commentsOfPart({ before, value, after }: Part): readonly string[] {
  return [...before, ...commentsOf(value), ...after?.lines ?? []];
}
