/** What a doc comment defines for references, which may stand above it: link targets, footnotes without a number, substitutions. */
import type { SourceFile } from '../../source/source-file.ts';
import type { DefinitionLookup } from './block-context.ts';
import { readOptions } from './directive-options.ts';
import { footnoteLabelOf, substitutionOf, targetOf, type SubstitutionLines } from './explicit-markup.ts';
import { normalName } from './inline-references.ts';
import { endOfIndented, type Line } from './lines.ts';

/** All definitions of some sections of one doc comment, whose text is read with them in order. */
export class Definitions implements DefinitionLookup {
  readonly linkTargets: ReadonlyMap<string, string>;
  readonly #file: SourceFile;
  readonly #anonymousUrls: readonly string[];
  readonly #footnoteNumbers: readonly string[];
  readonly #substitutions: ReadonlyMap<string, SubstitutionLines>;
  #urlsTaken = 0;
  readonly #numbersTaken = { definition: 0, reference: 0 };
  /** A long text that many refer to would grow without bounds. */
  #charactersLeft = 100_000;

  /** Takes the lines of each section, and time in proportion to them. */
  constructor(sections: readonly (readonly Line[])[], file: SourceFile) {
    this.#file = file;
    const linkTargets = new Map<string, string>();
    const anonymousUrls: string[] = [];
    const substitutions = new Map<string, SubstitutionLines>();
    const labels: string[] = [];
    sections.forEach((lines) => lines.forEach((line, index) => {
      const { text } = line;
      if (!text.startsWith('.. ') && !text.startsWith('__ ')) return;
      const label = footnoteLabelOf(line);
      if (label !== undefined) labels.push(label);
      if (!/^(?:__|\.\. +[_|])/.test(text)) return;
      const block = lines.slice(index, endOfIndented(lines, index + 1, line.indent + 1));
      const target = targetOf(block);
      const substitution = substitutionOf(block);
      if (target?.name === '') anonymousUrls.push(target.url);
      else if (target !== undefined && target.url !== '') linkTargets.set(normalName(target.name), target.url);
      else if (substitution !== undefined) substitutions.set(normalName(substitution.name), substitution);
    }));
    this.linkTargets = linkTargets;
    this.#anonymousUrls = anonymousUrls;
    this.#substitutions = substitutions;
    this.#footnoteNumbers = numbersOf(labels);
  }

  get hasAnonymousUrls(): boolean {
    return this.#urlsTaken < this.#anonymousUrls.length;
  }

  nextAnonymousUrl(): string | undefined {
    const url = this.#anonymousUrls[this.#urlsTaken++];
    return url?.endsWith('_') === true ? this.linkTargets.get(normalName(url.slice(0, -1).replaceAll('`', ''))) ?? url : url;
  }

  footnoteLabel(label: string, use: 'definition' | 'reference'): string {
    if (label !== '#') return label.replace(/^#/, '');
    return this.#footnoteNumbers[this.#numbersTaken[use]++] ?? label;
  }

  /** What stands for `|name|`, as lines; undefined if nothing says it. */
  substitution(name: string): { readonly lines: readonly Line[]; readonly isMarkup: boolean } | undefined {
    const definition = this.#substitutions.get(normalName(name));
    const lines = definition === undefined ? [] : shownLines(definition, this.#file);
    const length = lines.reduce((sum, { text }) => sum + text.length, 0);
    if (length === 0 || length > this.#charactersLeft) return undefined;
    this.#charactersLeft -= length;
    return { lines, isMarkup: definition?.directive === 'replace' };
  }
}

/** Numbers for all labels `#`, beside those that are written out. */
function numbersOf(labels: readonly string[]): readonly string[] {
  const taken = new Set(labels);
  const numbers: string[] = [];
  let number = 1;
  for (const label of labels) {
    if (label !== '#') continue;
    while (taken.has(String(number))) number++;
    numbers.push(String(number++));
  }
  return numbers;
}

function shownLines({ directive, lines }: SubstitutionLines, file: SourceFile): readonly Line[] {
  switch (directive) {
    case 'replace':
      return lines;
    case 'image': {
      const { start, linesOf } = readOptions(lines, file);
      const alternative = linesOf('alt');
      return alternative.length > 0 ? alternative : lines.slice(0, start);
    }
    case 'unicode':
      return lines.map((line) => ({ ...line, text: characters(line.text) }));
    default:
      return [];
  }
}

/** Codes such as `0xA9` or `U+00A9` become characters; what follows two dots is a comment. */
function characters(text: string): string {
  return text.replace(/(?:^| +)\.\. .*$/, '').split(/ +/).map((word) => {
    const code = /^(?:0x|x|\\x|U\+?|u|\\u)([0-9a-f]{1,6})$/i.exec(word)?.[1] ?? /^&#x([0-9a-f]{1,6});$/i.exec(word)?.[1];
    const point = code === undefined ? Number(/^\d{1,7}$/.exec(word)?.[0] ?? Number.NaN) : parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : word;
  }).join('');
}
