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

/** The whole text of a file, with its final line end. */
export function formatJson(data: Json): FormattedJson {
  const printer = new JsonPrinter();
  return { text: `${printer.print(data, '', printWidth)}\n`, isFormatted: printer.isExact };
}

/** A value as it will stand behind its key, with a comma behind it, in an object with this indentation. */
export function printJson(key: string, value: Json, indent: string): PrintedJson {
  const printer = new JsonPrinter();
  const text = printer.print(value, indent, printWidth - indent.length - headOf(key).length - 1);
  return new PrintedJson({ text, isFormatted: printer.isExact });
}

class JsonPrinter {
  isExact = true;

  /**
   * @param indent of the line that the value begins in
   * @param room what is left of that line for the value
   */
  print(value: Json, indent: string, room: number): string {
    if (typeof value !== 'object' || value === null) return scalarText(value);
    if (value instanceof PrintedJson) {
      this.isExact &&= value.isFormatted;
      return value.text;
    }
    return isList(value) ? this.#printList(value, indent, room) : this.#printObject(value, indent, room);
  }

  /** What does not fit into a line of its own does not fit into a line with others either, so everything is printed once. */
  #printObject(object: JsonObject, indent: string, room: number): string {
    const inner = `${indent}  `;
    const innerRoom = printWidth - inner.length;
    const keys = Object.keys(object);
    const last = keys.findLast((key) => object[key] !== undefined);
    // What has nothing in it cannot be broken, however little room there is.
    if (last === undefined) return '{}';
    const members: string[] = [];
    for (const key of keys) {
      const value = object[key];
      if (value === undefined) continue;
      const head = headOf(key);
      members.push(head + this.print(value, inner, innerRoom - head.length - (key === last ? 0 : 1)));
    }
    const line = joinInLine(members, room - '{  }'.length);
    return line === undefined ? `{\n${inner}${members.join(`,\n${inner}`)}\n${indent}}` : `{ ${line} }`;
  }

  #printList(list: readonly Json[], indent: string, room: number): string {
    if (list.length === 0) return '[]';
    const inner = `${indent}  `;
    const innerRoom = printWidth - inner.length;
    const last = list.length - 1;
    const items = list.map((item, index) => this.print(item, inner, innerRoom - (index === last ? 0 : 1)));
    const line = joinInLine(items, room - '[]'.length);
    if (line !== undefined && !isSpread(list)) return `[${line}]`;
    // Prettier fills lines with numbers, and measures other characters than those of ASCII.
    this.isExact &&= !list.every(isNumber) && list.every((item) => typeof item !== 'string' || isAscii(item));
    return `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
  }
}

/** What stands in front of a member's value. */
function headOf(key: string): string {
  return `${JSON.stringify(key)}: `;
}

/** Printed values in one line of at most some width; undefined if they do not fit or must not be in one line. */
function joinInLine(values: readonly string[], width: number): string | undefined {
  const length = values.reduce((sum, value) => sum + value.length + ', '.length, -', '.length);
  if (length > width) return undefined;
  const line = values.join(', ');
  // Prettier measures others in its own way; an object that is opened stays so.
  return isAscii(line) ? line : undefined;
}

/** Prettier never puts several objects, or several lists, of more than one member each into one line. */
function isSpread(list: readonly Json[]): boolean {
  return list.length > 1 && (list.every((item) => isObject(item) && Object.values(item).filter((value) => value !== undefined).length > 1)
    || list.every((item) => Array.isArray(item) && item.length > 1));
}

function scalarText(value: string | number | bigint | boolean | null): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') invariant(Number.isFinite(value), `${value} cannot be written in JSON`);
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
