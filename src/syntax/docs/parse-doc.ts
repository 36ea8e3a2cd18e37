/**
 * The structure of one documentation block, by the law of today's dialect: takes a block's lines, gives its
 * sections. QAPI reference, "Documentation comments" and below.
 */
import type { ArgumentsOf, Code } from '../../diagnostics/catalogue.ts';
import { requires, type Dialect } from '../../schema/dialect.ts';
import type { Doc, DocSectionKind } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { pendingReport, type PendingReport, type PendingReportDetails } from '../pending-report.ts';
import type { DocBlock } from './doc-blocks.ts';
import { indentation, type DocLine } from './doc-lines.ts';
import { SectionBuilder } from './section-builder.ts';

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
  readonly #file: SourceFile;
  readonly #block: DocBlock;
  readonly #sections: SectionBuilder[] = [];
  readonly #reports: PendingReport[] = [];
  #seen: Map<string, DocLine> | undefined;
  /** Lines that something was reported for: one mistake, one message. */
  #faulty: Set<DocLine> | undefined;
  #damaged: boolean;
  #next = 0;

  constructor(file: SourceFile, block: DocBlock, dialect: Dialect) {
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
    for (const section of this.#sections) {
      if (section.kind !== 'plain' && section.isEmpty && this.#faulty?.has(section.line) !== true) {
        this.#report('doc/empty-section', section.line, { section: section.line.text }, { order: this.#block.end });
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
    const section = this.#start('plain', first);
    while (this.#line !== undefined) {
      const match = this.#matchEntry(this.#line.text);
      if (match !== null) this.#refuseEntry(this.#line, match[1] ?? '');
      if (this.#line !== first && this.#line.text.startsWith('=')) this.#report('doc/misplaced-heading', this.#line, {}, { law: 'heading-first' });
      this.#take(section);
    }
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
      const entry = this.#matchEntry(line.text);
      const tag = sectionTag.exec(line.text);
      if (line.text === 'Features:') {
        const isRepeated = hasFeatures;
        if (isRepeated && this.#faulty?.has(line) !== true) this.#report('doc/repeated-features', line, {}, { law: 'one-features-list' });
        hasFeatures = true;
        this.#next++;
        this.#skipBlankLines();
        const isDescribed = this.#line !== undefined && this.#matchEntry(this.#line.text) !== null;
        if (!isDescribed && !isRepeated) this.#refuseFeatures(this.#line ?? this.#closingLine());
        this.#readEntries('feature');
      } else if (entry !== null) {
        if (!membersMayFollow) this.#report('doc/late-member', line, { name: entry[1] ?? '' });
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
      this.#refuseRepetition(`${kind}:${name}`, line, `@${name}:`);
      const nameSpan = this.#file.span(line.textStart + 1, line.textStart + 1 + name.length);
      this.#readIndented(this.#start(kind, line, name, nameSpan), match[0].length);
    }
  }

  #readTag(line: DocLine, match: RegExpExecArray): void {
    const tag = match[1] ?? '';
    const kind = kindOfTag[tag];
    if (kind === undefined) {
      this.#report('doc/retired-tag', line, { tag }, { unless: 'note-tag' });
    } else if (singular.has(kind)) {
      this.#refuseRepetition(kind, line, `${tag}:`);
    }
    this.#readIndented(this.#start(kind ?? (tag.startsWith('Note') ? 'note' : 'example'), line), match[0].length);
  }

  #refuseRepetition(key: string, line: DocLine, what: string): void {
    this.#seen ??= new Map();
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
      if (this.#matchEntry(text) !== null) return;
      if (text !== '' && indentation(text) < indent) {
        if (isSecond) this.#report('doc/bad-indentation', this.#line, { indent }, { law: 'indented-descriptions' });
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

  /** An entry begins with `@` in the first column; most lines are told apart by that alone. */
  #matchEntry(text: string): RegExpExecArray | null {
    return text.startsWith('@') ? this.#nameEntry.exec(text) : null;
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

  #report<C extends Code>(code: C, line: DocLine, args: ArgumentsOf<C>, details: PendingReportDetails = {}): void {
    (this.#faulty ??= new Set()).add(line);
    const end = line.textStart + line.text.length;
    this.#reports.push(pendingReport(code, this.#file.span(line.start, Math.max(end, line.start + 1)), args, details));
  }
}
