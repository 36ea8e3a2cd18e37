/** Syntax trees in a test: takes text, gives its tree; takes a tree, gives what its nodes say, without their places. */
import { SourceFile } from '../../src/source/source-file.ts';
import type { SyntaxTree } from '../../src/syntax/ast.ts';
import { parseFile } from '../../src/syntax/parse-file.ts';
import { plainValue, type PlainValue } from '../../src/syntax/plain-value.ts';

export { plainValue, type PlainValue };

export function parseText(text: string): SyntaxTree {
  return parseFile(new SourceFile('schema.json', text));
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
