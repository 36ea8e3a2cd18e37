/** What the parts of one page are written with: its flavour, and links from it to anything that has a place. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { Span } from '../../source/span.ts';
import type { Flavour } from './flavours/flavour.ts';
import { LinkLedger, type PageLinks } from './link-ledger.ts';
import type { Places } from './places.ts';

/** A reference that leads nowhere. */
export interface UnknownReference {
  readonly target: string;
  readonly span: Span;
}

/** What is to be known of a page besides its text, as plain data. */
export interface PageRecord extends PageLinks {
  /** Whether the page has the form that Prettier gives it. */
  readonly isFormatted: boolean;
}

/** One page while it is written. Every link and anchor that it gives is entered into its ledger. */
export class PageContext {
  readonly flavour: Flavour;
  /** Of this page. */
  readonly path: string;
  readonly #places: Places;
  readonly #ledger: LinkLedger;
  readonly #unknown: UnknownReference[] = [];
  #isFormatted: boolean;
  readonly #addresses: Map<string, string>;

  /** @param setting addresses: by page, how it is addressed from this one; filled when asked for */
  constructor({ flavour, path, places, addresses }: { flavour: Flavour; path: string; places: Places; addresses: Map<string, string> }) {
    this.flavour = flavour;
    this.path = path;
    this.#places = places;
    this.#addresses = addresses;
    this.#ledger = new LinkLedger(path);
    this.#isFormatted = flavour.isPrettier;
  }

  record(): PageRecord {
    return { ...this.#ledger.record(), isFormatted: this.#isFormatted };
  }

  /** What was referred to and has no place, in the order of the page. */
  get unknown(): readonly UnknownReference[] {
    return this.#unknown;
  }

  addUnknown(reference: UnknownReference): void {
    this.#unknown.push(reference);
  }

  /** What was written for a draft of this page stands on it, too. */
  add({ anchors, links, isFormatted }: Pick<PageRecord, 'anchors' | 'links' | 'isFormatted'>): void {
    for (const anchor of anchors) this.#ledger.addTarget(anchor);
    for (const link of links) this.#ledger.addLink(link);
    this.#isFormatted &&= isFormatted;
  }

  /** For parts of the page whose form only Prettier knows. */
  leaveToPrettier(): void {
    this.#isFormatted = false;
  }

  /** A link to a definition or built-in type, shown as code unless `content` says otherwise; undefined if there is none. */
  linkTo(name: string, content = this.flavour.codeSpan(name)): string | undefined {
    const place = this.#places.find(name);
    return place && this.linkToAnchor(place.page, place.anchor, content);
  }

  linkToPage(page: string, content: string): string {
    this.#ledger.addLink(`${page}#`);
    return `[${content}](${this.#addressOf(page)})`;
  }

  linkToAnchor(page: string, anchor: string, content: string): string {
    this.#ledger.addLink(`${page}#${anchor}`);
    return `[${content}](${page === this.path ? '' : this.#addressOf(page)}#${anchor})`;
  }

  #addressOf(page: string): string {
    const address = this.#addresses.get(page) ?? this.flavour.address(this.path, page);
    this.#addresses.set(page, address);
    return address;
  }

  /** Takes an anchor for something on this page; {@link anchor} or {@link heading} must then write it. */
  takeAnchor(wanted: string): string {
    return this.#places.takeAnchor(this.path, wanted);
  }

  anchor(id: string): string {
    this.#ledger.addTarget(id);
    return this.flavour.anchor(id);
  }

  heading(level: number, content: string): string {
    return this.flavour.heading(level, content);
  }

  /** The heading of a definition or built-in type, which has its place on this page. */
  definitionHeading(level: number, content: string, name: string): string {
    const place = this.#places.find(name);
    invariant(place?.page === this.path, `${name} is not at home on page ${this.path}`);
    this.#ledger.addTarget(place.anchor);
    return this.flavour.heading(level, content, { anchor: place.anchor, name });
  }
}
