/** Words for values and definitions in messages. */
import type { Value } from '../../syntax/ast.ts';

/** Says what something is, such as `member 'x' of struct 'Foo'`; asked only when there is something to report. */
export type Description = () => string;

/** Of a name in messages. It may be named in thousands of them, and no real name is half as long. */
const longestName = 100;

/** A definition or one of its parts, by its name: `'Foo'`; cut if it is a page long. */
export function quoteName(name: string): string {
  return `'${shortenName(name)}'`;
}

/** `struct 'Foo'`. */
export function describeDefinition(kind: string, name: string): string {
  return `${kind} ${quoteName(name)}`;
}

/** A name as messages show it: cut if it is a page long. */
export function shortenName(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

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
