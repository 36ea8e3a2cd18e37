/** The vocabulary of the superset of all dialects. QAPI reference, "Schema syntax". */
import { createToken, Lexer, type CustomPatternMatcherFunc, type TokenType } from 'chevrotain';

/** What Python calls white space: a byte order mark is not among it. */
const whiteSpace = ' \\t\\n\\v\\f\\r\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** Between tokens; the parser does not see it. */
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

/** Opens an object. */
export const LeftBrace = createToken({ name: 'LeftBrace', pattern: '{', label: "'{'" });
/** Closes an object. */
export const RightBrace = createToken({ name: 'RightBrace', pattern: '}', label: "'}'" });
/** Opens an array. */
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: '[', label: "'['" });
/** Closes an array. */
export const RightBracket = createToken({ name: 'RightBracket', pattern: ']', label: "']'" });
/** Between a key and its value. */
export const Colon = createToken({ name: 'Colon', pattern: ':', label: "':'" });
/** Between entries or items. */
export const Comma = createToken({ name: 'Comma', pattern: ',', label: "','" });
/** As a prefix: `trueish` is this and stray text. */
export const True = createToken({ name: 'True', pattern: 'true' });
/** As a prefix, like {@link True}. */
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

/** A line end that no further line of comment follows. */
const endOfComment = /\r(?!\n?[ \t]*#)|\n(?![ \t]*#)/g;

function matchCommentLines(text: string, start: number): ReturnType<CustomPatternMatcherFunc> {
  if (text[start] !== '#') return null;
  endOfComment.lastIndex = start;
  return match(text, start, endOfComment.test(text) ? endOfComment.lastIndex - 1 : text.length);
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

/** What the lexer reads at once, so that one serves for all. */
const matched: [string] = [''];

/** What a custom pattern of the lexer returns: the match as a regular expression would give it. */
function match(text: string, start: number, end: number): [string] {
  matched[0] = text.slice(start, end);
  return matched;
}
