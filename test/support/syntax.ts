/** Syntax trees in a test: takes text, gives its tree; takes a tree, gives what its nodes say, without their places. */
import { SourceFile } from '../../src/source/source-file.ts';
import type { SyntaxTree, Value } from '../../src/syntax/ast.ts';
import { parseFile } from '../../src/syntax/parse-file.ts';

/** A value without places: objects are lists of entries, so that order and repetition show. */
export type PlainValue = string | boolean | null | readonly PlainValue[] | { readonly entries: readonly (readonly [string, PlainValue])[] } | { readonly invalid: true };

export function parseText(text: string): SyntaxTree {
  return parseFile(new SourceFile('schema.json', text));
}

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

/** The top-level values of a text. */
export function plainValues(text: string): readonly PlainValue[] {
  return parseText(text).values.map(({ value }) => plainValue(value));
}

/** Problems and irregularities in the order of the text: `line:column code-or-kind`. */
export function describeMistakes(tree: SyntaxTree): readonly string[] {
  const mistakes = [
    ...tree.problems.map(({ code, span }) => ({ what: code.replace('syntax/', ''), span })),
    ...tree.irregularities.map(({ kind, span }) => ({ what: kind, span })),
  ];
  return mistakes
    .sort((left, right) => left.span.start - right.span.start)
    .map(({ what, span }) => `${span.startPosition.line}:${span.startPosition.column} ${what}`);
}
