/**
 * The structure of one documentation block, by the law of today's dialect: takes a block's lines, gives its
 * sections. QAPI reference, "Documentation comments" and below.
 */
import type { ArgumentsOf, Code } from '../../diagnostics/catalogue.ts';
import { permits, requires, type Dialect } from '../../schema/dialect.ts';
import type { Doc, DocSectionKind } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { pendingReport, type PendingReport, type PendingReportDetails } from '../pending-report.ts';
import type { DocBlock } from './doc-blocks.ts';
import { indentation, type DocLine } from './doc-lines.ts';
import { SectionBuilder, type SectionStart } from './section-builder.ts';

/** A block's structure, and what is wrong with its form. */
export interface ParsedDoc {
  readonly doc: Doc;
  /** True if its sections cannot be trusted: then nothing is to be said about what it lacks. */
  readonly damaged: boolean;
  readonly reports: readonly PendingReport[];
}

const nameEntry = /^@([^:]*): */;
/** Until 8.0 a blank before the colon made it text. */
const olderNameEntry = /^@(\S*):(?: +|$)/;
const sectionTag = /^(Returns|Errors|Since|Notes?|Examples?|TODO):(?!:) */;
const kindOfTag: Readonly<Record<string, DocSectionKind>> = { Returns: 'returns', Errors: 'errors', Since: 'since', TODO: 'todo' };

/** Sections that may stand once at most. */
const singular: ReadonlySet<DocSectionKind> = new Set(['returns', 'errors', 'since']);

/** Reads one block; whatever stands in it, nothing of its text is lost. */
export function parseDoc(file: SourceFile, block: DocBlock, dialect: Dialect): ParsedDoc {
  return new DocReader(file, block, dialect).read();
}

class DocReader {
  readonly #nameEntry: RegExp;
  readonly #hasNoteTag: boolean;
  readonly #file: SourceFile;
  readonly #block: DocBlock;
  readonly #sections: SectionBuilder[] = [];
  readonly #reports: PendingReport[] = [];
  /** By what they describe, the lines that entries and tags stand on. */
  readonly #seen: Partial<Record<DocSectionKind, Map<string, DocLine>>> = {};
  /** Lines that something was reported for: one mistake, one message. */
  #faulty: Set<DocLine> | undefined;
  #damaged: boolean;
  #next = 0;

  constructor(file: SourceFile, block: DocBlock, dialect: Dialect) {
    this.#hasNoteTag = permits(dialect, 'note-tag');
    this.#nameEntry = requires(dialect, 'entry-names-to-colon') ? nameEntry : olderNameEntry;
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
    const sections = this.#sections.map((builder) => {
      const section = builder.build();
      if (section.kind !== 'plain' && section.text === '' && this.#faulty?.has(builder.line) !== true) {
        this.#report('doc/empty-section', builder.line, { section: builder.line.text }, { order: this.#block.end });
      }
      return section;
    });
    const span = this.#file.span(this.#block.start, this.#block.end);
    const symbolSpan = symbol === undefined || first === undefined ? undefined
      : this.#file.span(first.textStart + 1, first.textStart + 1 + symbol.length);
    return {
      doc: { symbol, symbolSpan, span, sections },
      damaged: this.#damaged,
      reports: this.#reports,
    };
  }

  get #line(): DocLine | undefined {
    return this.#block.lines[this.#next];
  }

  #readSymbol(line: DocLine): string {
    this.#next++;
    const { text } = line;
    if (text === '@:') {
      this.#damaged = true;
      this.#report('doc/symbol-without-name', line, {});
    } else if (!text.endsWith(':')) {
      this.#damaged ||= !/^@[^\s:]+$/.test(text);
      this.#report('doc/symbol-without-colon', line, { line: text });
    }
    return text.slice(1).replace(/:$/, '');
  }

  #readFreeForm(): void {
    const first = this.#line;
    if (first === undefined) return;
    const section = this.#start({ kind: 'plain', line: first });
    const { lines } = this.#block;
    for (const line of lines) {
      const match = this.#matchEntry(line.text);
      if (match !== null) this.#refuseEntry(line, match[1] ?? '');
      if (line !== first && line.text.startsWith('=')) this.#report('doc/misplaced-heading', line, {}, { law: 'heading-first' });
    }
    section.addLines(lines, 0, lines.length);
  }

  #refuseEntry(line: DocLine, name: string): void {
    this.#damaged = true;
    this.#report('doc/entry-in-free-form', line, { name });
  }

  #readSections(): void {
    let membersMayFollow = true;
    let hasFeatures = false;
    for (;;) {
      this.#skipBlankLines();
      const line = this.#line;
      if (line === undefined) return;
      const isEntry = this.#isEntry(line.text);
      const tag = isEntry ? null : sectionTag.exec(line.text);
      if (line.text === 'Features:') {
        const isRepeated = hasFeatures;
        if (isRepeated && this.#faulty?.has(line) !== true) this.#report('doc/repeated-features', line, {}, { law: 'one-features-list' });
        hasFeatures = true;
        this.#next++;
        this.#skipBlankLines();
        const isDescribed = this.#line !== undefined && this.#isEntry(this.#line.text);
        if (!isDescribed && !isRepeated) this.#refuseFeatures(this.#line ?? this.#closingLine());
        this.#readEntries('feature');
      } else if (isEntry) {
        if (!membersMayFollow) this.#report('doc/late-member', line, { name: this.#matchEntry(line.text)?.[1] ?? '' });
        this.#readEntries('member');
      } else if (tag !== null) {
        this.#readTag(line, tag);
      } else {
        if (line.text.startsWith('=')) this.#report('doc/misplaced-heading', line, {}, { law: 'heading-outside-definition' });
        this.#readParagraph(line);
        continue;
      }
      membersMayFollow = false;
    }
  }

  #refuseFeatures(line: DocLine): void {
    this.#damaged = true;
    this.#report('doc/no-feature-described', line, {}, { law: 'one-features-list' });
  }

  #readEntries(kind: 'member' | 'feature'): void {
    for (let line = this.#line; line !== undefined; line = this.#line) {
      const match = this.#matchEntry(line.text);
      if (match === null) return;
      const name = match[1] ?? '';
      if (name === '') this.#report('doc/entry-without-name', line, {});
      this.#refuseRepetition(kind, name, line);
      const nameSpan = this.#file.span(line.textStart + 1, line.textStart + 1 + name.length);
      this.#readIndented(this.#start({ kind, line, name, nameSpan }), match[0].length);
    }
  }

  #readTag(line: DocLine, match: RegExpExecArray): void {
    const tag = match[1] ?? '';
    const kind = kindOfTag[tag];
    if (kind === undefined) {
      if (!this.#hasNoteTag) this.#report('doc/retired-tag', line, { tag });
    } else if (singular.has(kind)) {
      this.#refuseRepetition(kind, tag, line);
    }
    this.#readIndented(this.#start({ kind: kind ?? (tag.startsWith('Note') ? 'note' : 'example'), line }), match[0].length);
  }

  /** @param name of what is described, or the tag */
  #refuseRepetition(kind: DocSectionKind, name: string, line: DocLine): void {
    const seen = this.#seen[kind] ??= new Map<string, DocLine>();
    const earlier = seen.get(name);
    if (earlier === undefined) {
      seen.set(name, line);
      return;
    }
    const entry = kind === 'member' || kind === 'feature' ? `@${name}:` : `${name}:`;
    this.#report('doc/repeated-entry', line, { entry, earlierLine: this.#file.position(earlier.start).line });
  }

  /** The rest of the tag's line and the lines below it that are indented as its first continuation is. */
  #readIndented(section: SectionBuilder, skip: number): void {
    const { lines } = this.#block;
    const tagLine = lines[this.#next];
    if (tagLine !== undefined && tagLine.text.length > skip) section.add(tagLine, skip);
    const first = this.#next + 1;
    let next = first;
    while (lines[next]?.text === '') next++;
    const indent = indentation(lines[next]?.text ?? '');
    if (indent > 0) next = this.#endOfIndented(next, indent);
    section.addLines(lines, first, next);
    this.#next = next;
  }

  /** The index after the lines that go on as the one at `first` does, which has that indentation. */
  #endOfIndented(first: number, indent: number): number {
    const { lines } = this.#block;
    let next = first + 1;
    for (let line = lines[next]; line !== undefined; line = lines[++next]) {
      const { text } = line;
      if (text === '') continue;
      if (this.#isEntry(text)) break;
      if (indentation(text) >= indent) continue;
      // Only the line right after the first continuation is held to its indentation; later ones end the section.
      if (next > first + 1) break;
      this.#report('doc/bad-indentation', line, { indent }, { law: 'indented-descriptions' });
    }
    return next;
  }

  /** Paragraphs that follow each other make one section. */
  #readParagraph(first: DocLine): void {
    const current = this.#sections.at(-1);
    const section = current?.kind === 'plain' ? current : this.#start({ kind: 'plain', line: first });
    if (section === current) section.add({ start: first.start, text: '', textStart: first.textStart });
    const { lines } = this.#block;
    let next = this.#next + 1;
    while (next < lines.length && lines[next]?.text !== '') next++;
    section.addLines(lines, this.#next, next);
    this.#next = next;
  }

  /** An entry begins with `@` in the first column; most lines are told apart by that alone. */
  #matchEntry(text: string): RegExpExecArray | null {
    return text.startsWith('@') ? this.#nameEntry.exec(text) : null;
  }

  #isEntry(text: string): boolean {
    return text.startsWith('@') && this.#nameEntry.test(text);
  }

  #start(begin: SectionStart): SectionBuilder {
    const section = new SectionBuilder(this.#file, begin);
    this.#sections.push(section);
    return section;
  }

  #skipBlankLines(): void {
    const { lines } = this.#block;
    let next = this.#next;
    while (lines[next]?.text === '') next++;
    this.#next = next;
  }

  #closingLine(): DocLine {
    return { start: this.#block.end - 2, text: '##', textStart: this.#block.end - 2 };
  }

  #report<C extends Code>(code: C, line: DocLine, args: ArgumentsOf<C>, details: PendingReportDetails = {}): void {
    (this.#faulty ??= new Set()).add(line);
    const end = line.textStart + line.text.length;
    this.#reports.push(pendingReport(code, this.#file.span(line.start, Math.max(end, line.start + 1)), args, details));
  }
}
