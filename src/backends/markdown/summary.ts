/** The first sentence about each definition, for lists: takes definitions, gives Markdown in one line for each. */
import type { Definition } from '../../schema/model.ts';
import type { Inline } from '../../schema/markup.ts';
import { definitionsOf } from '../../schema/traverse.ts';
import { freeContext } from './definition-context.ts';
import type { Generation } from './generation.ts';
import { renderTitle } from './inlines.ts';
import type { PageContext } from './page-context.ts';

/** Empty where nothing is said. */
export type Summaries = ReadonlyMap<Definition, string>;

/** For a list of definitions on a page, which gets the links that are in the sentences. What is said in a module is a piece of it. */
export function summariesFor(definitions: readonly Definition[], generation: Generation, page: PageContext): Summaries {
  const listed = new Set(definitions);
  return new Map(generation.schema.modules.flatMap((module) => {
    const own = definitionsOf(module).filter((definition) => listed.has(definition));
    if (own.length === 0) return [];
    const { texts, record } = generation.pieces.of(module, `summaries for ${page.path}`, () => {
      const draft = generation.openPage(page.path);
      return { texts: own.map((definition) => summaryOf(definition, generation, draft)), record: draft.record() };
    });
    page.add(record);
    return own.map((definition, index) => [definition, texts[index] ?? ''] as const);
  }));
}

function summaryOf(definition: Definition, generation: Generation, page: PageContext): string {
  const section = definition.doc?.sections.find(({ kind, text }) => kind === 'plain' && text !== '');
  const paragraph = generation.blocksOf(section).find((block) => block.kind === 'paragraph');
  if (paragraph === undefined) return '';
  const context = { ...freeContext([], { generation, page }), reportUnknown: () => undefined };
  return renderTitle(firstSentence(paragraph.content), context).replace(/[.:]$/, '');
}

const sentenceEnd = /(?<!\b(?:e\.g|i\.e|etc|vs|resp))[.!?](?=\s|$)/;

function firstSentence(inlines: readonly Inline[]): readonly Inline[] {
  const end = inlines.findIndex((inline) => inline.kind === 'text' && sentenceEnd.test(inline.text));
  const last = inlines[end];
  if (last?.kind !== 'text') return inlines;
  const { index = last.text.length } = sentenceEnd.exec(last.text) ?? {};
  return [...inlines.slice(0, end), { ...last, text: last.text.slice(0, index) }];
}
