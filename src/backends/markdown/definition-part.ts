/** One definition on the page of its module: takes it, gives Markdown, which is a piece of it. */
import type { Definition, Module } from '../../schema/model.ts';
import { hasFootnotes } from './definition-context.ts';
import { definitionView } from './definition-view.ts';
import { listEntries } from './entries.ts';
import type { Generation } from './generation.ts';
import type { PageContext, PageRecord } from './page-context.ts';
import { placed, spanOf, type PlacedReference } from './relative-place.ts';

interface Setting {
  readonly module: Module;
  readonly generation: Generation;
  readonly page: PageContext;
}

/** What a definition brings to its page, as plain data. */
interface DefinitionPart {
  readonly text: string;
  readonly record: PageRecord;
  readonly unknown: readonly PlacedReference[];
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
  const writeTo = (target: PageContext): string => (
    generation.render('definition', definitionView(definition, { level, lists, generation, page: target })).trimEnd()
  );
  // Anchors of footnotes are taken while they are written, with numbers where others on the page are called the same.
  if (!generation.pieces.areKept || hasFootnotes(definition.doc?.sections ?? [])) return writeTo(page);
  const { text, record, unknown } = generation.pieces.ofDefinition(definition, `${level} ${anchors.join(' ')}`, (): DefinitionPart => {
    const draft = generation.openPage(page.path);
    return {
      text: writeTo(draft),
      record: draft.record(),
      unknown: placed(draft.unknown, module, generation.schema),
    };
  });
  page.add(record);
  for (const { target, place } of unknown) page.addUnknown({ target, span: spanOf(place, generation.schema) });
  return text;
}
