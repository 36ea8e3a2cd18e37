/** Takes a value of the syntax tree and the comments of its file, gives code: each comment at the entry or item it belongs to. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { ArrayValue, CommentRun, ObjectValue, Value } from '../../syntax/ast.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { commentLines } from '../../syntax/docs/doc-lines.ts';
import type { Code, CodeEntry, CodeItem, CodeSource, Part, Remark } from './code.ts';

/** A line of comment that is not yet placed. */
interface CommentAt {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @throws InvariantError for a value that could not be read */
export function readCode(value: Value, source: CodeSource): Code {
  return new CodeReader(value, source).read();
}

class CodeReader {
  readonly #value: Value;
  readonly #file: SourceFile;
  readonly #text: string;
  readonly #comments: readonly CommentAt[];
  #next = 0;

  constructor(value: Value, { file, comments }: CodeSource) {
    this.#value = value;
    this.#file = file;
    this.#text = file.text;
    const { start, end } = value.span;
    this.#comments = runsWithin(comments, start, end)
      .flatMap((run) => commentLines(file, run))
      .map((line) => ({ ...line, text: line.text.trimEnd() }));
  }

  read(): Code {
    return this.#code(this.#value);
  }

  #code(value: Value): Code {
    switch (value.kind) {
      case 'object':
        return this.#object(value);
      case 'array':
        return this.#array(value);
      case 'string':
      case 'null':
      case 'boolean':
        return { kind: 'word', image: value.span.text };
      case 'invalid':
        invariant(false, 'a value that cannot be read is not printed');
        break;
      default:
        value satisfies never;
    }
    return { kind: 'word', image: '' };
  }

  #object({ entries, span }: ObjectValue): Code {
    const edge = this.#columnOf(entries[0]?.key.span.start ?? span.start + 2);
    const open = this.#takeBehind(span.start + 1, edge);
    const read = entries.map(({ key, value }): CodeEntry => {
      const isBeside = /^:[^\S\r\n]*$/.test(this.#text.slice(key.span.end, value.span.start));
      return {
        key: key.span.text.slice(1, -1), ...this.#part(key.span.start, value, edge),
        valueColumn: isBeside ? this.#columnOf(value.span.start) - this.#columnOf(key.span.start) : undefined,
      };
    });
    return { kind: 'object', open, entries: read, rest: this.#takeBefore(span.end) };
  }

  #array({ items, span }: ArrayValue): Code {
    const edge = this.#columnOf(items[0]?.span.start ?? span.start + 2);
    const open = this.#takeBehind(span.start + 1, edge);
    const read = items.map((value): CodeItem => this.#part(value.span.start, value, edge));
    return { kind: 'array', open, items: read, rest: this.#takeBefore(span.end) };
  }

  /** An entry or item that begins at `start`, with the comments above and behind it. */
  #part(start: number, value: Value, edge: number): Part {
    const before = this.#takeBefore(start);
    const code = this.#code(value);
    return { before, value: code, after: this.#takeBehind(value.span.end, edge), startsLine: this.#startsLine(start) };
  }

  /** A comment of which nothing but a comma stands between it and `end`: no line end, and nothing of another part. */
  #takeBehind(end: number, edge: number): Remark | undefined {
    let last = this.#comments[this.#next];
    if (last === undefined || !/^[^\S\r\n]*,?[^\S\r\n]*$/.test(this.#text.slice(end, last.start))) return undefined;
    const column = this.#columnOf(last.start);
    const lines: string[] = [];
    for (let next: CommentAt | undefined = last; next !== undefined; next = this.#comments[this.#next]) {
      if (next !== last && !(isLineBelow(this.#text.slice(last.end, next.start)) && this.#columnOf(next.start) === column)) break;
      lines.push(next.text);
      last = next;
      this.#next++;
    }
    return { lines, column: column - edge };
  }

  #takeBefore(offset: number): readonly string[] {
    const taken: string[] = [];
    for (let comment = this.#comments[this.#next]; comment !== undefined && comment.start < offset; comment = this.#comments[++this.#next]) taken.push(comment.text);
    return taken;
  }

  /** Whether nothing stands before it on its line but the comma that parts it from the one above. */
  #startsLine(offset: number): boolean {
    let at = offset - 1;
    while (at >= 0 && /[^\S\r\n]|,/.test(this.#text.charAt(at))) at--;
    return at < 0 || /[\r\n]/.test(this.#text.charAt(at));
  }

  #columnOf(offset: number): number {
    return this.#file.position(offset).column;
  }
}

function isLineBelow(between: string): boolean {
  return /^(?:\r\n|\r|\n)[^\S\r\n]*$/.test(between);
}

/** Of runs in their order, those that begin between two offsets. */
function runsWithin(runs: readonly CommentRun[], start: number, end: number): readonly CommentRun[] {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((runs[last]?.start ?? Infinity) < end) last++;
  return runs.slice(low, last);
}
