/**
 * The grammar of one file, as a Chevrotain parser: takes tokens, gives values and everything irregular about them.
 *
 *     file    = { value }
 *     value   = object | array | string | "true" | "false" | "null"
 *     object  = "{" [ string ":" value { [","] string ":" value } [","] ] "}"
 *     array   = "[" [ value { [","] value } [","] ] "]"
 *
 * Which of the optional commas may really be missing is the dialect's matter: each deviation is noted as an
 * irregularity. A mistake costs the top-level value that it stands in; parsing goes on at the next definition.
 */
import { EmbeddedActionsParser, EOF, isRecognitionException, type IToken, type OrMethodOpts, type TokenType } from 'chevrotain';
import { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type {
  ArrayValue, Entry, InvalidValue, Irregularity, ObjectValue, StringValue, SyntaxProblem, SyntaxTree, TopLevelValue, Value,
} from './ast.ts';
import { isPlainString, readString } from './strings.ts';
import { describeToken, endOfLastLine } from './token-text.ts';
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

/** What may follow a value inside of another one. */
const valueEnds: ReadonlySet<TokenType> = new Set([tokens.Comma, tokens.RightBrace, tokens.RightBracket]);

/** Up to so many keys are sooner compared one by one. */
const fewKeys = 8;

/** A comment or an empty line. */
const setsApart = /#|(?:\r\n|\r|\n)[ \t]*[\r\n]/;

/** Gives the top-level value up; what is wrong with it was noted. */
class GivenUp extends Error {}

/** A name at the beginning of a string that may have lost its second quote. */
const leadingName = /^'([\w.-]+)/;

/** A comment, or a word. */
const commentOrWord = /#[^\r\n]*|[a-z_][\w.-]*/gi;

function hasKey(entries: readonly Entry[], text: string): boolean {
  for (let index = 0; index < entries.length; index++) if (entries[index]?.key.text === text) return true;
  return false;
}

/** What the grammar finds in a file. */
export type ParsedValues = Pick<SyntaxTree, 'values' | 'irregularities' | 'problems' | 'unreadWords'>;

/** One parser serves for any number of files, one after the other. */
export class Grammar extends EmbeddedActionsParser {
  #file = new SourceFile('', '');
  #values: TopLevelValue[] = [];
  #irregularities: Irregularity[] = [];
  #problems: SyntaxProblem[] = [];
  #unreadWords = new Set<string>();
  /** The last irregular punctuation, and the token it was noted at. */
  #lastNote: { readonly irregularity: Irregularity; readonly token: IToken } | undefined;
  /** The entries of the outermost object being read: what is saved of a broken definition. */
  #savedEntries: Entry[] | undefined;
  #depth = 0;
  /** The braces and brackets that are open. */
  #opened: IToken[] = [];

  // Choices and options are taken for every value of a schema: these are made once.
  readonly #topLevelChoice = [{ ALT: () => this.SUBRULE(this.value) }, { ALT: () => this.SUBRULE(this.strayPunctuation) }];
  readonly #valueChoice: OrMethodOpts<Value> = {
    DEF: [
      { ALT: () => this.SUBRULE(this.object) },
      { ALT: () => this.SUBRULE(this.array) },
      { ALT: () => this.#string(this.CONSUME(tokens.QuotedString)) },
      { ALT: () => this.SUBRULE(this.keyword) },
    ],
    ...expecting.value,
  };
  readonly #keywordChoice = [
    { ALT: () => this.CONSUME(tokens.True) },
    { ALT: () => this.CONSUME(tokens.False) },
    { ALT: () => this.CONSUME(tokens.Null) },
    { ALT: () => this.CONSUME(tokens.StrayText) },
  ];

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
    this.#unreadWords = new Set();
    this.#lastNote = undefined;
    this.input = input;
    this.contents();
    return { values: this.#values, irregularities: this.#irregularities, problems: this.#problems, unreadWords: this.#unreadWords };
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
      this.#opened = [];
    });
    try {
      const value = this.OR<Value>(this.#topLevelChoice);
      this.ACTION(() => {
        this.#values.push({ value, span: value.span, broken: this.#problems.length > problemsBefore, continues: value.kind === 'object' && this.#continues() });
        if (value.kind !== 'object') this.#skipToDefinition(first);
      });
    } catch (error) {
      this.#saveBrokenValue(first, error);
      this.#skipToDefinition(first);
    }
  });

  /** Belongs to no value. The line reader of the first releases overlooked such punctuation. */
  readonly strayPunctuation = this.RULE('strayPunctuation', (): InvalidValue => {
    const token = this.OR([
      { ALT: () => this.CONSUME(tokens.RightBrace) },
      { ALT: () => this.CONSUME(tokens.RightBracket) },
      { ALT: () => this.CONSUME(tokens.Comma) },
      { ALT: () => this.CONSUME(tokens.Colon) },
      { ALT: () => this.CONSUME(tokens.UnterminatedString) },
    ]);
    return this.ACTION((): InvalidValue => {
      if (token.tokenType === tokens.UnterminatedString) this.#addProblem(token, '');
      else this.#note('stray-punctuation', token, expecting.definition.ERR_MSG);
      return { kind: 'invalid', span: this.#span(token, token) };
    });
  });

  readonly value = this.RULE('value', (): Value => this.OR(this.#valueChoice));

  readonly keyword = this.RULE('keyword', (): Value => {
    const token = this.OR(this.#keywordChoice);
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
          // Where the value does not end with it, there is no telling where it does.
          if (this.#depth > 0 && !valueEnds.has(this.LA(1).tokenType)) throw new GivenUp();
          return { kind: 'invalid', span };
      }
    });
  });

  readonly object = this.RULE('object', (): ObjectValue => {
    const open = this.CONSUME(tokens.LeftBrace);
    const entries: Entry[] = [];
    let keys: Set<string> | undefined;
    this.#enter(open);
    if (this.#depth === 1) this.#savedEntries = entries;
    let comma: IToken | undefined;
    this.MANY(() => {
      if (entries.length > 0 && comma === undefined) this.#note('missing-comma', this.LA(1), expecting.commaOrBrace.ERR_MSG);
      const key = this.#string(this.CONSUME(tokens.QuotedString, expecting.key));
      if (this.#comma() === undefined) this.CONSUME(tokens.Colon, expecting.colon);
      else this.#note('stray-punctuation', this.LA(0), expecting.colon.ERR_MSG);
      if (entries.length === fewKeys) keys = new Set(entries.map((entry) => entry.key.text));
      if (keys?.has(key.text) ?? hasKey(entries, key.text)) this.#note('duplicate-key', this.LA(1), key.text);
      keys?.add(key.text);
      const value = this.OR(this.#valueChoice);
      comma = this.#comma();
      entries.push({ key, value });
    });
    if (comma !== undefined && this.LA(1).tokenType === tokens.RightBrace) this.#note('trailing-comma', this.LA(1), expecting.key.ERR_MSG);
    const whatElse = entries.length === 0 ? expecting.keyOrBrace : comma !== undefined ? expecting.key : expecting.commaOrBrace;
    const close = this.CONSUME(tokens.RightBrace, whatElse);
    this.#leave();
    return { kind: 'object', span: this.#span(open, close), entries };
  });

  readonly array = this.RULE('array', (): ArrayValue => {
    const open = this.CONSUME(tokens.LeftBracket);
    const items: Value[] = [];
    this.#enter(open);
    let comma: IToken | undefined;
    this.MANY(() => {
      this.#checkItem(items.length > 0 && comma === undefined);
      const item = this.OR(this.#valueChoice);
      comma = this.#comma();
      items.push(item);
    });
    if (comma !== undefined && this.LA(1).tokenType === tokens.RightBracket) this.#note('trailing-comma', this.LA(1), expecting.value.ERR_MSG);
    const whatElse = items.length === 0 ? expecting.valueOrBracket : comma !== undefined ? expecting.value : expecting.commaOrBracket;
    const close = this.CONSUME(tokens.RightBracket, whatElse);
    this.#leave();
    return { kind: 'array', span: this.#span(open, close), items };
  });

  /** Looked for so often that an OPTION takes too long. */
  #comma(): IToken | undefined {
    return this.LA(1).tokenType === tokens.Comma ? this.CONSUME(tokens.Comma) : undefined;
  }

  #string(token: IToken): StringValue {
    const { image, startOffset } = token;
    const span = this.#file.span(startOffset, startOffset + image.length);
    if (isPlainString(image)) return { kind: 'string', span, text: image.slice(1, -1) };
    const { text, escape, badCharacter } = readString(image);
    if (escape !== undefined) this.#note('escape', token, escape);
    if (badCharacter !== undefined) {
      this.#pushProblem('syntax/bad-string-character', span, { found: badCharacter });
    }
    return { kind: 'string', span, text };
  }

  #enter(open: IToken): void {
    this.#opened.push(open);
    if (++this.#depth <= maximumDepth) return;
    this.#pushProblem('syntax/nested-too-deep', this.#span(open, open), { expected: String(maximumDepth) });
    throw new GivenUp();
  }

  #leave(): void {
    this.#opened.pop();
    this.#depth--;
  }

  /** Before an item of an array: a definition in its place shows that the array was never finished, or never meant. */
  #checkItem(lacksComma: boolean): void {
    const next = this.LA(1);
    const { ERR_MSG: expected } = lacksComma ? expecting.commaOrBracket : expecting.value;
    const isInDefinition = this.#depth > 1;
    const isDefinition = next.tokenType === tokens.LeftBrace && (lacksComma
      ? this.#isDefinitionKey() || (!isInDefinition && this.#isAtDefinition())
      : isInDefinition && this.#isDefinitionKey() && this.#isAtDefinition());
    if (isDefinition) {
      this.#addProblem(next, expected);
      throw new GivenUp();
    }
    if (lacksComma && next.tokenType !== tokens.StrayText) this.#note('missing-comma', next, expected);
  }

  #saveBrokenValue(first: IToken, error: unknown): void {
    if (!(error instanceof GivenUp)) {
      if (!(error instanceof Error && isRecognitionException(error))) throw error;
      // What follows stray text may well be its end.
      if (this.LA(0).tokenType !== tokens.StrayText) this.#addProblem(this.LA(1), error.message);
    }
    const span = this.#span(first, this.LA(0).tokenType === EOF ? first : this.LA(0));
    const entries = this.#savedEntries;
    if (entries !== undefined && this.#depth === 1) this.#saveUnterminatedName(entries);
    const value: Value = entries === undefined ? { kind: 'invalid', span } : { kind: 'object', span, entries };
    this.#values.push({ value, span, broken: true, continues: false });
  }

  /** `{ 'struct': 'Foo, …`: the name is there. */
  #saveUnterminatedName(entries: Entry[]): void {
    const [key, , value] = [this.LA(-1), this.LA(0), this.LA(1)];
    const [, name] = leadingName.exec(value.image) ?? [];
    if (key.tokenType !== tokens.QuotedString || value.tokenType !== tokens.UnterminatedString || name === undefined) return;
    entries.push({ key: this.#string(key), value: { kind: 'string', span: this.#span(value, value), text: name } });
  }

  /** Whether the next token can only belong to what was closed already; a comma alone is but a habit from other languages. */
  #continues(): boolean {
    const [next, afterNext] = [this.LA(1).tokenType, this.LA(2).tokenType];
    if (next === EOF || next === tokens.LeftBrace || (next === tokens.Comma && (afterNext === tokens.LeftBrace || afterNext === EOF))) return false;
    return !setsApart.test(this.#file.text.slice(this.LA(0).startOffset, this.LA(1).startOffset));
  }

  /** A definition starts at a brace in the first column, or at one followed by a key that only definitions open with. */
  #skipToDefinition(first: IToken): void {
    for (let next = this.LA(1); next.tokenType !== EOF; next = this.LA(1)) {
      if (this.#isAtDefinition() || (next.tokenType === tokens.LeftBrace && this.#isDefinitionKey())) break;
      this.CONSUME(next.tokenType);
    }
    const end = this.LA(1).tokenType === EOF ? this.#file.text.length : this.LA(1).startOffset;
    for (const [word] of this.#file.text.slice(first.startOffset, end).matchAll(commentOrWord)) {
      if (!word.startsWith('#')) this.#unreadWords.add(word);
    }
  }

  /** Whether the next token is a brace in the first column. */
  #isAtDefinition(): boolean {
    const { tokenType, startOffset } = this.LA(1);
    if (tokenType !== tokens.LeftBrace) return false;
    const before = this.#file.text[startOffset - 1];
    return before === undefined || before === '\n' || before === '\r';
  }

  /** Whether what follows the next token is a key that only definitions open with. */
  #isDefinitionKey(): boolean {
    return openingKeys.has(this.LA(2).image) && this.LA(3).tokenType === tokens.Colon;
  }

  /** The irregular punctuation at one of the last two tokens, or in the value before, which what is wrong now may well follow from. */
  #cause(): Irregularity | undefined {
    const last = this.#lastNote;
    if (last === undefined) return undefined;
    const before = this.#values.at(-1);
    const isNear = last.token === this.LA(0) || last.token === this.LA(-1)
      || (this.#depth === 0 && before?.continues === true && before.span.start < last.token.startOffset);
    return isNear ? last.irregularity : undefined;
  }

  #addProblem(token: IToken, expected: string): void {
    const span = this.#span(token, token);
    const cause = this.#cause();
    switch (token.tokenType) {
      case tokens.UnterminatedString:
        this.#pushProblem('syntax/unterminated-string', span, { found: token.image, cause });
        break;
      case tokens.StrayText:
        this.#pushProblem('syntax/stray-text', span, { found: token.image, expected, cause, isJunk: this.#isJunk(token) });
        break;
      default: {
        const opened = this.#opened.at(-1);
        const isUnfinished = opened !== undefined && (expected.includes('}') || expected.includes(']'));
        this.#pushProblem('syntax/unexpected-token', span, {
          found: describeToken(token), expected, cause, docMark: this.#docMarkBefore(token),
          opened: isUnfinished ? this.#span(opened, opened) : undefined,
        });
      }
    }
  }

  /** The mark of a documentation comment between the last token and one that does not belong into a value. */
  #docMarkBefore(token: IToken): Span | undefined {
    const before = this.LA(0);
    if (this.#depth === 0 || before.tokenType === EOF || token !== this.LA(1)) return undefined;
    const start = before.startOffset + before.image.length;
    const gap = this.#file.text.slice(start, token.tokenType === EOF ? undefined : token.startOffset);
    for (const { 0: comment, index } of gap.matchAll(/#[^\r\n]*/g)) {
      if (comment.startsWith('##')) return this.#file.span(start + index, start + index + 2);
    }
    return undefined;
  }

  #pushProblem(code: SyntaxProblem['code'], span: Span, details: Partial<SyntaxProblem>): void {
    this.#problems.push({ code, span, found: '', expected: '', opened: undefined, docMark: undefined, isJunk: false, cause: undefined, ...details });
  }

  /** Whether text stands behind a definition, on the line where that ends. */
  #isJunk({ startOffset }: IToken): boolean {
    const before = this.#values.at(-1)?.span;
    return this.#depth === 0 && before !== undefined && !/[\r\n]/.test(this.#file.text.slice(before.end, startOffset));
  }

  #note(kind: Irregularity['kind'], token: IToken, detail: string): void {
    if (this.RECORDING_PHASE) return;
    const cause = kind === 'stray-punctuation' ? this.#cause() : undefined;
    const irregularity: Irregularity = { kind, span: this.#span(token, token), detail, found: describeToken(token), cause };
    this.#irregularities.push(irregularity);
    if (kind === 'missing-comma' || kind === 'trailing-comma' || kind === 'stray-punctuation') this.#lastNote = { irregularity, token };
  }

  #span(first: IToken, last: IToken): Span {
    if (first.tokenType === EOF) {
      const end = endOfLastLine(this.#file.text);
      return this.#file.span(end, end);
    }
    return this.#file.span(first.startOffset, last.startOffset + last.image.length);
  }
}
