/** What printers for machines say of a finding: takes a diagnostic, gives its exact place and its message with the advice that follows it. */
import type { Span } from '../../source/span.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** A stretch of a file. Lines and columns count from 1, columns in code points; the end is the place after the last character. */
export interface ExactPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The place that is underlined for people: the narrowest there is. What has no place in its file stands at 1:1. */
export function exactPlace({ span, focus }: Diagnostic): ExactPlace {
  const place = focus ?? span;
  return place === undefined ? { line: 1, column: 1, endLine: 1, endColumn: 1 } : placeOf(place);
}

/** The place of a span. */
export function placeOf({ startPosition, endPosition }: Span): ExactPlace {
  return { line: startPosition.line, column: startPosition.column, endLine: endPosition.line, endColumn: endPosition.column };
}

/** `there is no type 'Strr'. Did you mean 'str'?`: for readers who are shown one text. */
export function messageWithAdvice({ message, suggestion }: Diagnostic): string {
  return suggestion === undefined ? message : `${message.replace(/\.$/, '')}. ${suggestion}`;
}
