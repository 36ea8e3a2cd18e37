/** What a value of the syntax tree says: takes it, gives it without places and comments. */
import type { Value } from './ast.ts';

/** Objects are lists of entries, so that order and repetition show. */
export type PlainValue = string | boolean | null | readonly PlainValue[] | { readonly entries: readonly (readonly [string, PlainValue])[] } | { readonly invalid: true };

/** Values that say the same are equal. */
export function plainValue(value: Value): PlainValue {
  switch (value.kind) {
    case 'object':
      return { entries: value.entries.map((entry) => [entry.key.text, plainValue(entry.value)]) };
    case 'array':
      return value.items.map(plainValue);
    case 'string':
      return value.text;
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'invalid':
      return { invalid: true };
    default:
      return value satisfies never;
  }
}
