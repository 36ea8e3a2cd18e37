/** What one renderer of Markdown wants differently from another: each flavour gives its spelling of the same things. */
import type { GeneratedFile } from '../../../codegen/backend.ts';
import type { Lines } from '../lines.ts';
import type { FlavourName } from '../options.ts';

/** How loud a box with a title is. */
export type BoxKind = 'note' | 'tip' | 'warning' | 'danger';

/** Paths of pages are relative to the target's folder and have no extension: `index`, `qapi/block-core`. */
export interface PageEntry {
  readonly path: string;
  readonly title: string;
  /** Its place among all pages, from 0. */
  readonly position: number;
  readonly group: 'overview' | 'lists' | 'modules';
  /** Whether it only repeats what stands on other pages, so that a search does better without it. */
  readonly isIndex: boolean;
}

/** What the head of a page is made from. */
export interface PageHead extends PageEntry {
  /** Lines about where the page comes from and under which terms it stands. */
  readonly notes: Lines;
}

/** A heading that other pages refer to; renderers make anchors for the rest of them. */
export interface HeadingTarget {
  readonly anchor: string;
  /** What a table of contents may call it. */
  readonly name: string;
}

/** Lines of code, shown as they are. */
export interface Code {
  readonly text: string;
  /** For highlighting; empty for none. */
  readonly language: string;
  /** Lines that stand out, by their numbers from 1, where the renderer can show that. */
  readonly marked: readonly number[];
  /** Inside a list, quote or box. */
  readonly isNested: boolean;
}

/** The spellings of one renderer: each takes what is to be shown and gives Markdown for it. */
export interface Flavour {
  readonly name: FlavourName;
  /** Whether what it writes has the form that Prettier gives it; a page it would spoil is left alone. */
  readonly isPrettier: boolean;
  /** Prose, wherever it stands in a line. */
  escape(text: string): string;
  /** The beginning of a line of escaped prose; `isFirst` for the first one of a paragraph. */
  escapeLineStart(line: string, isFirst: boolean): string;
  codeSpan(text: string): string;
  codeBlock(code: Code): Lines;
  /** `content` is escaped already. */
  heading(level: number, content: string, target?: HeadingTarget): string;
  /** Part of a heading that a table of contents can do without. */
  aside(content: string): string;
  /** The place in a line that a link leads to. */
  anchor(id: string): string;
  /** A box with a title, which is escaped already; or what comes nearest to it. */
  box(kind: BoxKind, title: string, lines: Lines): Lines;
  /** An item of a list; `mark` is such as `-` or `1.` */
  item(mark: string, lines: Lines): Lines;
  /** What separates two lists that follow each other; without it, the second one takes other marks. */
  readonly listSeparator: string | undefined;
  /** The address of a page, seen from another. */
  address(from: string, to: string): string;
  /** What a file begins with: front matter and, where the generator does not print it itself, the title. */
  head(page: PageHead, title: string): Lines;
  /** Files besides the pages, such as a sidebar. */
  extraFiles(pages: readonly PageEntry[], title: string): readonly GeneratedFile[];
}
