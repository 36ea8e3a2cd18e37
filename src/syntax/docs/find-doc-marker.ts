/** Conventions of documentation that only older dialects have: takes a file, gives the first place with one. */
import type { Span } from '../../source/span.ts';
import type { LoadedFile } from '../load-files.ts';

export interface DocMarker {
  readonly what: string;
  readonly span: Span;
}

const optionalMark = /^[ \t]*#[ \t]+(?:@\S+[ \t]*)?#optional\b/m;
const symbolWithoutColon = /^[ \t]*##\r?\n[ \t]*#[ \t]*@[A-Za-z][^\s:]*[ \t]*$/m;
const oldTag = /^(?:Notes?|Examples?):(?!:)/;

/** What releases up to 2.8 had. */
export function findClassicDocMarker({ tree: { file } }: LoadedFile): DocMarker | undefined {
  const optional = optionalMark.exec(file.text);
  if (optional !== null) return { what: "an '#optional' mark", span: matchSpan(file, optional) };
  const symbol = symbolWithoutColon.exec(file.text);
  if (symbol !== null) return { what: "a documentation comment whose first line lacks its ':'", span: matchSpan(file, symbol) };
  return undefined;
}

/** What releases from 6.2 to 10.1 had. */
export function findModernDocMarker({ tree: { file }, docBlocks: { blocks, lintSpan, damaged } }: LoadedFile): DocMarker | undefined {
  if (damaged) return undefined;
  for (const { lines } of blocks) {
    if (lines[0]?.text.startsWith('@') !== true) continue;
    const line = lines.find(({ text }) => oldTag.test(text));
    if (line !== undefined) return { what: "a 'Note:' or 'Example:' section", span: file.span(line.start, line.textStart + line.text.length) };
  }
  return lintSpan && { what: 'a documentation line that is too long or has a single space between sentences', span: lintSpan };
}

function matchSpan(file: LoadedFile['tree']['file'], match: RegExpExecArray): Span {
  return file.span(match.index, match.index + match[0].length);
}
