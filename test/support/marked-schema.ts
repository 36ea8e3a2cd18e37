/**
 * Schemas with their mistakes marked: takes text in which «…» is the place of a finding and ‹…› a place related to it,
 * gives the text without marks, and holds the compiler's findings to them.
 */
import { expect } from 'vitest';
import type { Code } from '../../src/diagnostics/catalogue.ts';
import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.ts';
import { compile, type CompileResult } from '../../src/project/compile.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import type { Schema } from '../../src/schema/model.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import type { Span } from '../../src/source/span.ts';

/** One text, or several by path with the root under `schema.json`. */
export type Sources = string | Readonly<Record<string, string>>;

export interface Expectation {
  /** `latest` unless told. */
  readonly dialect?: string;
  readonly severity?: Severity;
  /** `undefined` if there must be none. */
  readonly suggestion?: string | undefined;
  readonly message?: string;
}

export function compileSources(sources: Sources, dialectLabel = 'latest'): CompileResult {
  const texts = typeof sources === 'string' ? { 'schema.json': sources } : sources;
  const dialect = dialectLabel === 'auto' ? 'auto' : findDialect(dialectLabel);
  if (dialect === undefined) throw new Error(`there is no dialect ${dialectLabel}`);
  return compile({ root: 'schema.json', fileReader: memoryFileSystem(new Map(Object.entries(texts))), dialect });
}

/** Expects no finding at all, not even a warning; gives the model. */
export function expectAccepted(sources: Sources, dialect = 'latest'): Schema {
  const { diagnostics, schema } = compileSources(sources, dialect);
  expect(diagnostics.map(describeFinding)).toEqual([]);
  if (schema === undefined) throw new Error('no model and no finding');
  return schema;
}

/** Expects one finding, at the mark, with related places at theirs; gives it. */
export function expectFinding(code: Code, marked: Sources, { dialect, ...expected }: Expectation = {}): Diagnostic {
  const [finding, ...others] = expectFindings([code], marked, dialect);
  if (finding === undefined || others.length > 0) throw new Error('one finding was expected');
  const { severity, suggestion, message } = finding;
  expect({ severity, suggestion, message }).toMatchObject(expected);
  if (expected.suggestion === undefined && 'suggestion' in expected) expect(suggestion).toBeUndefined();
  return finding;
}

/** Expects findings with these codes in this order, at the marks in the order of the text. */
export function expectFindings(codes: readonly Code[], marked: Sources, dialect = 'latest'): readonly Diagnostic[] {
  const { sources, places, related } = readMarks(marked);
  const { diagnostics } = compileSources(sources, dialect);
  expect(diagnostics.map(describeFinding)).toEqual(codes.map((code, index) => `${places[index] ?? 'no mark'} ${code}`));
  expect(diagnostics.flatMap((finding) => finding.related.map(({ span }) => placeOf(span)))).toEqual(related);
  return diagnostics;
}

/** Its place and code in one line. */
export function describeFinding({ code, file, span, focus }: Diagnostic): string {
  const place = focus ?? span;
  return `${place === undefined ? file : placeOf(place)} ${code}`;
}

function placeOf({ file, start, end, text }: Span): string {
  return `${file.path}:${start}-${end} ${JSON.stringify(text)}`;
}

interface Marks {
  readonly sources: Readonly<Record<string, string>>;
  readonly places: readonly string[];
  readonly related: readonly string[];
}

function readMarks(marked: Sources): Marks {
  const files = Object.entries(typeof marked === 'string' ? { 'schema.json': marked } : marked);
  const places: string[] = [];
  const related: string[] = [];
  const sources = files.map(([path, text]) => {
    const open: number[] = [];
    let plain = '';
    for (const character of text) {
      if (character === '«' || character === '‹') open.push(plain.length);
      else if (character !== '»' && character !== '›') plain += character;
      else {
        const start = open.pop() ?? 0;
        const place = `${path}:${start}-${plain.length} ${JSON.stringify(plain.slice(start))}`;
        (character === '»' ? places : related).push(place);
      }
    }
    return [path, plain];
  });
  return { sources: Object.fromEntries(sources) as Record<string, string>, places, related };
}
