/** Tokens and the end of a file, as reports need them. */
import { EOF, type IToken } from 'chevrotain';
import { QuotedString } from './tokens.ts';

/** What stands there, for messages; cut if it is long. */
export function describeToken(token: IToken): string {
  if (token.tokenType === EOF) return 'the end of the file';
  const image = token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image;
  return token.tokenType === QuotedString ? `the string ${image}` : `'${image}'`;
}

/** Where QEMU's generator sees the end of a file: before the last line end. */
export function endOfLastLine(text: string): number {
  if (text.endsWith('\r\n')) return text.length - 2;
  return text.endsWith('\n') || text.endsWith('\r') ? text.length - 1 : text.length;
}
