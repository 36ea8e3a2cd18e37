/** Takes a value of the syntax tree and the comments of its file, gives code: each comment at the entry or item it belongs to. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { ArrayValue, CommentRun, ObjectValue, Value } from '../../syntax/ast.ts';
import { commentLines } from '../../syntax/docs/doc-lines.ts';
import type { Code, CodeEntry, CodeItem, CodeSource, Commented } from './code.ts';

/** A line of comment that is not yet placed. */
interface Remark {
  readonly start: number;
  readonly text: string;
}

/** @throws InvariantError for a value that could not be read */
export function readCode(value: Value, source: CodeSource): Code {
  return new CodeReader(value, source).read();
}

class CodeReader {
  readonly #value: Value;
  readonly #text: string;
  readonly #remarks: readonly Remark[];
  #next = 0;

  constructor(value: Value, { file, comments }: CodeSource) {
    this.#value = value;
    this.#text = file.text;
    const { start, end } = value.span;
    this.#remarks = runsWithin(comments, start, end)
      .flatMap((run) => commentLines(file, run))
      .map((line) => ({ start: line.start, text: line.text.trimEnd() }));
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
    const read = entries.map(({ key, value }): CodeEntry => {
      const { before, code, after } = this.#part(key.span.start, value);
      return { key: key.span.text.slice(1, -1), value: code, before, after };
    });
    return { kind: 'object', entries: read, rest: this.#takeBefore(span.end) };
  }

  #array({ items, span }: ArrayValue): Code {
    const read = items.map((value): CodeItem => {
      const { before, code, after } = this.#part(value.span.start, value);
      return { value: code, before, after };
    });
    return { kind: 'array', items: read, rest: this.#takeBefore(span.end) };
  }

  /** An entry or item that begins at `start`, with the comments above and behind it. */
  #part(start: number, value: Value): Commented & { readonly code: Code } {
    const before = this.#takeBefore(start);
    const code = this.#code(value);
    const remark = this.#remarks[this.#next];
    const isBehind = remark !== undefined && this.#isBehind(value.span.end, remark.start);
    if (isBehind) this.#next++;
    return { before, code, after: isBehind ? remark.text : undefined };
  }

  /** Whether nothing but a comma stands between the end of a part and a comment: no line end, and nothing of another part. */
  #isBehind(end: number, start: number): boolean {
    return /^[^\S\r\n]*,?[^\S\r\n]*$/.test(this.#text.slice(end, start));
  }

  #takeBefore(offset: number): readonly string[] {
    const taken: string[] = [];
    for (let remark = this.#remarks[this.#next]; remark !== undefined && remark.start < offset; remark = this.#remarks[++this.#next]) taken.push(remark.text);
    return taken;
  }
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
