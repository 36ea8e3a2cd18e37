/** What one run of the backend works with, on whichever page. */
import type { DocsMode } from '../../codegen/backend.ts';
import { markdownTemplates } from '../../codegen/generated/markdown-templates.ts';
import type { Pieces } from '../../codegen/pieces.ts';
import { createRenderer } from '../../codegen/render.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { SchemaHistory } from '../../schema/history.ts';
import type { Schema } from '../../schema/model.ts';
import type { Block, SchemaMarkup } from '../../schema/markup.ts';
import type { Flavour } from './flavours/flavour.ts';
import { PageContext } from './page-context.ts';
import { Places } from './places.ts';
import { findUses, type Uses } from './uses.ts';

interface GenerationRequest {
  readonly schema: Schema;
  readonly mode: DocsMode;
  readonly markup: SchemaMarkup;
  readonly flavour: Flavour;
  readonly history: SchemaHistory | undefined;
  readonly pieces: Pieces;
}

/** The schema, the places of everything in it, and its prose, shared by all pages. */
export class Generation {
  readonly schema: Schema;
  readonly mode: DocsMode;
  readonly flavour: Flavour;
  /** Of released versions, if they are known. */
  readonly history: SchemaHistory | undefined;
  readonly places: Places;
  readonly uses: Uses;
  readonly pieces: Pieces;
  readonly render = createRenderer(markdownTemplates);
  readonly #markup: SchemaMarkup;
  /** By page and page: how the second is addressed from the first. */
  readonly #addresses = new Map<string, Map<string, string>>();

  constructor({ schema, mode, markup, flavour, history, pieces }: GenerationRequest) {
    this.schema = schema;
    this.mode = mode;
    this.flavour = flavour;
    this.history = history;
    this.pieces = pieces;
    this.places = new Places(schema);
    this.uses = findUses(schema);
    this.#markup = markup;
  }

  openPage(path: string): PageContext {
    const addresses = this.#addresses.get(path) ?? new Map<string, string>();
    this.#addresses.set(path, addresses);
    return new PageContext({ flavour: this.flavour, path, places: this.places, addresses });
  }

  /** The blocks of a section; of none, or if no prose is copied, none. */
  blocksOf(section: DocSection | undefined): readonly Block[] {
    return section === undefined || this.mode !== 'full' ? [] : this.#markup.blocksOf(section);
  }
}
