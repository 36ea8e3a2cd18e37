/** Text to tree for one file: takes a source file, gives its values, comments and every mistake of its grammar. */
import { createTokenInstance, Lexer, type ILexingError, type IToken } from 'chevrotain';
import type { SourceFile } from '../source/source-file.ts';
import type { SyntaxTree } from './ast.ts';
import { Grammar } from './grammar.ts';
import { StrayText, vocabulary } from './tokens.ts';

let lexer: Lexer | undefined;
let grammar: Grammar | undefined;

/** Never throws, whatever the text; takes linear time. */
export function parseFile(file: SourceFile): SyntaxTree {
  // Both are costly to build and hold nothing between files.
  lexer ??= new Lexer(vocabulary, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true });
  grammar ??= new Grammar();
  const { tokens, groups, errors } = lexer.tokenize(file.text);
  const comments = (groups['comments'] ?? []).map((token) => ({ start: token.startOffset, end: token.startOffset + token.image.length }));
  return { file, comments, ...grammar.parse(file, withStrayText(tokens, errors, file.text)) };
}

/** Puts a token in place of each stretch that the lexer skipped, so that the grammar sees it where it stands. */
function withStrayText(tokens: IToken[], errors: readonly ILexingError[], text: string): IToken[] {
  if (errors.length === 0) return tokens;
  const merged: IToken[] = [];
  let next = 0;
  for (const { offset, length } of errors) {
    const end = offset + length;
    for (; (tokens[next]?.startOffset ?? Infinity) < offset; next++) merged.push(tokens[next] as IToken);
    merged.push(createTokenInstance(StrayText, text.slice(offset, end), offset, end - 1, NaN, NaN, NaN, NaN));
  }
  for (; next < tokens.length; next++) merged.push(tokens[next] as IToken);
  return merged;
}
