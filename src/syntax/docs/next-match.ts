/** Whether a pattern matches within a stretch of a text: takes stretches from the beginning of the text to its end, and reads it once. */

/** The matches of one pattern in one text, which are looked for as far as they are asked for. */
export class NextMatch {
  readonly #pattern: RegExp;
  readonly #text: string;
  #found = -1;

  /** @param pattern with the flag `g` */
  constructor(pattern: RegExp, text: string) {
    this.#pattern = pattern;
    this.#text = text;
  }

  /** Whether a match begins at or after `start`, before `end`. No `start` may be before the last one. */
  isBetween(start: number, end: number): boolean {
    if (this.#found < start) {
      this.#pattern.lastIndex = start;
      this.#found = this.#pattern.exec(this.#text)?.index ?? Infinity;
    }
    return this.#found < end;
  }
}
