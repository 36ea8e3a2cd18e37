/**
 * The structure of a documentation block in the conventions of releases 1.0 to 8.2: takes a block's lines, gives its
 * sections and what those releases would refuse. A tag's text runs to the next tag, or, for the short ones, to the first
 * paragraph that is not indented; a member's text to the next entry, tag or such paragraph.
 */
import type { ArgumentsOf, Code } from '../../diagnostics/catalogue.ts';
import { permits, requires, type Dialect } from '../../schema/dialect.ts';
import type { DocSectionKind } from '../../schema/doc.ts';
import type { Requirement } from '../../schema/lifetimes.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { pendingReport, type PendingReport, type PendingReportDetails } from '../pending-report.ts';
import type { DocBlock } from './doc-blocks.ts';
import { indentation, type DocLine } from './doc-lines.ts';
import type { ParsedDoc } from './parse-doc.ts';
import { SectionBuilder, type SectionStart } from './section-builder.ts';

const symbolLine = /^@([^\s:]+)\s*(?::\s*|$)/;
/** Entries as people wrote them, and as two generations of the generator recognised them. */
const looseEntry = /^@([A-Za-z0-9_.*+-]+)\s*:\s*/;
const wordEntry = /^@(\S*):(?:\s+|$)/;
const colonEntry = /^@([^:]*):\s*/;
/** `Since 1.2` stands for `Since: 1.2`. */
const sectionTag = /^(Returns?|Errors|Since|Notes?|Examples?|TODO|Bugs):(?!:)\s*|^(Since)\s+(?=\d)/;
const optionalMark = /^#optional\b\s*/;

const kindOfTag: Readonly<Record<string, DocSectionKind>> = {
  Return: 'returns', Returns: 'returns', Errors: 'errors', Since: 'since', TODO: 'todo', Bugs: 'note',
  Note: 'note', Notes: 'note', Example: 'example', Examples: 'example',
};

/** Sections that go on over paragraphs without indentation, up to the next tag. */
const openEnded: ReadonlySet<DocSectionKind> = new Set(['note', 'example']);
/** Sections that may stand once at most. */
const singular: ReadonlySet<DocSectionKind> = new Set(['returns', 'since']);

/** Reads one block; whatever stands in it, nothing of its text is lost. */
export function parseSectionDoc(file: SourceFile, block: DocBlock, dialect: Dialect): ParsedDoc {
  return new SectionDocReader(file, block, dialect).read();
}

/** The section that is being read, and how its text is indented. */
interface Current {
  readonly section: SectionBuilder;
  /** Where the text on the line of its tag begins; zero if there is none. */
  readonly textColumn: number;
  /** Of the first line below it. */
  indent: number | undefined;
  /** Laws about its layout that were broken: one mistake, one message. */
  readonly broken: Set<Requirement>;
}

class SectionDocReader {
  readonly #file: SourceFile;
  readonly #block: DocBlock;
  readonly #isChecked: boolean;
  readonly #hasFeaturesSection: boolean;
  readonly #hasErrorsSection: boolean;
  readonly #nameEntry: RegExp;
  readonly #sections: SectionBuilder[] = [];
  readonly #reports: PendingReport[] = [];
  readonly #seen = new Map<string, DocLine>();
  #current: Current | undefined;
  #isFreeForm = false;
  #inFeatures = false;
  /** True once text stands between the entries and what follows them. */
  #isPastEntries = false;
  #afterBlank = true;
  #damaged: boolean;

  constructor(file: SourceFile, block: DocBlock, dialect: Dialect) {
    this.#file = file;
    this.#block = block;
    this.#damaged = block.damaged;
    this.#hasFeaturesSection = permits(dialect, 'features-section');
    this.#hasErrorsSection = permits(dialect, 'errors-section');
    this.#isChecked = requires(dialect, 'checked-docs') && !permits(dialect, 'unpaired-doc-marks');
    this.#nameEntry = !this.#isChecked ? looseEntry : requires(dialect, 'entry-names-to-colon') ? colonEntry : wordEntry;
  }

  read(): ParsedDoc {
    const { lines } = this.#block;
    const first = this.#isChecked ? 0 : lines.findIndex((line) => line.text !== '');
    const firstLine = lines[first];
    const symbol = firstLine && this.#readSymbol(firstLine);
    this.#isFreeForm = symbol === undefined;
    for (const line of symbol === undefined ? lines : lines.slice(first + 1)) this.#readLine(line);
    const sections = this.#sections.map((builder) => {
      const section = builder.build();
      if (section.kind !== 'plain' && section.text === '') this.#report('doc/empty-section', builder.line, { section: builder.line.text });
      return section;
    });
    const symbolStart = (firstLine?.textStart ?? 0) + 1;
    return {
      doc: {
        symbol,
        symbolSpan: symbol === undefined ? undefined : this.#file.span(symbolStart, symbolStart + symbol.length),
        span: this.#file.span(this.#block.start, this.#block.end),
        sections,
      },
      damaged: this.#damaged,
      reports: this.#reports,
    };
  }

  #readSymbol(line: DocLine): string | undefined {
    const { text } = line;
    if (!text.startsWith('@')) return undefined;
    const match = symbolLine.exec(text);
    if (match === null) this.#damaged = true;
    if (text === '@:') this.#report('doc/symbol-without-name', line, {});
    else if (match === null || !text.endsWith(':') || (this.#isChecked && text !== `@${match[1]}:`)) this.#report('doc/symbol-without-colon', line, { line: text }, { unless: 'symbol-without-colon' });
    if (match !== null && text.length > match[0].length) this.#start({ kind: 'plain', line }, match[0].length);
    return match?.[1] ?? (this.#isChecked ? text.slice(1).replace(/:$/, '') : undefined);
  }

  #readLine(line: DocLine): void {
    const { text } = line;
    if (text === '') {
      this.#current?.section.add(line);
      this.#afterBlank = true;
      return;
    }
    const entry = text.startsWith('@') ? this.#nameEntry.exec(text) : null;
    if (entry !== null && this.#isFreeForm && this.#isChecked) {
      this.#damaged = true;
      this.#report('doc/entry-in-free-form', line, { name: entry[1] ?? '' });
      this.#readText(line);
    } else if (entry !== null) {
      this.#isFreeForm = false;
      this.#readEntry(line, entry);
    } else if (this.#isFreeForm) {
      this.#readText(line);
    } else if (text === 'Features:' && this.#mayListFeatures()) {
      this.#inFeatures = true;
      this.#current = undefined;
    } else {
      const tag = sectionTag.exec(text);
      if (tag === null || (tag[1] === 'Errors' && !this.#hasErrorsSection)) this.#readText(line);
      else this.#readTag(line, tag);
    }
    this.#afterBlank = false;
  }

  /** Where the generator read it, the line counted once, before all tags, and below a description after an empty line only. */
  #mayListFeatures(): boolean {
    if (!this.#isChecked) return true;
    const isInDescription = this.#current?.section.kind === 'member' && !this.#afterBlank;
    return this.#hasFeaturesSection && !this.#inFeatures && !this.#isPastEntries && !isInDescription;
  }

  #readEntry(line: DocLine, match: RegExpExecArray): void {
    const name = match[1] ?? '';
    const kind = this.#inFeatures ? 'feature' : 'member';
    if (name === '') this.#report('doc/entry-without-name', line, {});
    if (this.#isPastEntries) this.#report('doc/late-member', line, { name });
    this.#refuseRepetition(`${kind}:${name}`, line, `@${name}:`);
    const nameSpan = this.#file.span(line.textStart + 1, line.textStart + 1 + name.length);
    this.#start({ kind, name, nameSpan, line }, match[0].length);
  }

  #readTag(line: DocLine, match: RegExpExecArray): void {
    const tag = match[1] ?? match[2] ?? '';
    const kind = kindOfTag[tag] ?? 'plain';
    if (singular.has(kind)) this.#refuseRepetition(kind, line, `${tag}:`);
    this.#start({ kind, line }, match[0].length);
    this.#inFeatures = false;
    this.#isPastEntries = true;
  }

  #readText(line: DocLine): void {
    const { text } = line;
    if (text.startsWith('=') && !this.#isFreeForm) this.#report('doc/misplaced-heading', line, {}, { law: 'heading-outside-definition' });
    const kind = this.#current?.section.kind;
    const endsSection = kind !== undefined && kind !== 'plain' && !openEnded.has(kind) && this.#afterBlank && !text.startsWith(' ');
    if (this.#current === undefined || endsSection) {
      if (this.#inFeatures || kind === 'member') this.#isPastEntries = true;
      this.#inFeatures = false;
      this.#start({ kind: 'plain', line }, 0);
      return;
    }
    this.#checkIndentation(line, this.#current);
    this.#addRest(this.#current.section, line, 0);
  }

  #checkIndentation(line: DocLine, current: Current): void {
    if (current.section.kind === 'plain') return;
    current.indent ??= indentation(line.text);
    for (const [law, indent] of [['indented-descriptions', current.indent], ['aligned-descriptions', current.textColumn]] as const) {
      if (indentation(line.text) >= indent || current.broken.has(law)) continue;
      current.broken.add(law);
      this.#report('doc/bad-indentation', line, { indent }, { law });
    }
  }

  #refuseRepetition(key: string, line: DocLine, what: string): void {
    const earlier = this.#seen.get(key);
    if (earlier === undefined) this.#seen.set(key, line);
    else this.#report('doc/repeated-entry', line, { entry: what, earlierLine: this.#file.position(earlier.start).line });
  }

  /** Begins a section with what stands on its line after `skip` characters. */
  #start(begin: SectionStart, skip: number): void {
    const section = new SectionBuilder(this.#file, begin);
    this.#sections.push(section);
    this.#current = { section, textColumn: begin.line.text.length > skip ? skip : 0, indent: undefined, broken: new Set() };
    this.#addRest(section, begin.line, skip);
  }

  /** Adds the rest of a line; the `#optional` of releases before 2.9 says nothing that the schema does not. */
  #addRest(section: SectionBuilder, line: DocLine, skip: number): void {
    const rest = line.text.slice(skip);
    const trimmed = rest.trimStart();
    const mark = optionalMark.exec(trimmed);
    if (mark !== null) this.#report('doc/optional-mark', line, {}, { law: 'no-optional-mark' });
    const leading = mark === null ? 0 : rest.length - trimmed.length + mark[0].length;
    if (line.text.length > skip + leading) section.add(line, skip + leading);
  }

  #report<C extends Code>(code: C, line: DocLine, args: ArgumentsOf<C>, details: PendingReportDetails = {}): void {
    const end = Math.max(line.textStart + line.text.length, line.start + 1);
    this.#reports.push(pendingReport(code, this.#file.span(line.start, end), args, details));
  }
}
