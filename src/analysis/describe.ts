/** Words for values and definitions in messages. */
import type { Value } from '../syntax/ast.ts';

/** Says what something is, such as `member 'x' of struct 'Foo'`; asked only when there is something to report. */
export type Description = () => string;

/** `the string 'x'`, `an object`, `true`. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'string':
      return `the string '${value.text}'`;
    case 'boolean':
      return String(value.value);
    case 'object':
      return 'an object';
    case 'array':
      return 'an array';
    case 'null':
      return 'null';
    case 'invalid':
      return 'something unreadable';
    default:
      return value satisfies never;
  }
}
