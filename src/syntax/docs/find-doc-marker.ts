/** Conventions of documentation that only older dialects have: takes a file, gives the first place with one. */
import type { Span } from '../../source/span.ts';
import type { SyntaxTree } from '../ast.ts';
import { findDocBlocks } from './doc-blocks.ts';
import { commentLines } from './doc-lines.ts';
import { lineLint } from './line-lint.ts';

export interface DocMarker {
  readonly what: string;
  readonly span: Span;
}

const oldTag = /^# (Notes?|Examples?):(?!:)/;
const optionalMark = /^#\s+(?:@\S+\s*)?#optional\b/;
const symbolLine = /^#\s*@[A-Za-z][^\s:]*\s*$/;

/** `classic`: what releases up to 6.1 had; `modern`: what releases up to 10.1 had. */
export function findDocMarker(tree: SyntaxTree, dialect: 'classic' | 'modern' | 'legacy' | 'strict'): DocMarker | undefined {
  return dialect === 'classic' ? findClassicMarker(tree) : findModernMarker(tree);
}

function findClassicMarker({ file, comments }: SyntaxTree): DocMarker | undefined {
  for (const run of comments) {
    let afterMark = false;
    for (const { text, start, end } of commentLines(file, run)) {
      if (optionalMark.test(text)) return { what: "an '#optional' mark", span: file.span(start, end) };
      if (afterMark && symbolLine.test(text)) return { what: "a documentation comment whose first line lacks its ':'", span: file.span(start, end) };
      afterMark = text === '##';
    }
  }
  return undefined;
}

function findModernMarker(tree: SyntaxTree): DocMarker | undefined {
  const { blocks, damaged } = findDocBlocks(tree, { lint: false });
  if (damaged) return undefined;
  for (const { lines } of blocks) {
    const lint = lineLint();
    for (const { text, start, textStart } of lines) {
      const span = tree.file.span(start, textStart + text.length);
      if (oldTag.test(`# ${text}`) && lines[0]?.text.startsWith('@')) return { what: "a 'Note:' or 'Example:' section", span };
      const problem = lint(text);
      if (problem !== undefined) return { what: problem.kind === 'long' ? 'a documentation line of more than 70 columns' : 'a single space between sentences', span };
    }
  }
  return undefined;
}
