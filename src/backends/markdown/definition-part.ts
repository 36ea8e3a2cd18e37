/** One definition on the page of its module: takes it, gives Markdown, which is a piece of it. */
import type { Definition, Module } from '../../schema/model.ts';
import { hasFootnotes } from './definition-context.ts';
import { definitionView } from './definition-view.ts';
import { listEntries } from './entries.ts';
import type { Generation } from './generation.ts';
import type { PageContext, PageRecord } from './page-context.ts';
import { placeOf, spanOf, type RelativePlace } from './relative-place.ts';

interface Setting {
  readonly module: Module;
  readonly generation: Generation;
  readonly page: PageContext;
}

/** What a definition brings to its page, as plain data. */
interface DefinitionPart {
  readonly text: string;
  readonly record: PageRecord;
  readonly unknown: readonly { readonly target: string; readonly place: RelativePlace }[];
}

/**
 * Markdown without a line end at its end.
 * @param level of the heading
 */
export function definitionPart(definition: Definition, level: number, { module, generation, page }: Setting): string {
  const anchor = generation.places.find(definition.name)?.anchor ?? '';
  const anchors: string[] = [];
  const lists = listEntries(definition, anchor, (wanted) => {
    const taken = page.takeAnchor(wanted);
    anchors.push(taken);
    return taken;
  });
  const make = (): DefinitionPart => {
    const draft = generation.openPage(page.path);
    const text = generation.render('definition', definitionView(definition, { level, lists, generation, page: draft })).trimEnd();
    const unknown = draft.unknown.map(({ target, span }) => ({ target, place: placeOf(span, module, generation.schema) }));
    return { text, record: draft.record(), unknown };
  };
  // Anchors are numbered where others on the page are called the same, and those of footnotes are taken while they are written.
  const { text, record, unknown } = hasFootnotes(definition.doc?.sections ?? [])
    ? make()
    : generation.pieces.ofDefinition(definition, `${level} ${anchors.join(' ')}`, make);
  page.add(record);
  for (const { target, place } of unknown) page.addUnknown({ target, span: spanOf(place, generation.schema) });
  return text;
}
