/** The report that most laws about shape need: a value of another kind than its place asks for. */
import type { Value } from '../../syntax/ast.ts';
import { describeValue } from './describe.ts';
import type { Reporter } from './reporter.ts';

/** Where a value stands and what belongs there. */
export interface ExpectedValue {
  /** What the value says something about, such as `'data' of struct 'Foo'`. */
  readonly what: string;
  /** In words, with its article: `a string`. */
  readonly expected: string;
}

/** Reports what a value should have been; nothing for one that could not be read, as that was reported. */
export function reportWrongValue(value: Value, { what, expected }: ExpectedValue, reporter: Reporter): void {
  if (value.kind === 'invalid') return;
  reporter.report('definition/wrong-value', value.span, { what, expected, found: describeValue(value) });
}
