/** What a rewriting could not keep: takes findings in a new text, gives them at places that the user has. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Definition, Schema } from '../schema/model.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { RewrittenFile } from './rewritten-file.ts';

/** A schema before and after, and whence its definitions come. */
export interface Rewriting {
  readonly before: Schema;
  readonly after: Schema | undefined;
  /** The old name of each definition, by the new one; for those that are new, the name of that which needs them. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Each at the definition of the old text, and there at the same word if it is there once; where there is none, in the file. */
export function locateInSource(diagnostics: readonly Diagnostic[], { before, after, origins }: Rewriting): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const place = diagnostic.focus ?? diagnostic.span;
    const owner = [...after?.definitions.values() ?? []].find((definition) => place !== undefined && isIn(place, definition));
    const source = owner === undefined ? undefined : before.definitions.get(origins.get(owner.name) ?? owner.name)?.span;
    const word = source === undefined || place === undefined ? undefined : onlyOccurrence(place.text, source);
    return { ...diagnostic, file: source?.file.path ?? diagnostic.file, span: source, focus: word, related: [] };
  });
}

/** Each in the file that was written for the one that it names; both lists have the same order. */
export function locateInCopies(diagnostics: readonly Diagnostic[], files: readonly RewrittenFile[], copies: readonly RewrittenFile[]): readonly Diagnostic[] {
  const written = new Map(files.map(({ path }, index) => {
    const copy = copies[index];
    return [path, copy === undefined ? undefined : new SourceFile(copy.path, copy.after)];
  }));
  const move = (span: Span): Span => written.get(span.file.path)?.span(span.start, span.end) ?? span;
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    file: written.get(diagnostic.file)?.path ?? diagnostic.file,
    span: diagnostic.span && move(diagnostic.span),
    focus: diagnostic.focus && move(diagnostic.focus),
    related: diagnostic.related.map(({ message, span }) => ({ message, span: move(span) })),
  }));
}

function isIn(place: Span, { span, doc }: Definition): boolean {
  return [span, doc?.span].some((whole) => whole !== undefined && whole.file.path === place.file.path && whole.start <= place.start && place.end <= whole.end);
}

function onlyOccurrence(word: string, { file, start, text }: Span): Span | undefined {
  const at = word === '' ? -1 : text.indexOf(word);
  return at === -1 || text.includes(word, at + 1) ? undefined : file.span(start + at, start + at + word.length);
}
