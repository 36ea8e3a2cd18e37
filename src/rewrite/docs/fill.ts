/** Filling: takes the lines of a paragraph, gives lines that are as long as they may be, with two spaces between sentences. */

/** How a paragraph is filled. */
export interface FillSetting {
  /** Columns of each line, in characters. */
  readonly width: number;
  /** Of the first line, where something stands before it. */
  readonly firstWidth?: number;
  /** Whether a line of comment that begins at this text would be read as something else than prose. */
  readonly isMark: (line: string) => boolean;
}

/** Abbreviations that end in a period and no sentence; one space may follow the first of them by the law of 10.2, no other. */
const abbreviation = /(?:^|[\s("'`])e\.g\.$/i;
/** The number of an item, which ends in a period, too. */
const listMark = /^ *\(?(?:\d+|[a-zA-Z])\.$/;
const sentenceEnd = /[.!?]['")\]*`]*$/;
/** After this, two spaces are no slip. */
const sentenceEdge = /[.!?:;)\]"'*`]$/;
const sentenceStart = /^(?:[A-Z0-9(]|["'`*@[]+[A-Za-z0-9])/;

/** Greedy, so that a filled paragraph fills to itself. A word that is longer than a line has one of its own. */
export function fill(lines: readonly string[], { width, firstWidth = width, isMark }: FillSetting): readonly string[] {
  const words = withRemarksWhole(wordsOf(lines.join('\n')));
  const filled: string[] = [];
  let start = 0;
  while (start < words.length) {
    const end = endOfLine(words, start, { room: filled.length === 0 ? firstWidth : width, isMark });
    filled.push(joined(words.slice(start, end)));
    start = end;
  }
  return filled;
}

/** Columns that a line may leave empty though the next word has room there; where it leaves more, its author did not mean it. */
const mostSlack = 12;

/**
 * Lines as their author ended them, if there is nothing to mend: none is too long, and none is so short that it looks like a
 * slip. What is announced or stands in parentheses may have a line of its own.
 */
export function keptLines(lines: readonly string[], { width, firstWidth = width }: Pick<FillSetting, 'width' | 'firstWidth'>): readonly string[] | undefined {
  const kept = lines.map(respaced);
  const isKept = kept.every((line, index) => {
    const room = (index === 0 ? firstWidth : width) - lengthOf(line);
    const next = kept[index + 1];
    return room >= 0 && (next === undefined || next.startsWith('(') || line.endsWith(':') || room - 1 - lengthOf(firstUnit(next)) < mostSlack);
  });
  return isKept ? kept : undefined;
}

/** What would move to the end of the line above: a word, or words between backticks. */
function firstUnit(line: string): string {
  return /^\S*?(`+)[^`]+\1\S*|^\S+/.exec(line)?.[0] ?? '';
}

/** Two spaces between sentences, and where their author saw an end of one; else one. */
function respaced(line: string): string {
  const words = wordsOf(line);
  let at = 0;
  return words.reduce((text, word, index) => {
    const start = line.indexOf(word.text, at);
    const wide = start - at > 1 && sentenceEdge.test(text);
    at = start + word.text.length;
    return index === 0 ? word.text : text + (wide && !word.isInside ? '  ' : gapBefore(text, word)) + word.text;
  }, '');
}

/** The index after the last word that a line has room for, and that the next line may go on from. */
function endOfLine(words: readonly Word[], start: number, { room, isMark }: { readonly room: number } & Pick<FillSetting, 'isMark'>): number {
  let line = words[start]?.text ?? '';
  let end = start + 1;
  /** From here back the next line cannot begin. */
  let tried = start;
  for (; end < words.length; end++) {
    const word = words[end];
    if (word === undefined) break;
    line += gapBefore(line, word) + word.text;
    if (lengthOf(line) <= room) continue;
    for (let next = end; next > tried; next--) if (!isMark(lineFrom(words, next))) return next;
    tried = end;
  }
  return end;
}

function joined(words: readonly Word[]): string {
  return words.reduce((line, word, index) => (index === 0 ? word.text : line + gapBefore(line, word) + word.text), '');
}

function gapBefore(line: string, { text, isInside }: Word): string {
  return isInside ? ' ' : gap(line, text);
}

/** A word, or a part of an inline literal. */
interface Word {
  readonly text: string;
  /** Whether it goes on with the literal that the word before it is in. */
  readonly isInside: boolean;
}

/** What a line that begins at a word may look like, as far as a mark reaches. */
function lineFrom(words: readonly Word[], index: number): string {
  return words.slice(index, index + 12).map(({ text }) => text).join(' ');
}

/** Two spaces where a sentence ends, else one. Depends on nothing but the words, so that line ends do not matter. */
export function gap(before: string, after: string): string {
  if (listMark.test(before) || !sentenceEnd.test(before) || !sentenceStart.test(after) || abbreviation.test(before)) return ' ';
  return '  ';
}

/** Words with what belongs together: an inline literal keeps the spaces in it. */
function wordsOf(text: string): readonly Word[] {
  const words = text.match(/(?:``(?:(?!``)[^])+``|\S)+/g) ?? [];
  return words.flatMap((word) => (/\s/.test(word) ? splitLiteral(word) : [{ text: word, isInside: false }]));
}

/** What is short and in parentheses, such as `(since 1.2)`, does not go over a line end. */
function withRemarksWhole(words: readonly Word[]): readonly Word[] {
  const whole: Word[] = [];
  for (const word of words) {
    const above = whole.at(-1);
    const closes = above !== undefined && /^\([^\s()]*$/.test(above.text) && /^[^\s()]*\)[.,;:]?$/.test(word.text) && !word.isInside;
    if (closes) whole[whole.length - 1] = { ...above, text: `${above.text} ${word.text}` };
    else whole.push(word);
  }
  return whole;
}

/** A literal may be broken where it has a single space, which shows as a space again. */
function splitLiteral(word: string): readonly Word[] {
  return word.replace(/[ \t]*\n[ \t]*/g, ' ').split(/(?<! ) (?! )/).map((text, index) => ({ text, isInside: index > 0 }));
}

/** In characters as a reader counts them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Two spaces between the sentences of a line; other spaces are left alone. */
export function spaceSentences(line: string): string {
  return line.replace(/(?<=\S[.!?]) (?=[A-Z(])/g, (space, index: number) => (abbreviation.test(line.slice(0, index)) || listMark.test(line.slice(0, index)) ? space : '  '));
}
