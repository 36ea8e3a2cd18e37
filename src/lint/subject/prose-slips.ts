/** Slips of the keyboard in prose: takes the sections of a schema's documentation, gives words that stand twice and misspelt ones. */
import type { Doc, DocSection } from '../../schema/doc.ts';
import { misspellings } from './misspellings.ts';

/** A word of a section, by its place in the section's text. */
export interface ProseSlip {
  readonly section: DocSection;
  readonly doc: Doc;
  readonly kind: 'repeated' | 'misspelt';
  readonly word: string;
  readonly index: number;
}

/** Small words; of others, two in a row may be meant. */
const small = ['the', 'a', 'an', 'to', 'of', 'in', 'is', 'are', 'be', 'and', 'or', 'for', 'with', 'by', 'from', 'on', 'at', 'as', 'it', 'its', 'this', 'if', 'when', 'was', 'will', 'not', 'can', 'may', 'should', 'must', 'which', 'then', 'than', 'has', 'have', 'we', 'you', 'only'];

/** In source order. Whatever is not prose, such as messages, code and names, is left out. */
export function findProseSlips(docs: readonly Doc[]): readonly ProseSlip[] {
  const slips: ProseSlip[] = [];
  for (const doc of docs) {
    for (const section of doc.sections) {
      for (const { kind, word, index } of scan(section.text)) {
        if (section.kind !== 'example' && isProse(section.text, index)) slips.push({ section, doc, kind, word, index });
      }
    }
  }
  return slips;
}

type Hit = Pick<ProseSlip, 'kind' | 'word' | 'index'>;

/** Names, addresses and values are no words. */
const before = "(?<![\\w@'\"`/\\\\$%<>=-])";
const after = "(?![\\w@'\"`/\\\\$%<>=-])";
const twice = new RegExp(`${before}(${small.join('|')})[ \\n\\t]+\\1${after}`, 'gi');
const misspelt = new RegExp(`${before}(?:${[...misspellings.keys()].map(withCapital).join('|')})${after}`, 'g');

/** At the beginning of a sentence, too. */
function withCapital(word: string): string {
  return `${word}|${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
}

/** Two patterns over the whole text, since there are hundreds of thousands of words. */
function scan(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  twice.lastIndex = 0;
  for (let match = twice.exec(text); match !== null; match = twice.exec(text)) {
    // At the beginning of a sentence, the first one has a capital.
    const word = match[0].slice(-(match[1]?.length ?? 0));
    if (word === word.toLowerCase()) hits.push({ kind: 'repeated', word, index: twice.lastIndex - word.length });
  }
  misspelt.lastIndex = 0;
  for (let match = misspelt.exec(text); match !== null; match = misspelt.exec(text)) {
    hits.push({ kind: 'misspelt', word: match[0], index: match.index });
  }
  return hits;
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
