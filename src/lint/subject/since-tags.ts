/** Every version that the documentation names: takes a schema's documented definitions, gives each with what it is about. */
import type { Definition } from '../../schema/model.ts';
import { parseVersion, type Version } from '../../schema/version.ts';
import type { Span } from '../../source/span.ts';
import { ownerText } from '../words.ts';
import type { Documented } from './subject.ts';

/** A version, and since when what is said to be there. */
export interface SinceTag {
  /** As written. */
  readonly text: string;
  readonly version: Version;
  readonly what: string;
  readonly span: Span;
  readonly definition: Definition;
  /** Absent for the definition itself. */
  readonly part: { readonly name: string; readonly isFeature: boolean } | undefined;
}

/** The definition's own first. */
export function sinceTags({ definition, doc, parts: { noun, parts, features } }: Documented): readonly SinceTag[] {
  const tags: SinceTag[] = [];
  const add = (tag: { readonly text: string | undefined; readonly what: string; readonly span: Span | undefined; readonly part: SinceTag['part'] }): void => {
    const version = tag.text === undefined ? undefined : parseVersion(tag.text);
    if (tag.text === undefined || version === undefined || tag.span === undefined) return;
    tags.push({ text: tag.text, version, what: tag.what, span: tag.span, definition, part: tag.part });
  };
  add({ text: definition.since, what: ownerText(definition), span: doc.sections.find(({ kind }) => kind === 'since')?.span, part: undefined });
  for (const { name, since, doc: section } of parts) {
    add({ text: since, what: `${noun} '${name}'`, span: section?.nameSpan ?? section?.span, part: { name, isFeature: false } });
  }
  for (const { name, since, doc: section } of features) {
    add({ text: since, what: `feature '${name}'`, span: section?.nameSpan ?? section?.span, part: { name, isFeature: true } });
  }
  return tags;
}
