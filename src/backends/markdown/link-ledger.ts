/** The anchors that were written on one page, and the links on it: tells, of all pages together, which links lead nowhere. */
import type { Place } from './places.ts';

interface DanglingLink extends Place {
  /** The page that the link stands on. */
  readonly from: string;
}

/** A record of one page; pages are named by their paths, without extension. */
export class LinkLedger {
  readonly #page: string;
  readonly #anchors = new Set(['']);
  readonly #links = new Map<string, Place>();

  constructor(page: string) {
    this.#page = page;
  }

  /** An anchor is there. */
  addTarget(anchor: string): void {
    this.#anchors.add(anchor);
  }

  /** @param anchor absent: the page as a whole */
  addLink(page: string, anchor = ''): void {
    const key = `${page}#${anchor}`;
    if (!this.#links.has(key)) this.#links.set(key, { page, anchor });
  }

  /** Links without target on all these pages. */
  static findDangling(ledgers: readonly LinkLedger[]): readonly DanglingLink[] {
    const anchors = new Map(ledgers.map((ledger) => [ledger.#page, ledger.#anchors] as const));
    return ledgers.flatMap((ledger) => (
      [...ledger.#links.values()].filter(({ page, anchor }) => anchors.get(page)?.has(anchor) !== true).map((place) => ({ ...place, from: ledger.#page }))
    ));
  }
}
