/** Values as they stand in examples: JSON, in which something may be left out, with the place of everything. */

/** One value; offsets are those of the file. */
export type ExampleValue =
  | { readonly kind: 'object'; readonly start: number; readonly end: number; readonly entries: readonly ExampleEntry[]; readonly isElided: boolean }
  | { readonly kind: 'array'; readonly start: number; readonly end: number; readonly items: readonly ExampleValue[] }
  /** `isElided` where dots in it stand for more. */
  | { readonly kind: 'string'; readonly start: number; readonly end: number; readonly text: string; readonly isElided: boolean }
  | { readonly kind: 'number'; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: 'boolean' | 'null'; readonly start: number; readonly end: number }
  /** Dots, or a word in angle brackets, in the place of a value. */
  | { readonly kind: 'elision'; readonly start: number; readonly end: number };

/** A member of an object; something may be left out beside it. */
export interface ExampleEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: ExampleValue;
}

/** Where an example stops being JSON. */
export interface ExampleProblem {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  readonly found: string;
}

/** What a message turned out to be. */
export type ExampleMessage =
  | { readonly value: ExampleValue; readonly problem: undefined }
  | { readonly value: undefined; readonly problem: ExampleProblem };
