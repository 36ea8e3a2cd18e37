/** Every version that the documentation names: takes a schema's documented definitions, gives each with what it is about. */
import type { ItemName } from '../../schema/history.ts';
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
  /** False for the definition itself. */
  readonly isOfPart: boolean;
  /** What the history of the schema calls it; features of parts have none of their own. */
  readonly item: ItemName | undefined;
}

const itemKindOf = { value: 'value', member: 'member', argument: 'member', branch: 'alternative' } as const;

/** The definition's own first. */
export function sinceTags({ definition, doc, parts: { noun, parts, features } }: Documented): readonly SinceTag[] {
  const tags: SinceTag[] = [];
  const add = (tag: { readonly text: string | undefined; readonly what: string; readonly span: Span | undefined; readonly isOfPart: boolean; readonly item: ItemName | undefined }): void => {
    const version = tag.text === undefined ? undefined : parseVersion(tag.text);
    if (tag.text === undefined || version === undefined || tag.span === undefined) return;
    tags.push({ text: tag.text, version, what: tag.what, span: tag.span, definition, isOfPart: tag.isOfPart, item: tag.item });
  };
  add({ text: definition.since, what: ownerText(definition), span: doc.sections.find(({ kind }) => kind === 'since')?.span, isOfPart: false, item: { definition: definition.name } });
  for (const { name, since, doc: section } of parts) {
    if (since === undefined) continue;
    const item = { definition: definition.name, part: { kind: itemKindOf[noun], name } };
    add({ text: since, what: `${noun} '${name}'`, span: section?.nameSpan ?? section?.span, isOfPart: true, item });
  }
  for (const feature of features) {
    const { name, since, doc: section } = feature;
    const item = definition.features.includes(feature) ? { definition: definition.name, part: { kind: 'feature' as const, name } } : undefined;
    add({ text: since, what: `feature '${name}'`, span: section?.nameSpan ?? section?.span, isOfPart: true, item });
  }
  return tags;
}
