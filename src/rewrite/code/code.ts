/**
 * Code as it is printed: a value of the schema language together with the comments that stand in it. Holds no layout,
 * so that every layout of the same text gives the same code.
 */
import type { SyntaxTree } from '../../syntax/ast.ts';

/** Anything that can stand at the place of a value. */
export type Code = CodeObject | CodeArray | CodeWord;

/** `{ … }`. */
export interface CodeObject {
  readonly kind: 'object';
  readonly entries: readonly CodeEntry[];
  /** Comment lines before the closing brace. */
  readonly rest: readonly string[];
}

/** `[ … ]`. */
export interface CodeArray {
  readonly kind: 'array';
  readonly items: readonly CodeItem[];
  /** Comment lines before the closing bracket. */
  readonly rest: readonly string[];
}

/** A string, with its quotes, or a keyword. */
export interface CodeWord {
  readonly kind: 'word';
  /** As it is written. */
  readonly image: string;
}

/** The comments of an entry or item, from `#` to the end of their line. */
export interface Commented {
  /** On lines of their own above it. */
  readonly before: readonly string[];
  /** Behind it, on its line. */
  readonly after: string | undefined;
}

/** A key and its value. */
export interface CodeEntry extends Commented {
  /** Without quotes, as it is written. */
  readonly key: string;
  readonly value: Code;
}

/** A value in an array. */
export interface CodeItem extends Commented {
  readonly value: Code;
}

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

/** Every comment in it, in order. */
export function commentsOf(code: Code): readonly string[] {
  switch (code.kind) {
    case 'word':
      return [];
    case 'object':
      return [...code.entries.flatMap(commentsOfPart), ...code.rest];
    case 'array':
      return [...code.items.flatMap(commentsOfPart), ...code.rest];
    default:
      return code satisfies never;
  }
}

function commentsOfPart({ before, value, after }: CodeItem): readonly string[] {
  return [...before, ...commentsOf(value), ...(after === undefined ? [] : [after])];
}
