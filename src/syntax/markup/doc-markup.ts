/** The markup of all documentation of a schema: takes its doc comments, gives the blocks of each section. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Block, Markup, SchemaMarkup } from '../../schema/markup.ts';
import { parseDoc, type MarkupOptions } from './parse-markup.ts';

/** What the sections of doc comments were read as. */
export type MarkupBlocks = WeakMap<Doc, ReadonlyMap<DocSection, Markup>>;

/** Doc comments are read once, when one of their sections is asked for. */
export class DocMarkup implements SchemaMarkup {
  readonly #options: MarkupOptions;
  readonly #docs = new Map<DocSection, Doc>();
  readonly #markup: MarkupBlocks;

  /** @param markup what was read before, in this way; what is read is added */
  constructor(docs: readonly Doc[], options: MarkupOptions, markup: MarkupBlocks = new WeakMap()) {
    this.#options = options;
    this.#markup = markup;
    for (const doc of docs) for (const section of doc.sections) this.#docs.set(section, doc);
  }

  blocksOf(section: DocSection): readonly Block[] {
    const doc = this.#docs.get(section);
    const markup = doc && this.#markupOf(doc).get(section);
    invariant(markup !== undefined, 'a section belongs to no doc comment of the schema');
    return markup.blocks;
  }

  #markupOf(doc: Doc): ReadonlyMap<DocSection, Markup> {
    const known = this.#markup.get(doc);
    if (known !== undefined) return known;
    const markup = parseDoc(doc, this.#options);
    this.#markup.set(doc, markup);
    return markup;
  }
}
