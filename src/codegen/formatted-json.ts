/**
 * JSON as generated files show it: takes plain data, gives text that Prettier's defaults would leave as it is, without
 * loading Prettier. What fits into a line stands in one. Integers beyond 2^53 are exact when they are given as bigint.
 */
import { invariant } from '../diagnostics/invariant.ts';
import { printWidth } from './print-width.ts';

/** Plain data. Keys with undefined are left out; the others stand in the order of the data. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject | PrintedJson;

/** An object as plain data. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A value that stands printed already, in several lines, where it will stand. */
export class PrintedJson {
  readonly text: string;
  readonly isFormatted: boolean;

  constructor({ text, isFormatted }: Pick<PrintedJson, 'text' | 'isFormatted'>) {
    this.text = text;
    this.isFormatted = isFormatted;
  }
}

interface FormattedJson {
  readonly text: string;
  /** False if there is something in it that Prettier may set out in another way: a long list of numbers, or of other than ASCII. */
  readonly isFormatted: boolean;
}

/** In characters: a text that grows by small pieces takes many times its length until it is joined. */
const chunkLength = 65_536;

/** The whole text of a file, with its final line end. */
export function formatJson(data: Json): FormattedJson {
  const printer = new JsonPrinter();
  printer.print(data, { indent: '', column: 0, hasComma: false });
  return { text: printer.text, isFormatted: printer.isExact };
}

/** A value as it will stand behind its key, with a comma behind it, in an object with this indentation. */
export function printJson(key: string, value: Json, indent: string): PrintedJson {
  const printer = new JsonPrinter();
  printer.print(value, { indent, column: indent.length + JSON.stringify(key).length + 2, hasComma: true });
  return new PrintedJson({ text: printer.printed, isFormatted: printer.isExact });
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
  isExact = true;
  readonly #chunks: string[] = [];
  #chunk = '';

  get text(): string {
    return `${this.printed}\n`;
  }

  get printed(): string {
    return `${this.#chunks.join('')}${this.#chunk}`;
  }

  print(value: Json, { indent, column, hasComma }: Place): void {
    if (typeof value !== 'object' || value === null) {
      this.#push(scalarText(value));
      return;
    }
    if (value instanceof PrintedJson) {
      this.isExact &&= value.isFormatted;
      this.#push(value.text);
      return;
    }
    const flat = flatText(value, printWidth - column - (hasComma ? 1 : 0));
    if (flat !== undefined) this.#push(flat);
    else if (isList(value)) this.#printList(value, indent);
    else this.#printObject(value, indent);
  }

  #push(piece: string): void {
    this.#chunk += piece;
    if (this.#chunk.length < chunkLength) return;
    this.#chunks.push(this.#chunk);
    this.#chunk = '';
  }

  #printObject(object: JsonObject, indent: string): void {
    const inner = `${indent}  `;
    const last = Object.keys(object).findLast((key) => object[key] !== undefined);
    // What has nothing in it cannot be broken, however little room there is.
    if (last === undefined) {
      this.#push('{}');
      return;
    }
    let separator = '{\n';
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value === undefined) continue;
      const head = `${inner}${JSON.stringify(key)}: `;
      this.#push(separator + head);
      this.print(value, { indent: inner, column: head.length, hasComma: key !== last });
      separator = ',\n';
    }
    this.#push(`\n${indent}}`);
  }

  #printList(items: readonly Json[], indent: string): void {
    if (items.length === 0) {
      this.#push('[]');
      return;
    }
    const inner = `${indent}  `;
    // Prettier fills lines with numbers, and measures other characters than those of ASCII.
    this.isExact &&= !items.every(isNumber) && items.every((item) => typeof item !== 'string' || isAscii(item));
    items.forEach((item, index) => {
      this.#push(`${index === 0 ? '[' : ','}\n${inner}`);
      this.print(item, { indent: inner, column: inner.length, hasComma: index < items.length - 1 });
    });
    this.#push(`\n${indent}]`);
  }
}

/** A value in one line of at most some width; undefined if it does not fit or must not be in one line. */
function flatText(value: Json, width: number): string | undefined {
  if (typeof value !== 'object' || value === null) return flatScalar(value, width);
  if (value instanceof PrintedJson) return undefined;
  const text = isList(value) ? flatList(value, width) : flatObject(value, width);
  return text !== undefined && text.length <= width ? text : undefined;
}

function flatScalar(value: string | number | bigint | boolean | null, width: number): string | undefined {
  if (typeof value === 'string' && value.length > width) return undefined;
  const text = scalarText(value);
  return text.length <= width && isAscii(text) ? text : undefined;
}

function flatList(list: readonly Json[], width: number): string | undefined {
  if (isSpread(list)) return undefined;
  let text = '[';
  for (const item of list) {
    if (text !== '[') text += ', ';
    const rest = flatText(item, width - text.length);
    if (rest === undefined) return undefined;
    text += rest;
  }
  return `${text}]`;
}

function flatObject(object: JsonObject, width: number): string | undefined {
  let text = '{';
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === undefined) continue;
    // Prettier measures it in its own way; an object that is opened stays so.
    if (!isAscii(key)) return undefined;
    text += `${text === '{' ? ' ' : ', '}${JSON.stringify(key)}: `;
    const rest = flatText(value, width - text.length);
    if (rest === undefined) return undefined;
    text += rest;
  }
  return text === '{' ? '{}' : `${text} }`;
}

/** Prettier never puts several objects, or several lists, of more than one member each into one line. */
function isSpread(list: readonly Json[]): boolean {
  return list.length > 1 && (list.every((item) => isObject(item) && Object.values(item).filter((value) => value !== undefined).length > 1)
    || list.every((item) => Array.isArray(item) && item.length > 1));
}

function scalarText(value: string | number | bigint | boolean | null): string {
  if (typeof value === 'bigint') return String(value);
  invariant(typeof value !== 'number' || Number.isFinite(value), `${value} cannot be written in JSON`);
  return JSON.stringify(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof PrintedJson);
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
