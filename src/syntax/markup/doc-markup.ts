/** The markup of all documentation of a schema: takes its doc comments, gives the blocks of each section. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Block, SchemaMarkup } from '../../schema/markup.ts';
import { parseDoc, type MarkupOptions } from './parse-markup.ts';

/** What sections were read as. */
export type MarkupBlocks = WeakMap<DocSection, readonly Block[]>;

/** Doc comments are read once, when one of their sections is asked for. */
export class DocMarkup implements SchemaMarkup {
  readonly #options: MarkupOptions;
  readonly #docs: ReadonlyMap<DocSection, Doc>;
  readonly #blocks: MarkupBlocks;

  /** @param blocks those that were read before, in this way; what is read is added */
  constructor(docs: readonly Doc[], options: MarkupOptions, blocks: MarkupBlocks = new WeakMap()) {
    this.#options = options;
    this.#blocks = blocks;
    this.#docs = new Map(docs.flatMap((doc) => doc.sections.map((section) => [section, doc] as const)));
  }

  blocksOf(section: DocSection): readonly Block[] {
    if (!this.#blocks.has(section)) this.#read(section);
    const blocks = this.#blocks.get(section);
    invariant(blocks !== undefined, 'a section belongs to no doc comment of the schema');
    return blocks;
  }

  #read(section: DocSection): void {
    const doc = this.#docs.get(section);
    if (doc === undefined) return;
    for (const [each, { blocks }] of parseDoc(doc, this.#options)) this.#blocks.set(each, blocks);
  }
}
