/** The syntax tree: what stands in one file, before any law but the grammar is applied. Holds no dialect. */
import type { Span } from '../source/span.ts';
import type { SourceFile } from '../source/source-file.ts';

/** What may stand at the place of a value. QAPI reference, "Schema syntax". */
export type Value = ObjectValue | ArrayValue | StringValue | BooleanValue | NullValue | InvalidValue;

/** `{ KEY: VALUE, … }`. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly span: Span;
  /** In source order, repeated keys included. */
  readonly entries: readonly Entry[];
}

/** One key of an object with its value. */
export interface Entry {
  readonly key: StringValue;
  readonly value: Value;
}

/** `[ VALUE, … ]`. */
export interface ArrayValue {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly Value[];
}

/** `'…'`. */
export interface StringValue {
  readonly kind: 'string';
  /** With its quotes. */
  readonly span: Span;
  /** With escapes resolved. */
  readonly text: string;
}

/** `true` or `false`. */
export interface BooleanValue {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

/** The `null` of releases 2.4 to 4.1. */
export interface NullValue {
  readonly kind: 'null';
  readonly span: Span;
}

/** Stands where a value could not be read; already reported. */
export interface InvalidValue {
  readonly kind: 'invalid';
  readonly span: Span;
}

/**
 * Something that only some dialects accept. The grammar takes it in and notes it here;
 * the feature table decides whether it is an error.
 */
export interface Irregularity {
  readonly kind: 'missing-comma' | 'trailing-comma' | 'duplicate-key' | 'escape' | 'null' | 'stray-punctuation';
  /** Where today's grammar would put the error. */
  readonly span: Span;
  /** The repeated key, the escape, or what today's grammar expects here. */
  readonly detail: string;
  /** What stands there, in words. */
  readonly found: string;
  /** Where that one is an error, this one is but its consequence. */
  readonly cause: Irregularity | undefined;
}

/** A mistake that no dialect accepts. */
export interface SyntaxProblem {
  readonly code: 'syntax/unexpected-token' | 'syntax/stray-text' | 'syntax/unterminated-string' | 'syntax/bad-string-character' | 'syntax/nested-too-deep';
  readonly span: Span;
  readonly found: string;
  readonly expected: string;
  /** The innermost brace or bracket that is still open, where something that belongs into it is missing. */
  readonly opened: Span | undefined;
  /** The mark of a documentation comment that stands before it: where those are tokens, that is what is wrong. */
  readonly docMark: Span | undefined;
  /** True for text behind a definition on its line, which the line reader of the first releases overlooked. */
  readonly isJunk: boolean;
  /** Where that is an error, this is but its consequence. */
  readonly cause: Irregularity | undefined;
}

/** Adjacent comment lines: from the first `#` to the end of the last line. Lines between have nothing but a comment. */
export interface CommentRun {
  readonly start: number;
  readonly end: number;
}

/** A value at the top level, or what could be saved of a broken one. */
export interface TopLevelValue {
  readonly value: Value;
  readonly span: Span;
  /** True if there is a syntax problem in it; what could be read is there. */
  readonly broken: boolean;
  /** True if text follows that seems to belong to it: then it may have been closed too early. */
  readonly continues: boolean;
}

/** One file: its values and comments, and what is wrong with its text. */
export interface SyntaxTree {
  readonly file: SourceFile;
  readonly values: readonly TopLevelValue[];
  /** In source order. */
  readonly comments: readonly CommentRun[];
  readonly irregularities: readonly Irregularity[];
  readonly problems: readonly SyntaxProblem[];
  /** Words in stretches that could not be read: each may be the name of a definition that stands there. */
  readonly unreadWords: ReadonlySet<string>;
}
