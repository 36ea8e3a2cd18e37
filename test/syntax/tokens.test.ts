import { describe, expect, test } from 'vitest';
import { describeMistakes, parseText, plainValues } from '../support/syntax.ts';

/** The text with everything that is not part of the language, and what is found to be wrong with it. */
function mistakes(text: string): readonly string[] {
  return describeMistakes(parseText(text));
}

function strayTexts(text: string): readonly string[] {
  return parseText(text).problems.filter(({ code }) => code === 'syntax/stray-text').map(({ found }) => found);
}

describe('white space', () => {
  test.each([
    ['space', ' '], ['tab', '\t'], ['line feed', '\n'], ['carriage return', '\r'], ['CRLF', '\r\n'], ['vertical tab', '\v'],
    ['form feed', '\f'], ['no-break space', '\u00a0'], ['next line', '\u0085'], ['line separator', '\u2028'],
    ['paragraph separator', '\u2029'], ['ideographic space', '\u3000'], ['file separator', '\x1c'],
  ])('a %s separates tokens', (_name, space) => {
    const text = ['{', "'a'", ':', '[', 'true', ',', "'b'", ']', '}', ''].join(space);
    expect(mistakes(text)).toEqual([]);
    expect(plainValues(text)).toEqual([{ entries: [['a', [true, 'b']]] }]);
  });

  test.each([
    ['byte order mark', '\ufeff'], ['zero-width space', '\u200b'], ['word joiner', '\u2060'], ['NUL', '\0'], ['backspace', '\b'], ['delete', '\x7f'],
  ])('a %s is stray text', (_name, character) => {
    expect(strayTexts(`${character}{ }`)).toEqual([character]);
    expect(mistakes(`${character}{ }`)).toEqual(['1:1 stray-text']);
  });
});

describe('keywords', () => {
  test('are matched by their beginning, and what follows is stray', () => {
    expect(mistakes("{ 'a': trueish }")).toEqual(['1:12 stray-text']);
    expect(strayTexts("{ 'a': trueish }")).toEqual(['ish']);
    expect(mistakes("{ 'a': false1 }")).toEqual(['1:13 stray-text']);
  });

  test('are small', () => {
    expect(strayTexts("{ 'a': True }")).toEqual(['True']);
  });

  test('follow each other without a space', () => {
    expect(mistakes("{ 'a': [true,false] }")).toEqual([]);
    expect(mistakes("{ 'a': [truefalse] }")).toEqual(['1:13 missing-comma']);
  });

  test('null is noted, for some dialects have it', () => {
    expect(mistakes("{ 'a': null }")).toEqual(['1:8 null']);
    expect(plainValues("{ 'a': null }")).toEqual([{ entries: [['a', null]] }]);
  });
});

describe('stray text', () => {
  test('is one mistake however long', () => {
    expect(strayTexts("{ 'a': 12345.678 }")).toEqual(['12345.678']);
    expect(strayTexts('{ "a": 1 }')).toEqual(['"a"']);
    expect(strayTexts('{ \u{1f600}\u{1f600}\u{1f600} }')).toEqual(['\u{1f600}\u{1f600}\u{1f600}']);
  });

  test('ends where a token or white space begins', () => {
    expect(strayTexts("{ 'a': xy'b' }")).toEqual(['xy']);
    expect(strayTexts('{ ab # comment\n}')).toEqual(['ab']);
    expect(strayTexts('{ ab# comment\n}')).toEqual(['ab']);
    expect(strayTexts('{ ab{ }')).toEqual(['ab']);
    expect(strayTexts('{ abtrue }')).toEqual(['ab']);
  });

  test('is found after a comment, and before the end of the file', () => {
    expect(mistakes('# comment\nstray')).toEqual(['2:1 stray-text']);
  });
});

describe('strings', () => {
  const escapes = (text: string): readonly string[] => parseText(text).irregularities.filter(({ kind }) => kind === 'escape').map(({ detail }) => detail);

  test('hold every printable ASCII character but quote and backslash as it is', () => {
    const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter((character) => !"'\\".includes(character)).join('');
    expect(plainValues(`'${printable}'`)).toEqual([printable]);
    expect(mistakes(`'${printable}'`)).toEqual([]);
  });

  test('may be empty', () => {
    expect(plainValues("{ '': '' }")).toEqual([{ entries: [['', '']] }]);
  });

  test('know one escape today, the backslash', () => {
    expect(plainValues("'a\\\\b'")).toEqual(['a\\b']);
    expect(mistakes("'a\\\\b'")).toEqual([]);
    expect(plainValues("'\\\\'")).toEqual(['\\']);
  });

  test('knew those of JSON, which are noted', () => {
    const text = String.raw`'\'\"\/\b\f\n\r\t\u0041'`;
    expect(plainValues(text)).toEqual(["'\"/\b\f\n\r\tA"]);
    expect(escapes(text)).toEqual(["\\'"]);
  });

  test('an escape that nobody knows stands for the character after it', () => {
    expect(plainValues(String.raw`'\x\u12g4'`)).toEqual(['xu12g4']);
    expect(escapes(String.raw`'\x\u12g4'`)).toEqual(['\\x']);
  });

  test.each([
    ['a letter with an accent', 'é', "'é' (U+00E9)"], ['an emoji', '\u{1f600}', "'\u{1f600}' (U+1F600)"], ['a tab', '\t', 'U+0009'], ['delete', '\x7f', 'U+007F'], ['NUL', '\0', 'U+0000'],
    ['a no-break space', '\u00a0', 'U+00A0'],
  ])('must not hold %s', (_name, character, found) => {
    const { problems } = parseText(`{ 'a': 'b${character}c${character}' }`);
    expect(problems.map(({ code, span, found: what }) => [code, span.text, what])).toEqual([['syntax/bad-string-character', `'b${character}c${character}'`, found]]);
  });

  test('end with their line', () => {
    for (const lineEnd of ['\n', '\r', '\r\n']) {
      const { problems } = parseText(`{ 'struct: 'A',${lineEnd}  'data': { } }`);
      expect(problems.map(({ code, span }) => [code, span.text])).toEqual([['syntax/stray-text', 'A']]);
    }
  });

  test('without their second quote reach to the end of the line', () => {
    for (const lineEnd of ['\n', '\r', '\r\n', '']) {
      const { problems } = parseText(`{ 'struct': 'A, data ${lineEnd}`);
      expect(problems.map(({ code, span }) => [code, span.text])).toEqual([['syntax/unterminated-string', "'A, data "]]);
    }
  });

  test('a backslash does not carry a string over the end of the line', () => {
    expect(mistakes("{ 'a': 'b\\\n' }")).toEqual(['1:8 unterminated-string']);
  });
});

describe('comments', () => {
  test('stand anywhere outside of strings', () => {
    expect(plainValues("# a\n{ # b\n  'c#d' # e\n  : # f\n  [ 'g' ] # h\n} # i")).toEqual([{ entries: [['c#d', ['g']]] }]);
  });

  test('end with their line, whichever its end is', () => {
    for (const lineEnd of ['\n', '\r', '\r\n']) {
      expect(plainValues(`# a${lineEnd}[${lineEnd}# b${lineEnd}'c'${lineEnd}# d${lineEnd}, 'e' ]`)).toEqual([['c', 'e']]);
    }
  });

  test('on adjacent lines are a run; a line with anything else, or nothing, ends it', () => {
    const text = "# 1\n# 2\n\n# 3\n  # 4\n'x' # 5\n# 6\n";
    expect(parseText(text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(['# 1\n# 2', '# 3\n  # 4', '# 5\n# 6']);
  });

  test('may hold anything', () => {
    expect(mistakes('# \0 \ufeff é \u{1f600} " {')).toEqual([]);
  });
});
