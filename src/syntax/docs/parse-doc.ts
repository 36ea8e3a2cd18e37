/**
 * The structure of one documentation block, by the law of today's dialect: takes a block's lines, gives its
 * sections. QAPI reference, "Documentation comments" and below.
 */
import type { ArgumentsOf, Code } from '../../diagnostics/catalogue.ts';
import type { Doc, DocSectionKind } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { pendingReport, type PendingReport } from '../pending-report.ts';
import type { DocBlock } from './doc-blocks.ts';
import type { DocLine } from './doc-lines.ts';
import { SectionBuilder } from './section-builder.ts';

export interface ParsedDoc {
  readonly doc: Doc;
  /** True if its sections cannot be trusted: then nothing is to be said about what it lacks. */
  readonly damaged: boolean;
  readonly reports: readonly PendingReport[];
}

const nameEntry = /^@([^:]*): */;
const sectionTag = /^(Returns|Errors|Since|Notes?|Examples?|TODO):(?!:) */;
const kindOfTag: Readonly<Record<string, DocSectionKind>> = { Returns: 'returns', Errors: 'errors', Since: 'since', TODO: 'todo' };

/** Sections that may stand once at most. */
const singular: ReadonlySet<DocSectionKind> = new Set(['returns', 'errors', 'since']);

export function parseDoc(file: SourceFile, block: DocBlock): ParsedDoc {
  return new DocReader(file, block).read();
}

class DocReader {
  readonly #file: SourceFile;
  readonly #block: DocBlock;
  readonly #sections: SectionBuilder[] = [];
  readonly #reports: PendingReport[] = [];
  readonly #seen = new Map<string, DocLine>();
  /** Lines that something was reported for: one mistake, one message. */
  readonly #faulty = new Set<DocLine>();
  #damaged: boolean;
  #next = 0;

  constructor(file: SourceFile, block: DocBlock) {
    this.#file = file;
    this.#block = block;
    this.#damaged = block.damaged;
  }

  read(): ParsedDoc {
    const first = this.#line;
    const isDefinitionDoc = first !== undefined && first.text.startsWith('@');
    const symbol = isDefinitionDoc ? this.#readSymbol(first) : undefined;
    if (isDefinitionDoc) this.#readSections();
    else this.#readFreeForm();
    for (const section of this.#sections) {
      if (section.kind !== 'plain' && section.isEmpty && !this.#faulty.has(section.line)) {
        this.#report('doc/empty-section', section.line, { section: section.line.text }, this.#block.end);
      }
    }
    const span = this.#file.span(this.#block.start, this.#block.end);
    const symbolSpan = symbol === undefined || first === undefined ? undefined
      : this.#file.span(first.textStart + 1, first.textStart + 1 + symbol.length);
    return {
      doc: { symbol, symbolSpan, span, sections: this.#sections.map((section) => section.build()) },
      damaged: this.#damaged,
      reports: this.#reports,
    };
  }

  get #line(): DocLine | undefined {
    return this.#block.lines[this.#next];
  }

  #readSymbol(line: DocLine): string {
    this.#next++;
    if (!line.text.endsWith(':')) this.#fail('doc/symbol-without-colon', line, { line: line.text });
    else if (line.text === '@:') this.#fail('doc/symbol-without-name', line, {});
    return line.text.slice(1).replace(/:$/, '');
  }

  #readFreeForm(): void {
    const first = this.#line;
    if (first === undefined) return;
    const section = this.#start('plain', first);
    while (this.#line !== undefined) {
      const match = matchEntry(this.#line.text);
      if (match !== null) this.#fail('doc/entry-in-free-form', this.#line, { name: match[1] ?? '' });
      this.#take(section);
    }
  }

  #readSections(): void {
    let membersMayFollow = true;
    let hasFeatures = false;
    for (;;) {
      this.#skipBlankLines();
      const line = this.#line;
      if (line === undefined) return;
      const entry = matchEntry(line.text);
      const tag = sectionTag.exec(line.text);
      if (line.text === 'Features:') {
        if (hasFeatures) this.#fail('doc/repeated-features', line, {});
        hasFeatures = true;
        this.#next++;
        this.#skipBlankLines();
        const isDescribed = this.#line !== undefined && matchEntry(this.#line.text) !== null;
        if (!isDescribed) this.#fail('doc/no-feature-described', this.#line ?? this.#closingLine(), {});
        this.#readEntries('feature');
      } else if (entry !== null) {
        if (!membersMayFollow) this.#fail('doc/late-member', line, { name: entry[1] ?? '' });
        this.#readEntries('member');
      } else if (tag !== null) {
        this.#readTag(line, tag);
      } else {
        this.#readParagraph(line);
        continue;
      }
      membersMayFollow = false;
    }
  }

  #readEntries(kind: 'member' | 'feature'): void {
    for (let line = this.#line; line !== undefined; line = this.#line) {
      const match = matchEntry(line.text);
      if (match === null) return;
      const name = match[1] ?? '';
      if (name === '') this.#report('doc/entry-without-name', line, {});
      this.#refuseRepetition(`${kind}:${name}`, line, `@${name}:`);
      const nameSpan = this.#file.span(line.textStart + 1, line.textStart + 1 + name.length);
      this.#readIndented(this.#start(kind, line, name, nameSpan), match[0].length);
    }
  }

  #readTag(line: DocLine, match: RegExpExecArray): void {
    const tag = match[1] ?? '';
    const kind = kindOfTag[tag];
    if (kind === undefined) {
      this.#fail('doc/retired-tag', line, { tag });
    } else if (singular.has(kind)) {
      this.#refuseRepetition(kind, line, `${tag}:`);
    }
    this.#readIndented(this.#start(kind ?? (tag.startsWith('Note') ? 'note' : 'example'), line), match[0].length);
  }

  #refuseRepetition(key: string, line: DocLine, what: string): void {
    const earlier = this.#seen.get(key);
    if (earlier === undefined) this.#seen.set(key, line);
    else this.#report('doc/repeated-entry', line, { entry: what, earlierLine: this.#file.position(earlier.start).line });
  }

  /** The rest of the tag's line and the lines below it that are indented as its first continuation is. */
  #readIndented(section: SectionBuilder, skip: number): void {
    const tagLine = this.#line;
    if (tagLine !== undefined && tagLine.text.length > skip) section.add(tagLine, skip);
    this.#next++;
    while (this.#line?.text === '') this.#take(section);
    const indent = this.#line === undefined ? 0 : indentation(this.#line.text);
    if (indent === 0) return;
    this.#take(section);
    // Only the line right after the first continuation is held to its indentation; later ones end the section.
    for (let isSecond = true; this.#line !== undefined; isSecond = false) {
      const { text } = this.#line;
      if (matchEntry(text) !== null) return;
      if (text !== '' && indentation(text) < indent) {
        if (isSecond) this.#fail('doc/bad-indentation', this.#line, { indent });
        else return;
      }
      this.#take(section);
    }
  }

  /** Paragraphs that follow each other make one section. */
  #readParagraph(first: DocLine): void {
    const current = this.#sections.at(-1);
    const section = current?.kind === 'plain' ? current : this.#start('plain', first);
    if (section === current) section.add({ start: first.start, text: '', textStart: first.textStart });
    while (this.#line !== undefined && this.#line.text !== '') this.#take(section);
  }

  #start(kind: DocSectionKind, line: DocLine, name?: string, nameSpan?: Span): SectionBuilder {
    const section = new SectionBuilder(this.#file, { kind, line, name, nameSpan });
    this.#sections.push(section);
    return section;
  }

  #take(section: SectionBuilder): void {
    const line = this.#line;
    if (line === undefined) return;
    section.add(line);
    this.#next++;
  }

  #skipBlankLines(): void {
    while (this.#line?.text === '') this.#next++;
  }

  #closingLine(): DocLine {
    return { start: this.#block.end - 2, text: '##', textStart: this.#block.end - 2 };
  }

  /** Reports a mistake that leaves the rest of the block without a certain meaning. */
  #fail<C extends Code>(code: C, line: DocLine, args: ArgumentsOf<C>): void {
    if (!this.#damaged) this.#report(code, line, args);
    this.#damaged = true;
  }

  #report<C extends Code>(code: C, line: DocLine, args: ArgumentsOf<C>, order?: number): void {
    this.#faulty.add(line);
    const end = line.textStart + line.text.length;
    this.#reports.push(pendingReport(code, this.#file.span(line.start, Math.max(end, line.start + 1)), args, { order }));
  }
}

/** An entry begins with `@` in the first column; most lines are told apart by that alone. */
function matchEntry(text: string): RegExpExecArray | null {
  return text.startsWith('@') ? nameEntry.exec(text) : null;
}

function indentation(text: string): number {
  let width = 0;
  while (text[width] === ' ') width++;
  // Other white space is rare in schemas, but Python counts it too.
  return width === 0 || text[width] === '\t' ? text.length - text.trimStart().length : width;
}
