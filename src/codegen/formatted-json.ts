/**
 * JSON as generated files show it: takes plain data, gives text that Prettier's defaults would leave as it is, without
 * loading Prettier. What fits into a line stands in one. Integers beyond 2^53 are exact when they are given as bigint.
 */
import { invariant } from '../diagnostics/invariant.ts';

/** Plain data. Keys with undefined are left out; the others stand in the order of the data. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export interface FormattedJson {
  readonly text: string;
  /** False if there is something in it that Prettier may set out in another way: a long list of numbers, or of other than ASCII. */
  readonly isFormatted: boolean;
}

const lineWidth = 80;

/** The whole text of a file, with its final line end. */
export function formatJson(data: Json): FormattedJson {
  const printer = new JsonPrinter();
  printer.print(data, { indent: '', column: 0, hasComma: false });
  return { text: `${printer.pieces.join('')}\n`, isFormatted: printer.isExact };
}

/** Where a value stands. */
interface Place {
  /** Of the line that it begins in. */
  readonly indent: string;
  readonly column: number;
  /** Whether a comma follows, which takes part of the line. */
  readonly hasComma: boolean;
}

class JsonPrinter {
  readonly pieces: string[] = [];
  isExact = true;

  print(value: Json, { indent, column, hasComma }: Place): void {
    if (typeof value !== 'object' || value === null) {
      this.pieces.push(scalarText(value));
      return;
    }
    const flat = flatText(value, lineWidth - column - (hasComma ? 1 : 0));
    if (flat !== undefined) this.pieces.push(flat);
    else if (isList(value)) this.#printList(value, indent);
    else this.#printObject(value, indent);
  }

  #printObject(object: JsonObject, indent: string): void {
    const entries = entriesOf(object);
    const inner = `${indent}  `;
    this.pieces.push('{');
    entries.forEach(([key, value], index) => {
      const head = `${inner}${JSON.stringify(key)}: `;
      this.pieces.push(index === 0 ? '\n' : ',\n', head);
      this.print(value, { indent: inner, column: head.length, hasComma: index < entries.length - 1 });
    });
    this.pieces.push('\n', indent, '}');
  }

  #printList(items: readonly Json[], indent: string): void {
    const inner = `${indent}  `;
    // Prettier fills lines with numbers, and measures other characters than those of ASCII.
    this.isExact &&= !items.every(isNumber) && items.every((item) => typeof item !== 'string' || isAscii(item));
    this.pieces.push('[');
    items.forEach((item, index) => {
      this.pieces.push(index === 0 ? '\n' : ',\n', inner);
      this.print(item, { indent: inner, column: inner.length, hasComma: index < items.length - 1 });
    });
    this.pieces.push('\n', indent, ']');
  }
}

/** A value in one line of at most some width; undefined if it does not fit or must not be in one line. */
function flatText(value: Json, width: number): string | undefined {
  if (typeof value !== 'object' || value === null) {
    const text = scalarText(value);
    return text.length <= width && isAscii(text) ? text : undefined;
  }
  const parts = isList(value) ? listParts(value) : objectParts(value);
  if (parts === undefined) return undefined;
  let text = parts.open;
  for (const { head, item } of parts.items) {
    if (text !== parts.open) text += ', ';
    text += head;
    const rest = flatText(item, width - text.length - parts.close.length);
    if (rest === undefined) return undefined;
    text += rest;
  }
  text += parts.close;
  return text.length <= width ? text : undefined;
}

interface Parts {
  readonly open: string;
  readonly items: readonly { readonly head: string; readonly item: Json }[];
  readonly close: string;
}

function listParts(list: readonly Json[]): Parts | undefined {
  return isSpread(list) ? undefined : { open: '[', items: list.map((item) => ({ head: '', item })), close: ']' };
}

function objectParts(object: JsonObject): Parts {
  const items = entriesOf(object).map(([key, item]) => ({ head: `${JSON.stringify(key)}: `, item }));
  return items.length === 0 ? { open: '{', items, close: '}' } : { open: '{ ', items, close: ' }' };
}

/** Prettier never puts several objects, or several lists, of more than one member each into one line. */
function isSpread(list: readonly Json[]): boolean {
  return list.length > 1 && (
    list.every((item) => typeof item === 'object' && item !== null && !isList(item) && entriesOf(item).length > 1)
    || list.every((item) => typeof item === 'object' && item !== null && isList(item) && item.length > 1)
  );
}

function scalarText(value: string | number | bigint | boolean | null): string {
  if (typeof value === 'bigint') return String(value);
  invariant(typeof value !== 'number' || Number.isFinite(value), `${value} cannot be written in JSON`);
  return JSON.stringify(value);
}

function entriesOf(object: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function isNumber(value: Json): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
