/** Collects the lines of one section: takes lines, gives a {@link DocSection}. */
import type { DocSection, DocSectionKind } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import type { DocLine } from './doc-lines.ts';

/** What is known of a section when it begins. */
export interface SectionStart {
  readonly kind: DocSectionKind;
  readonly name?: string | undefined;
  readonly nameSpan?: Span | undefined;
  /** The line with the section's tag, which decides where mistakes in it are reported. */
  readonly line: DocLine;
}

/** One section while its lines are read. */
export class SectionBuilder {
  readonly kind: DocSectionKind;
  readonly line: DocLine;
  readonly #file: SourceFile;
  readonly #name: string | undefined;
  readonly #nameSpan: Span | undefined;
  #texts: string[] = [];
  #offsets: number[] = [];

  constructor(file: SourceFile, { kind, name, nameSpan, line }: SectionStart) {
    this.#file = file;
    this.kind = kind;
    this.line = line;
    this.#name = name;
    this.#nameSpan = nameSpan;
  }

  /** Adds a line, or the rest of one from `skip` characters on. */
  add(line: DocLine, skip = 0): void {
    const text = line.text.slice(skip);
    const offset = line.textStart + skip;
    if (this.#texts.length === 0) {
      // Most sections have but one line, and arrays that grow take room for many more.
      this.#texts = [text];
      this.#offsets = [offset];
    } else {
      this.#texts.push(text);
      this.#offsets.push(offset);
    }
  }

  /** Adds whole lines, from one index up to, not including, another; empty ones at the end do not count. */
  addLines(lines: readonly DocLine[], from: number, to: number): void {
    const texts = this.#texts;
    const offsets = this.#offsets;
    let end = to;
    while (end > from && lines[end - 1]?.text === '') end--;
    for (let index = from; index < end; index++) {
      const line = lines[index];
      if (line === undefined) return;
      texts.push(line.text);
      offsets.push(line.textStart);
    }
  }

  build(): DocSection {
    let first = 0;
    let last = this.#texts.length;
    while (first < last && this.#texts[first] === '') first++;
    while (last > first && this.#texts[last - 1] === '') last--;
    const isWhole = first === 0 && last === this.#texts.length;
    const texts = isWhole ? this.#texts : this.#texts.slice(first, last);
    const lineOffsets = isWhole ? this.#offsets : this.#offsets.slice(first, last);
    const end = last > first ? (lineOffsets.at(-1) ?? 0) + (texts.at(-1) ?? '').length : this.line.textStart + this.line.text.length;
    return {
      kind: this.kind,
      name: this.#name,
      nameSpan: this.#nameSpan,
      span: this.#file.span(this.line.textStart, Math.max(end, this.line.textStart)),
      text: texts.length === 1 ? texts[0] ?? '' : texts.join('\n'),
      lineOffsets,
    };
  }
}
