/** The first sentence about a definition, for lists: takes the definition, gives Markdown in one line. */
import type { Definition } from '../../schema/model.ts';
import type { Inline } from '../../schema/markup.ts';
import { freeContext } from './definition-context.ts';
import type { Generation } from './generation.ts';
import { renderTitle } from './inlines.ts';
import type { PageContext } from './page-context.ts';

/** Empty if nothing is said of it. */
export function summaryOf(definition: Definition, generation: Generation, page: PageContext): string {
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
