/** The vocabulary of the superset of all dialects. QAPI reference, "Schema syntax". */
import { createToken, Lexer, type CustomPatternMatcherFunc, type TokenType } from 'chevrotain';

/** What Python calls white space: a byte order mark is not among it. */
const whiteSpace = ' \\t\\n\\v\\f\\r\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

export const WhiteSpace = createToken({
  name: 'WhiteSpace',
  pattern: new RegExp(`[${whiteSpace}]+`),
  group: Lexer.SKIPPED,
});

/** Adjacent lines of comment: a run ends where a line has something else or nothing at all. */
export const CommentLines = createToken({
  name: 'CommentLines',
  pattern: { exec: matchCommentLines },
  start_chars_hint: ['#'],
  line_breaks: true,
  group: 'comments',
});

export const LeftBrace = createToken({ name: 'LeftBrace', pattern: '{', label: "'{'" });
export const RightBrace = createToken({ name: 'RightBrace', pattern: '}', label: "'}'" });
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: '[', label: "'['" });
export const RightBracket = createToken({ name: 'RightBracket', pattern: ']', label: "']'" });
export const Colon = createToken({ name: 'Colon', pattern: ':', label: "':'" });
export const Comma = createToken({ name: 'Comma', pattern: ',', label: "','" });
export const True = createToken({ name: 'True', pattern: 'true' });
export const False = createToken({ name: 'False', pattern: 'false' });
/** Releases 2.4 to 4.1. */
export const Null = createToken({ name: 'Null', pattern: 'null' });

/** A string on one line, with whatever escapes; which of them are legal depends on the dialect. */
export const QuotedString = createToken({
  name: 'QuotedString',
  pattern: { exec: matchQuotedString },
  start_chars_hint: ["'"],
  line_breaks: false,
  label: 'a string',
});

/** A quote without its partner on the same line: the rest of the line. */
export const UnterminatedString = createToken({
  name: 'UnterminatedString',
  pattern: /'[^\r\n]*/,
  start_chars_hint: ["'"],
  line_breaks: false,
});

/** Anything that no dialect knows: numbers, bare words, double quotes. Made from what the lexer could not match. */
export const StrayText = createToken({ name: 'StrayText', pattern: Lexer.NA });

/** In order of precedence. */
export const vocabulary: TokenType[] = [
  WhiteSpace, CommentLines, QuotedString, UnterminatedString,
  LeftBrace, RightBrace, LeftBracket, RightBracket, Colon, Comma,
  True, False, Null, StrayText,
];

// After stray text, the lexer tries these wherever a token might begin again: each has to look at its first character.

function matchCommentLines(text: string, start: number): ReturnType<CustomPatternMatcherFunc> {
  if (text[start] !== '#') return null;
  let end = endOfLine(text, start);
  for (;;) {
    let next = end;
    if (text[next] === '\r') next++;
    if (text[next] === '\n') next++;
    if (next === end) break;
    while (text[next] === ' ' || text[next] === '\t') next++;
    if (text[next] !== '#') break;
    end = endOfLine(text, next);
  }
  return match(text, start, end);
}

/** A string without escapes. */
const plainString = /'[^'\\\r\n]*'/y;

function matchQuotedString(text: string, start: number): ReturnType<CustomPatternMatcherFunc> {
  if (text[start] !== "'") return null;
  plainString.lastIndex = start;
  if (plainString.test(text)) return match(text, start, plainString.lastIndex);
  for (let index = start + 1; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x27: // '
        return match(text, start, index + 1);
      case 0x5c: // backslash
        index++;
        if (text[index] === '\n' || text[index] === '\r') return null;
        break;
      case 0x0a:
      case 0x0d:
        return null;
    }
  }
  return null;
}

const lineEnd = /[\r\n]/g;

/** The text that was looked at last, and whether all its line ends are line feeds: those are found sooner. */
let lastText = '';
let hasOnlyLineFeeds = true;

/** The offset of the line end at or after `start`, or of the end of the text. Looks no further, whichever the line ends are. */
export function endOfLine(text: string, start: number): number {
  if (text !== lastText) {
    lastText = text;
    hasOnlyLineFeeds = !text.includes('\r');
  }
  if (hasOnlyLineFeeds) {
    const end = text.indexOf('\n', start);
    return end === -1 ? text.length : end;
  }
  lineEnd.lastIndex = start;
  return lineEnd.test(text) ? lineEnd.lastIndex - 1 : text.length;
}

/** What a custom pattern of the lexer returns: the match as a regular expression would give it. */
function match(text: string, start: number, end: number): [string] {
  return [text.slice(start, end)];
}
