/** The text of a paragraph as one string that knows where each of its characters stands in the file. */
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import type { Line } from './lines.ts';

/** A text made of lines; finding a place takes time in proportion to the logarithm of their number. */
export class InlineText {
  /** Lines joined by `\n`, without their indentation. */
  readonly text: string;
  readonly #file: SourceFile;
  /** Where each line begins: in `text`, and in the file. */
  readonly #starts: readonly number[];
  readonly #offsets: readonly number[];

  constructor(file: SourceFile, lines: readonly Line[]) {
    this.#file = file;
    const texts: string[] = [];
    const starts: number[] = [];
    const offsets: number[] = [];
    let start = 0;
    for (const { text, offset } of lines) {
      texts.push(text);
      starts.push(start);
      offsets.push(offset);
      start += text.length + 1;
    }
    this.text = texts.join('\n');
    this.#starts = starts;
    this.#offsets = offsets;
  }

  /** The place in the file of the characters from `start` up to `end`, which are at least one. */
  span(start: number, end: number): Span {
    return this.#file.span(this.#offset(start), this.#offset(end - 1) + 1);
  }

  #offset(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return (this.#offsets[low] ?? 0) + index - (this.#starts[low] ?? 0);
  }
}
