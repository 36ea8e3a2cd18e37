/**
 * The grammar of one file, as a Chevrotain parser: takes tokens, gives values and everything irregular about them.
 *
 *     file    = { value }
 *     value   = object | array | string | "true" | "false" | "null"
 *     object  = "{" [ entry { [","] entry } [","] ] "}"
 *     entry   = string ":" value
 *     array   = "[" [ value { [","] value } [","] ] "]"
 *
 * Which of the optional commas may really be missing is the dialect's matter: each deviation is noted as an
 * irregularity. A mistake costs the top-level value that it stands in; parsing goes on at the next definition.
 */
import { EmbeddedActionsParser, EOF, isRecognitionException, type IToken } from 'chevrotain';
import { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { ArrayValue, Entry, Irregularity, ObjectValue, StringValue, SyntaxProblem, TopLevelValue, Value } from './ast.ts';
import { readString } from './strings.ts';
import * as tokens from './tokens.ts';

/** What may stand at a place, as the reader is told when something else does. */
const expecting = {
  definition: { ERR_MSG: "a definition ('{')" },
  keyOrBrace: { ERR_MSG: "a string or '}'" },
  key: { ERR_MSG: 'a string' },
  commaOrBrace: { ERR_MSG: "',' or '}'" },
  colon: { ERR_MSG: "':'" },
  valueOrBracket: { ERR_MSG: "a value or ']'" },
  value: { ERR_MSG: "a value ('{', '[', a string, true or false)" },
  commaOrBracket: { ERR_MSG: "',' or ']'" },
} as const;

/** Values nested deeper than this are refused, so that no input exhausts the stack. Real schemas reach 8. */
const maximumDepth = 100;

/** Keys that open a definition or directive; `type` is left out because members have that key too. */
const openingKeys = new Set(["'include'", "'pragma'", "'enum'", "'struct'", "'union'", "'alternate'", "'command'", "'event'"]);

class NestedTooDeep extends Error {
  readonly token: IToken;

  constructor(token: IToken) {
    super('nested too deep');
    this.token = token;
  }
}

export interface ParsedValues {
  readonly values: readonly TopLevelValue[];
  readonly irregularities: readonly Irregularity[];
  readonly problems: readonly SyntaxProblem[];
}

export class Grammar extends EmbeddedActionsParser {
  #file = new SourceFile('', '');
  #values: TopLevelValue[] = [];
  #irregularities: Irregularity[] = [];
  #problems: SyntaxProblem[] = [];
  /** The entries of the outermost object being read: what is saved of a broken definition. */
  #savedEntries: Entry[] | undefined;
  #depth = 0;

  constructor() {
    super(tokens.vocabulary, {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: true,
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
        buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? '',
        buildNotAllInputParsedMessage: () => expecting.value.ERR_MSG,
        buildEarlyExitMessage: () => expecting.value.ERR_MSG,
      },
    });
    this.performSelfAnalysis();
  }

  /** Never throws for any token sequence. */
  parse(file: SourceFile, input: IToken[]): ParsedValues {
    this.#file = file;
    this.#values = [];
    this.#irregularities = [];
    this.#problems = [];
    this.input = input;
    this.contents();
    return { values: this.#values, irregularities: this.#irregularities, problems: this.#problems };
  }

  readonly contents = this.RULE('contents', () => {
    this.MANY(() => {
      this.SUBRULE(this.topLevelValue);
    });
  });

  readonly topLevelValue = this.RULE('topLevelValue', () => {
    const first = this.LA(1);
    const problemsBefore = this.#problems.length;
    this.ACTION(() => {
      this.#savedEntries = undefined;
      this.#depth = 0;
    });
    try {
      const value = this.OR([
        { ALT: () => this.SUBRULE(this.value) },
        { ALT: () => this.SUBRULE(this.strayPunctuation) },
      ]);
      this.ACTION(() => {
        if (value !== undefined) this.#values.push({ value, span: value.span, broken: this.#problems.length > problemsBefore });
        if (value?.kind !== 'object') this.#skipToDefinition();
      });
    } catch (error) {
      this.#saveBrokenValue(first, error);
      this.#skipToDefinition();
    }
  });

  /** Belongs to no value. The line reader of the first releases overlooked such punctuation. */
  readonly strayPunctuation = this.RULE('strayPunctuation', (): undefined => {
    const token = this.OR([
      { ALT: () => this.CONSUME(tokens.RightBrace) },
      { ALT: () => this.CONSUME(tokens.RightBracket) },
      { ALT: () => this.CONSUME(tokens.Comma) },
      { ALT: () => this.CONSUME(tokens.Colon) },
      { ALT: () => this.CONSUME(tokens.UnterminatedString) },
    ]);
    this.ACTION(() => {
      if (token.tokenType === tokens.UnterminatedString) this.#addProblem(token, '');
      else this.#note('stray-punctuation', token, expecting.definition.ERR_MSG);
    });
  });

  readonly value = this.RULE('value', (): Value => this.OR<Value>({
    DEF: [
      { ALT: () => this.SUBRULE(this.object) },
      { ALT: () => this.SUBRULE(this.array) },
      { ALT: () => this.#string(this.CONSUME(tokens.QuotedString)) },
      { ALT: () => this.SUBRULE(this.keyword) },
    ],
    ...expecting.value,
  }));

  readonly keyword = this.RULE('keyword', (): Value => {
    const token = this.OR([
      { ALT: () => this.CONSUME(tokens.True) },
      { ALT: () => this.CONSUME(tokens.False) },
      { ALT: () => this.CONSUME(tokens.Null) },
      { ALT: () => this.CONSUME(tokens.StrayText) },
    ]);
    return this.ACTION((): Value => {
      const span = this.#span(token, token);
      switch (token.tokenType) {
        case tokens.True:
        case tokens.False:
          return { kind: 'boolean', span, value: token.tokenType === tokens.True };
        case tokens.Null:
          this.#note('null', token, '');
          return { kind: 'null', span };
        default:
          this.#addProblem(token, expecting.value.ERR_MSG);
          return { kind: 'invalid', span };
      }
    });
  });

  readonly object = this.RULE('object', (): ObjectValue => {
    const open = this.CONSUME(tokens.LeftBrace);
    const entries: Entry[] = [];
    const keys = new Set<string>();
    this.ACTION(() => {
      this.#enter(open);
      this.#savedEntries ??= entries;
    });
    let comma: IToken | undefined;
    this.MANY(() => {
      if (entries.length > 0 && comma === undefined) this.#note('missing-comma', this.LA(1), expecting.commaOrBrace.ERR_MSG);
      const entry = this.SUBRULE(this.entry, { ARGS: [keys] });
      comma = undefined;
      this.OPTION(() => {
        comma = this.CONSUME(tokens.Comma);
      });
      this.ACTION(() => entries.push(entry));
    });
    this.ACTION(() => {
      if (comma !== undefined && this.LA(1).tokenType === tokens.RightBrace) this.#note('trailing-comma', this.LA(1), expecting.key.ERR_MSG);
    });
    const whatElse = entries.length === 0 ? expecting.keyOrBrace : comma !== undefined ? expecting.key : expecting.commaOrBrace;
    const close = this.CONSUME(tokens.RightBrace, whatElse);
    this.#depth--;
    return { kind: 'object', span: this.#span(open, close), entries };
  });

  readonly entry = this.RULE('entry', (earlierKeys: Set<string>): Entry => {
    const key = this.#string(this.CONSUME(tokens.QuotedString, expecting.key));
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(tokens.Colon) },
        { ALT: () => this.#note('stray-punctuation', this.CONSUME(tokens.Comma), expecting.colon.ERR_MSG) },
      ],
      ...expecting.colon,
    });
    this.ACTION(() => {
      if (earlierKeys.has(key.text)) this.#note('duplicate-key', this.LA(1), key.text);
      earlierKeys.add(key.text);
    });
    return { key, value: this.SUBRULE(this.value) };
  });

  readonly array = this.RULE('array', (): ArrayValue => {
    const open = this.CONSUME(tokens.LeftBracket);
    const items: Value[] = [];
    this.ACTION(() => this.#enter(open));
    let comma: IToken | undefined;
    this.MANY(() => {
      if (items.length > 0 && comma === undefined) this.#note('missing-comma', this.LA(1), expecting.commaOrBracket.ERR_MSG);
      const item = this.SUBRULE(this.value);
      comma = undefined;
      this.OPTION(() => {
        comma = this.CONSUME(tokens.Comma);
      });
      this.ACTION(() => items.push(item));
    });
    this.ACTION(() => {
      if (comma !== undefined && this.LA(1).tokenType === tokens.RightBracket) this.#note('trailing-comma', this.LA(1), expecting.value.ERR_MSG);
    });
    const whatElse = items.length === 0 ? expecting.valueOrBracket : comma !== undefined ? expecting.value : expecting.commaOrBracket;
    const close = this.CONSUME(tokens.RightBracket, whatElse);
    this.#depth--;
    return { kind: 'array', span: this.#span(open, close), items };
  });

  #string(token: IToken): StringValue {
    const { text, escape, badCharacter } = readString(token.image);
    const span = this.#span(token, token);
    if (escape !== undefined) this.#note('escape', token, escape);
    if (badCharacter !== undefined) {
      this.#problems.push({ code: 'syntax/bad-string-character', span, found: badCharacter, expected: '' });
    }
    return { kind: 'string', span, text };
  }

  #enter(open: IToken): void {
    if (++this.#depth > maximumDepth) throw new NestedTooDeep(open);
  }

  #saveBrokenValue(first: IToken, error: unknown): void {
    if (error instanceof NestedTooDeep) {
      this.#problems.push({ code: 'syntax/nested-too-deep', span: this.#span(error.token, error.token), found: '', expected: String(maximumDepth) });
    } else if (error instanceof Error && isRecognitionException(error)) {
      this.#addProblem(this.LA(1), error.message);
    } else {
      throw error;
    }
    if (this.#savedEntries === undefined) return;
    const span = this.#span(first, this.LA(0));
    this.#values.push({ value: { kind: 'object', span, entries: this.#savedEntries }, span, broken: true });
  }

  /** A definition starts at a brace in the first column, or at one followed by a key that only definitions open with. */
  #skipToDefinition(): void {
    while (this.LA(1).tokenType !== EOF) {
      const token = this.LA(1);
      if (token.tokenType === tokens.LeftBrace) {
        const before = this.#file.text[token.startOffset - 1];
        if (before === undefined || before === '\n' || before === '\r') return;
        if (openingKeys.has(this.LA(2).image) && this.LA(3).tokenType === tokens.Colon) return;
      }
      this.CONSUME(token.tokenType);
    }
  }

  #addProblem(token: IToken, expected: string): void {
    const span = this.#span(token, token);
    switch (token.tokenType) {
      case tokens.UnterminatedString:
        this.#problems.push({ code: 'syntax/unterminated-string', span, found: token.image, expected: '' });
        break;
      case tokens.StrayText:
        this.#problems.push({ code: 'syntax/stray-text', span, found: token.image, expected });
        break;
      default:
        this.#problems.push({ code: 'syntax/unexpected-token', span, found: describeToken(token), expected });
    }
  }

  #note(kind: Irregularity['kind'], token: IToken, detail: string): void {
    if (this.RECORDING_PHASE) return;
    this.#irregularities.push({ kind, span: this.#span(token, token), detail, found: describeToken(token) });
  }

  #span(first: IToken, last: IToken): Span {
    if (first.tokenType === EOF) {
      const end = endOfLastLine(this.#file.text);
      return this.#file.span(end, end);
    }
    return this.#file.span(first.startOffset, last.startOffset + last.image.length);
  }
}

function describeToken(token: IToken): string {
  if (token.tokenType === EOF) return 'the end of the file';
  const image = token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image;
  return token.tokenType === tokens.QuotedString ? `the string ${image}` : `'${image}'`;
}

/** Where QEMU's generator sees the end: before the last line end. */
function endOfLastLine(text: string): number {
  if (text.endsWith('\r\n')) return text.length - 2;
  return text.endsWith('\n') || text.endsWith('\r') ? text.length - 1 : text.length;
}
