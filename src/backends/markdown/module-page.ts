/** The page of one schema file: takes the module, gives its definitions and the prose between them, in the order of the file. */
import type { Doc } from '../../schema/doc.ts';
import type { Definition, Module } from '../../schema/model.ts';
import type { Heading } from '../../schema/markup.ts';
import { definitionsOf } from '../../schema/traverse.ts';
import { freeContext } from './definition-context.ts';
import { definitionPart } from './definition-part.ts';
import { oneLine } from './escape.ts';
import { FreeTextWriter } from './free-text.ts';
import type { Generation } from './generation.ts';
import { plainText, renderTitle } from './inlines.ts';
import type { PageContext } from './page-context.ts';

interface ModulePage {
  /** Plain text. */
  readonly title: string;
  /** The title as Markdown. */
  readonly heading: string;
  /** Markdown without a line end at its end; none is empty. */
  readonly parts: readonly string[];
}

/** Title and parts of a module's page; `parts` is empty if the file defines nothing and says nothing. */
export function modulePage(module: Module, generation: Generation, page: PageContext): ModulePage {
  const items = itemsOf(module);
  const title = titleOf(items, generation);
  const freeText = new FreeTextWriter(title, { generation, page });
  const parts = items.map((item) => (item.kind === 'doc'
    ? freeText.write(item.doc).join('\n')
    : definitionPart(item.definition, freeText.level + 1, { module, generation, page })));
  const name = moduleLabel(module);
  return {
    title: title === undefined ? name : plainText(title.content),
    heading: title === undefined ? page.flavour.escape(name) : renderTitle(title.content, freeContext([], { generation, page })),
    parts: parts.filter((part) => part !== ''),
  };
}

type Item =
  | { readonly kind: 'definition'; readonly start: number; readonly definition: Definition }
  | { readonly kind: 'doc'; readonly start: number; readonly doc: Doc };

function itemsOf(module: Module): readonly Item[] {
  const definitions = definitionsOf(module);
  const documented = new Set(definitions.map(({ doc }) => doc));
  return [
    ...definitions.map((definition): Item => ({ kind: 'definition', start: definition.span?.start ?? 0, definition })),
    ...module.docs.filter((doc) => !documented.has(doc)).map((doc): Item => ({ kind: 'doc', start: doc.span.start, doc })),
  ].sort((left, right) => left.start - right.start);
}

/** A file that begins with a heading is called by it. */
function titleOf([first]: readonly Item[], generation: Generation): Heading | undefined {
  if (first?.kind !== 'doc' || first.doc.symbol !== undefined) return undefined;
  const block = generation.blocksOf(first.doc.sections[0])[0];
  return block?.kind === 'heading' && plainText(block.content) !== '' ? block : undefined;
}

function moduleLabel({ name }: Module): string {
  return oneLine(name.replace(/\.json$/, ''));
}
