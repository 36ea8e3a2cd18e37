/** A stretch of a source file, kept as offsets; line and column are computed when asked for. */
import type { Position, SourceFile } from './source-file.ts';

/** The characters from `start` up to, not including, `end`. */
export class Span {
  readonly file: SourceFile;
  /** Offset of the first character, in UTF-16 units from 0. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;

  constructor(file: SourceFile, start: number, end: number) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  get startPosition(): Position {
    return this.file.position(this.start);
  }

  get endPosition(): Position {
    return this.file.position(this.end);
  }

  get text(): string {
    return this.file.text.slice(this.start, this.end);
  }

  /** The smallest span over this one and a later one of the same file. */
  to(later: Span): Span {
    return new Span(this.file, this.start, later.end);
  }
}
