/**
 * The pages behind the codes, one Markdown file each (`pages/<folder>/<slug>.md`): takes the folder that they
 * stand in, gives their text. `docs/diagnostics.md` describes what a page consists of.
 */
import { join } from 'node:path';
import type { FileReader } from '../source/file-system.ts';
import { catalogue, type Code } from './catalogue.ts';
import type { Severity } from './diagnostic.ts';

/** Where the pages are, and through what they are read. */
export interface PageSource {
  readonly folder: string;
  readonly fileReader: FileReader;
}

/** A line of the list of codes. */
export interface CodeSummary {
  readonly code: Code;
  readonly severity: Severity;
  /** The page's title. */
  readonly title: string;
}

/** What is written down about a code. */
export interface CodeDescription {
  /** The page's title. */
  readonly title: string;
  /** As Markdown, without its front matter. */
  readonly page: string;
  /** Unless a dialect or a configuration decides otherwise. */
  readonly severity: Severity;
}

/** Whether a text is one of the codes of the catalogue. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}

/** All codes, in the catalogue's order. */
export function allCodes(): readonly Code[] {
  return Object.keys(catalogue).filter(isCode);
}

/**
 * The page of a code as Markdown, without its front matter.
 * @throws FileSystemError if the page is missing
 */
export function readPage(code: Code, { folder, fileReader }: PageSource): string {
  return fileReader.readText(join(folder, `${code}.md`)).replace(/^---\n.*?\n---\n+/s, '');
}

/** Every code with its severity and the title of its page. */
export function summarizeCodes(source: PageSource): readonly CodeSummary[] {
  return allCodes().map((code) => {
    const { severity, title } = describeCode(code, source);
    return { code, severity, title };
  });
}

/**
 * The page of a code, its title and its severity.
 * @throws FileSystemError if the page is missing
 */
export function describeCode(code: Code, source: PageSource): CodeDescription {
  const page = readPage(code, source);
  return { title: /^# (.+)$/m.exec(page)?.[1] ?? '', page, severity: catalogue[code].severity };
}
