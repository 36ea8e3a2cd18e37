/** Slips of the keyboard in prose: takes the sections of a schema's documentation, gives words that stand twice and misspelt ones. */
import type { Doc, DocSection } from '../../schema/doc.ts';
import { misspellings, phrases, type SlipOfPhrase } from './misspellings.ts';

/** A word of a section, by its place in the section's text. */
export interface ProseSlip {
  readonly section: DocSection;
  readonly doc: Doc;
  readonly kind: 'repeated' | 'misspelt';
  readonly word: string;
  readonly index: number;
  /** Where the word is one, but not in its company. */
  readonly phrase?: SlipOfPhrase | undefined;
}

/** Small words; of others, two in a row may be meant. */
const small = new Set(['the', 'a', 'an', 'to', 'of', 'in', 'is', 'are', 'be', 'and', 'or', 'for', 'with', 'by', 'from', 'on', 'at', 'as', 'it', 'its', 'this', 'if', 'when', 'was', 'will', 'not', 'can', 'may', 'should', 'must', 'which', 'then', 'than', 'has', 'have', 'we', 'you', 'only']);
const longestSmall = 6;

/** In source order. Whatever is not prose, such as messages, code and names, is left out. */
export function findProseSlips(docs: readonly Doc[]): readonly ProseSlip[] {
  const slips: ProseSlip[] = [];
  for (const doc of docs) {
    for (const section of doc.sections) {
      for (const hit of scan(section.text)) {
        if (section.kind !== 'example' && isProse(section.text, hit.index)) slips.push({ section, doc, ...hit });
      }
    }
  }
  return slips;
}

type Hit = Pick<ProseSlip, 'kind' | 'word' | 'index' | 'phrase'>;

/** Names, addresses and values are no words. */
const isPart = /[\w@'"`/\\$%<>=-]/;
/** One for each hash of a misspelt word: few others have one of these, so that few words have to be cut out and looked up. */
const hashes = new Uint8Array(1 << 16);
for (const word of misspellings.keys()) {
  let hash = 0;
  for (let index = 0; index < word.length; index++) hash = nextHash(hash, word.charCodeAt(index));
  hashes[hash] = 1;
}

/** Of a word with one more letter, small or not. */
function nextHash(hash: number, code: number): number {
  return (hash * 31 + (code | 0x20)) & 0xffff;
}

function scan(text: string): readonly Hit[] {
  const hits = wrongWords(text);
  for (const phrase of phrases) {
    if (!text.includes(phrase.sign)) continue;
    for (const { 0: word, index } of text.matchAll(phrase.pattern)) hits.push({ kind: 'misspelt', word, index, phrase });
  }
  return hits;
}

/** Letter by letter, since there are hundreds of thousands of words: a pattern takes several times as long. */
function wrongWords(text: string): Hit[] {
  const hits: Hit[] = [];
  let previous = 0;
  let previousLength = 0;
  for (let index = 0; index < text.length; index++) {
    const start = index;
    let hash = 0;
    for (let code = text.charCodeAt(index); isLetter(code); code = text.charCodeAt(++index)) hash = nextHash(hash, code);
    const length = index - start;
    if (length === 0) {
      if (!isGap(text.charCodeAt(index))) previousLength = 0;
      continue;
    }
    const word = length === previousLength && length <= longestSmall ? text.slice(start, index) : '';
    // At the beginning of a sentence, the first one has a capital.
    const isHit = small.has(word) && text.slice(previous, previous + length).toLowerCase() === word
      && !isPart.test(text[previous - 1] ?? '') && !isPart.test(text[index] ?? '');
    if (isHit) hits.push({ kind: 'repeated', word, index: start });
    if (hashes[hash] === 1 && isMisspelt(text, start, index)) hits.push({ kind: 'misspelt', word: text.slice(start, index), index: start });
    previous = start;
    previousLength = isHit ? 0 : length;
    index--;
  }
  return hits;
}

/** In small letters, or with a capital as at the beginning of a sentence. */
function isMisspelt(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (isPart.test(text[start - 1] ?? '') || isPart.test(text[end] ?? '')) return false;
  return misspellings.has(word.charAt(0).toLowerCase() + word.slice(1));
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isGap(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

const notProse = /^\s*(?:->|<-|\||\.\. |:\w+:|\{|\}|\[|\]|\+[-=]|=+\s|-{3,}|#)/;
const literalMark = /::$/;

/** A message, a table or code is not; nor is what stands indented below a line that ends with two colons. */
function isProse(text: string, index: number): boolean {
  const lines = text.slice(0, index).split('\n');
  const lineEnd = text.indexOf('\n', index);
  const line = text.slice(index - (lines.at(-1) ?? '').length, lineEnd === -1 ? text.length : lineEnd);
  if (notProse.test(line)) return false;
  let indent = indentOf(line);
  for (let above = lines.length - 2; above >= 0; above--) {
    const other = lines[above] ?? '';
    if (other === '' || indentOf(other) >= indent) continue;
    if (literalMark.test(other)) return false;
    indent = indentOf(other);
  }
  return true;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
