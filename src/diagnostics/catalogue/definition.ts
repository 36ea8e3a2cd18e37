/** Messages about the shape of definitions: keys and the kinds of their values, flags, conditions, names. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** Something in a schema, as messages call it. */
export interface Named {
  /** Such as `member 'x' of struct 'Foo'`. */
  readonly what: string;
}

/** The codes about definitions by themselves. */
export const definitionCatalogue = {
  'definition/unknown-kind': {
    severity: 'error',
    message: ({ kinds, found }: { kinds: readonly string[]; found: readonly string[] }) =>
      found.length > 1
        ? `this object has the keys ${list(found)}, but can define only one thing`
        : `this object defines nothing: it has none of the keys ${list(kinds)}`,
  },
  'definition/name-not-string': {
    severity: 'error',
    message: ({ kind, found }: { kind: string; found: string }) => `the name after '${kind}' must be a string, not ${found}`,
  },
  'definition/missing-key': {
    severity: 'error',
    message: ({ what, key }: Named & { key: string }) => `${what} must have the key '${key}'`,
  },
  'definition/unknown-key': {
    severity: 'error',
    message: ({ what, key, known }: Named & { key: string; known: readonly string[] }) =>
      `${what} has no key '${key}'; its keys are ${list(known)}`,
  },
  'definition/wrong-value': {
    severity: 'error',
    message: ({ what, expected, found }: Named & { expected: string; found: string }) => `${what} must be ${expected}, not ${found}`,
  },
  'definition/array-type': {
    severity: 'error',
    message: ({ what }: Named) => `the array type of ${what} must hold the name of exactly one type`,
  },
  'definition/boxed-without-data': {
    severity: 'error',
    message: ({ what }: Named) => `${what} is boxed, but has no 'data'`,
  },
  'definition/flag-value': {
    severity: 'error',
    message: ({ flag, value }: { flag: string; value: boolean }) => `flag '${flag}' can only be ${value}; otherwise leave it out`,
  },
  'definition/conflicting-flags': {
    severity: 'error',
    message: ({ flag, other }: { flag: string; other: string }) => `flags '${flag}' and '${other}' cannot stand together`,
  },
  'definition/redefined': {
    severity: 'error',
    message: ({ name }: { name: string }) => `'${name}' is defined twice`,
  },
  'definition/redefined-builtin': {
    severity: 'error',
    message: ({ name }: { name: string }) => `'${name}' is a built-in type and cannot be defined`,
  },
  'condition/wrong-value': {
    severity: 'error',
    message: ({ what, found }: Named & { found: string }) => `the condition of ${what} must be a string or an object, not ${found}`,
  },
  'condition/bad-symbol': {
    severity: 'error',
    message: ({ what, text }: Named & { text: string }) =>
      `'${text}' in the condition of ${what} is not a symbol, which is a capital, then only capitals, digits and '_'`,
  },
  'condition/bad-expression': {
    severity: 'error',
    message: ({ what, text }: Named & { text: string }) =>
      `'${text}' in the condition of ${what} cannot be understood: only symbols, defined(X), !, &&, || and parentheses are`,
  },
  'condition/unknown-key': {
    severity: 'error',
    message: ({ what, key }: Named & { key: string }) => `the condition of ${what} has no key '${key}'; its keys are 'all', 'any' and 'not'`,
  },
  'condition/key-count': {
    severity: 'error',
    message: ({ what }: Named) => `the condition of ${what} must have exactly one of the keys 'all', 'any' and 'not'`,
  },
  'condition/not-a-list': {
    severity: 'error',
    message: ({ where, found }: { where: string; found: string }) => `${where} must be an array of conditions, not ${found}`,
  },
  'condition/empty-list': {
    severity: 'error',
    message: ({ where }: { where: string }) => `${where} is an empty array, which says nothing`,
  },
  'name/invalid': {
    severity: 'error',
    message: ({ what, first }: Named & { first: 'a letter' | 'a letter or digit' }) =>
      `the name of ${what} must be ${first}, then only letters, digits, '-' and '_'`,
  },
  'name/type-case': {
    severity: 'error',
    message: ({ name }: { name: string }) => `the name of type '${name}' must be in CamelCase: a capital first, and small letters in it`,
  },
  'name/command-case': {
    severity: 'error',
    message: ({ name }: { name: string }) => `the name of command '${name}' must not have capitals or '_'`,
  },
  'name/event-case': {
    severity: 'error',
    message: ({ name }: { name: string }) => `the name of event '${name}' must not have small letters or '-'`,
  },
  'name/member-case': {
    severity: 'error',
    message: ({ what }: Named) => `the name of ${what} must not have capitals or '_'`,
  },
  'name/reserved': {
    severity: 'error',
    message: ({ what, beginning }: Named & { beginning: 'q' | 'has' }) => beginning === 'q'
      ? `the name of ${what} is reserved: nothing may be called 'q-…' or 'q_…'`
      : `the name of ${what} is reserved: it may not be 'u', 'has-…' or 'has_…'`,
  },
  'name/reserved-suffix': {
    severity: 'error',
    message: ({ name, suffix }: { name: string; suffix: string }) => `the name of type '${name}' must not end in '${suffix}'`,
  },
  'dialect/not-available': {
    severity: 'error',
    message: ({ construct, lifetime, dialect }: { construct: string; lifetime: string; dialect: string }) =>
      `${construct} is not part of dialect ${dialect}: ${lifetime}`,
  },
} satisfies Record<string, CatalogueEntry>;

function list(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
