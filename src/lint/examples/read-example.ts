/**
 * The JSON of examples: takes a stretch of a file, comment marks and all, gives its value or the first thing that is wrong with
 * it. Dots may stand wherever something can be left out: in the place of a value, of members, of elements, of the rest.
 */
import type { ExampleEntry, ExampleMessage, ExampleProblem, ExampleValue } from './example-value.ts';

/** Where a message stands. */
export interface ExamplePlace {
  /** The file's. */
  readonly text: string;
  /** Behind its arrow. */
  readonly start: number;
  /** Where it ends at the latest. */
  readonly end: number;
  /** Of its arrow: what stands further to the left, on another line, is no part of the message. */
  readonly column: number;
}

/** How far from the beginning of its line an offset is. */
export function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset - 1) - 1;
}

/** Reads one message. */
export function readExample(place: ExamplePlace): ExampleMessage {
  const reader = new ExampleReader(place);
  try {
    return { value: reader.read(), problem: undefined };
  } catch (error) {
    if (error instanceof NotJson) return { value: undefined, problem: error.problem };
    throw error;
  }
}

class NotJson extends Error {
  readonly problem: ExampleProblem;

  constructor(problem: ExampleProblem) {
    super(problem.expected);
    this.problem = problem;
  }
}

/** Between tokens: white space, line ends with the comment mark of the next line, and the bar of the older dialects behind it. */
const gap = /(?:[ \t]+|(?:\r\n|\r|\n)[ \t]*#?(?:[ \t]*\|(?=[ \t]|[\r\n]))?)*/y;
/** Also with words between two of them: `... more follow ...`. */
const dots = /(?:\.{2,}|…)(?:[ \w-]{1,40}(?:\.{2,}|…))?/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const word = /[A-Za-z_][\w-]*/y;
const placeholder = /<[\w -]+>/y;
const controlCharacter = /[\u0000-\u001f]/;
const longestFound = 20;
const deepest = 100;

class ExampleReader {
  readonly #text: string;
  readonly #end: number;
  readonly #column: number;
  #next: number;
  #depth = 0;

  constructor({ text, start, end, column }: ExamplePlace) {
    this.#text = text;
    this.#column = column;
    this.#next = start;
    this.#end = end;
  }

  read(): ExampleValue {
    this.#skipGap();
    const value = this.#readValue();
    this.#skipGap();
    // What is left out behind a message is no part of it.
    if (this.#match(dots) !== undefined) this.#skipGap();
    if (this.#next < this.#end && !this.#isOutside(value.end)) this.#refuse('the end of the message');
    return value;
  }

  /** Whether what comes next stands on another line, one that begins no further to the right than the arrow; dots may stand before it. */
  #isOutside(end: number): boolean {
    if (!this.#text.slice(end, this.#next).includes('\n')) return false;
    const line = this.#text.slice(this.#text.lastIndexOf('\n', this.#next - 1) + 1, this.#next);
    const [margin = ''] = /^[ \t]*#?[ \t]*/.exec(line) ?? [];
    return margin.length <= this.#column;
  }

  #readValue(): ExampleValue {
    const start = this.#next;
    const character = this.#text[start];
    if (start < this.#end) {
      if (character === '{') return this.#readObject();
      if (character === '[') return this.#readArray();
      if (character === '"') return this.#readString();
      if (this.#match(dots) !== undefined || this.#match(placeholder) !== undefined) return { kind: 'elision', start, end: this.#next };
      const digits = this.#match(number);
      if (digits !== undefined) return { kind: 'number', start, end: this.#next, text: digits };
      const name = this.#match(word);
      if (name === 'true' || name === 'false') return { kind: 'boolean', start, end: this.#next };
      if (name === 'null') return { kind: 'null', start, end: this.#next };
      this.#next = start;
    }
    return this.#refuse('a value');
  }

  #readObject(): ExampleValue {
    const start = this.#open();
    const entries: ExampleEntry[] = [];
    let isElided = false;
    let mayEnd = true;
    for (;;) {
      this.#skipGap();
      if (this.#match(dots) !== undefined) {
        isElided = true;
        mayEnd = true;
        this.#skipGap();
        this.#take(',');
        continue;
      }
      if (mayEnd && this.#take('}')) break;
      if (this.#text[this.#next] !== '"' || this.#next >= this.#end) this.#refuse(mayEnd ? "a name in double quotes, or '}'" : 'a name in double quotes');
      const key = this.#readString();
      this.#skipGap();
      if (!this.#take(':')) this.#refuse("':'");
      this.#skipGap();
      entries.push({ key: key.text, keyStart: key.start, keyEnd: key.end, value: this.#readValue() });
      this.#skipGap();
      if (this.#take('}')) break;
      mayEnd = this.#readSeparator('}');
    }
    this.#depth--;
    return { kind: 'object', start, end: this.#next, entries, isElided };
  }

  #readArray(): ExampleValue {
    const start = this.#open();
    const items: ExampleValue[] = [];
    let mayEnd = true;
    for (;;) {
      this.#skipGap();
      if (mayEnd && this.#take(']')) break;
      const item = this.#readValue();
      items.push(item);
      this.#skipGap();
      if (this.#take(']')) break;
      if (item.kind === 'elision') {
        this.#take(',');
        mayEnd = true;
        continue;
      }
      mayEnd = this.#readSeparator(']');
    }
    this.#depth--;
    return { kind: 'array', start, end: this.#next, items };
  }

  /** A comma, or dots in its place; whether the end may follow. */
  #readSeparator(closing: string): boolean {
    if (this.#take(',')) return false;
    const start = this.#next;
    if (this.#match(dots) === undefined) this.#refuse(`',' or '${closing}'`);
    this.#next = start;
    return true;
  }

  #readString(): Extract<ExampleValue, { kind: 'string' }> {
    const start = this.#next;
    let index = start + 1;
    while (index < this.#end && this.#text[index] !== '"' && this.#text[index] !== '\n' && this.#text[index] !== '\r') {
      index += this.#text[index] === '\\' ? 2 : 1;
    }
    if (index >= this.#end || this.#text[index] !== '"') return this.#refuse("a string that ends on its line with '\"'");
    this.#next = index + 1;
    const raw = this.#text.slice(start + 1, index);
    const control = raw.search(controlCharacter);
    if (control !== -1) {
      this.#next = start + 1 + control;
      return this.#refuse("an escape such as '\\t' for a control character");
    }
    const text = parseString(raw);
    if (text === undefined) {
      this.#next = start;
      return this.#refuse('a string with the escapes of JSON');
    }
    return { kind: 'string', start, end: this.#next, text, isElided: /\.{3}|…|^<.*>$/.test(raw) };
  }

  #open(): number {
    if (++this.#depth > deepest) this.#refuse('fewer brackets inside of each other');
    return this.#next++;
  }

  #take(character: string): boolean {
    if (this.#next >= this.#end || this.#text[this.#next] !== character) return false;
    this.#next++;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    if (this.#next >= this.#end) return undefined;
    pattern.lastIndex = this.#next;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || this.#next + found.length > this.#end) return undefined;
    this.#next += found.length;
    return found;
  }

  #skipGap(): void {
    gap.lastIndex = this.#next;
    this.#next = Math.min(this.#end, this.#next + (gap.exec(this.#text)?.[0].length ?? 0));
  }

  #refuse(expected: string): never {
    const isAtEnd = this.#next >= this.#end;
    const found = isAtEnd ? 'its end' : `'${/^[\w-]+|^./su.exec(this.#text.slice(this.#next, this.#next + longestFound))?.[0] ?? ''}'`;
    const start = isAtEnd ? this.#end - 1 : this.#next;
    throw new NotJson({ start, end: isAtEnd ? this.#end : start + found.length - 2, expected, found: found.replace(controlCharacter, (character) => JSON.stringify(character).slice(1, -1)) });
  }
}

function parseString(raw: string): string | undefined {
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return undefined;
  }
}
