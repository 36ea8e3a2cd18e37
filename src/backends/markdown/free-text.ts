/** Prose between definitions: takes the documentation blocks of a file that belong to none, gives lines with headings. */
import type { Doc } from '../../schema/doc.ts';
import type { Heading } from '../../schema/markup.ts';
import { renderBlocks } from './blocks.ts';
import { freeContext } from './definition-context.ts';
import type { Generation } from './generation.ts';
import { renderTitle } from './inlines.ts';
import { joinGroups, type Lines } from './lines.ts';
import type { PageContext } from './page-context.ts';
import { renderSection } from './prose-sections.ts';

const lowestLevel = 5;

/** Writes the blocks of one page in their order, since headings decide on the level of what follows them. */
export class FreeTextWriter {
  readonly #generation: Generation;
  readonly #page: PageContext;
  readonly #title: Heading | undefined;
  #level = 1;

  /** @param title the heading that is the page's title, and is not repeated */
  constructor(title: Heading | undefined, { generation, page }: { generation: Generation; page: PageContext }) {
    this.#generation = generation;
    this.#page = page;
    this.#title = title;
  }

  /** The level of the section that what comes next stands in; that of the page's title is 1. */
  get level(): number {
    return this.#level;
  }

  write(doc: Doc): Lines {
    return doc.symbol === undefined ? this.#freeForm(doc) : this.#stray(doc);
  }

  #freeForm({ sections }: Doc): Lines {
    const context = freeContext(sections, { generation: this.#generation, page: this.#page });
    const groups: Lines[] = [];
    for (const section of sections) {
      const blocks = this.#generation.blocksOf(section);
      let start = 0;
      blocks.forEach((block, index) => {
        if (block.kind !== 'heading') return;
        groups.push(renderBlocks(blocks.slice(start, index), context));
        start = index + 1;
        if (block === this.#title) return;
        this.#level = this.#levelOf(block);
        groups.push([this.#page.heading(this.#level, renderTitle(block.content, context))]);
      });
      groups.push(renderBlocks(blocks.slice(start), context));
    }
    return joinGroups(groups);
  }

  /** The title's own level, and what is above it, is that of the sections of the page. */
  #levelOf({ level }: Heading): number {
    const top = this.#title?.level ?? 0;
    return Math.min(Math.max(level - top + 1, 2), lowestLevel);
  }

  /** Documentation of something that the schema does not define where it stands, as older releases have it. */
  #stray({ symbol = '', sections }: Doc): Lines {
    const context = freeContext(sections, { generation: this.#generation, page: this.#page });
    const text = joinGroups(sections.map((section) => renderSection(section, this.#generation, context)));
    return text.length === 0 ? [] : joinGroups([[`**${this.#page.flavour.codeSpan(symbol)}**`], text]);
  }
}
