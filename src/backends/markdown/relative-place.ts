/** Places in prose as plain data that stays true when text before it changes: takes spans, gives places, and spans again. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { Module, Schema } from '../../schema/model.ts';
import { filesOf } from '../../schema/traverse.ts';
import type { Span } from '../../source/span.ts';
import type { UnknownReference } from './page-context.ts';

/** A stretch of the documentation of a definition, or of a module's file. */
export interface RelativePlace {
  readonly owner: { readonly kind: 'definition' | 'module'; readonly name: string };
  /** Offsets from where the documentation, or the file, begins. */
  readonly start: number;
  readonly end: number;
}

/** A reference to nothing, as plain data. */
export interface PlacedReference {
  readonly target: string;
  readonly place: RelativePlace;
}

/** The same references, wherever what stands before them moves them. */
export function placed(references: readonly UnknownReference[], module: Module, schema: Schema): readonly PlacedReference[] {
  return references.map(({ target, span }) => ({ target, place: placeOf(span, module, schema) }));
}

/** @param span in the documentation of a definition, or else in the file of the module */
function placeOf({ file, start, end }: Span, module: Module, { definitions }: Schema): RelativePlace {
  for (const { name, doc } of definitions.values()) {
    if (doc === undefined || doc.span.file !== file || start < doc.span.start || doc.span.end < end) continue;
    return { owner: { kind: 'definition', name }, start: start - doc.span.start, end: end - doc.span.start };
  }
  invariant(filesOf(module).has(file), `prose of ${file.path} that belongs to no definition is on the page of ${module.name}`);
  return { owner: { kind: 'module', name: module.name }, start, end };
}

/** Where that is now. */
export function spanOf({ owner, start, end }: RelativePlace, { modules, definitions }: Schema): Span {
  if (owner.kind === 'definition') {
    const documented = definitions.get(owner.name)?.doc?.span;
    invariant(documented !== undefined, `${owner.name} has no documentation any more`);
    return documented.file.span(documented.start + start, documented.start + end);
  }
  const module = modules.find(({ name }) => name === owner.name);
  const [file] = module === undefined ? [] : filesOf(module);
  invariant(file !== undefined, `${owner.name} is read from no file any more`);
  return file.span(start, end);
}
