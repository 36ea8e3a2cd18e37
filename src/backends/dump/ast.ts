/**
 * Syntax trees as JSON, for programs that read the source text itself: takes the trees of a schema's files, gives
 * plain data. The format is described in docs/introspection.md; the number in `format` changes when something in it
 * is renamed, removed or changes its meaning.
 */
import type { Dialect } from '../../schema/dialect.ts';
import type { SyntaxTree, Value } from '../../syntax/ast.ts';
import { findDocBlocks } from '../../syntax/docs/doc-blocks.ts';
import { findDocs } from '../../syntax/docs/find-docs.ts';
import { dumpDoc, dumpPlace, type JsonObject } from './json-parts.ts';

/** Pure; the dialect decides how comments are read as documentation. The result holds no reference to the trees. */
export function dumpAst(trees: readonly SyntaxTree[], dialect: Dialect): JsonObject {
  return { format: 1, files: trees.map((tree) => dumpTree(tree, dialect)) };
}

function dumpTree(tree: SyntaxTree, dialect: Dialect): JsonObject {
  const { file, values, comments, irregularities, problems } = tree;
  return {
    path: file.path,
    includedFrom: file.includedFrom && dumpPlace(file.includedFrom),
    values: values.map(({ value, broken, span }) => ({ broken, value: dumpValue(value), span: dumpPlace(span) })),
    docs: findDocs(tree, findDocBlocks(tree), dialect).docs.map(({ doc }) => dumpDoc(doc)),
    comments: comments.map(({ start, end }) => dumpPlace(file.span(start, end))),
    irregularities: irregularities.map(({ kind, detail, span }) => ({ kind, detail, span: dumpPlace(span) })),
    problems: problems.map(({ code, found, expected, span }) => ({ code, found, expected, span: dumpPlace(span) })),
  };
}

function dumpValue(value: Value): JsonObject {
  const span = dumpPlace(value.span);
  switch (value.kind) {
    case 'object':
      return {
        kind: value.kind,
        entries: value.entries.map((entry) => ({ key: dumpValue(entry.key), value: dumpValue(entry.value) })),
        span,
      };
    case 'array':
      return { kind: value.kind, items: value.items.map(dumpValue), span };
    case 'string':
      return { kind: value.kind, text: value.text, span };
    case 'boolean':
      return { kind: value.kind, value: value.value, span };
    case 'null':
    case 'invalid':
      return { kind: value.kind, span };
    default:
      return value satisfies never;
  }
}
