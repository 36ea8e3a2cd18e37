/** The anchors that were written on one page, and the links on it: tells, of all pages together, which links lead nowhere. */
/** What one page has and leads to, as plain data. */
export interface PageLinks {
  /** Its path, without extension. */
  readonly page: string;
  readonly anchors: readonly string[];
  /** Where its links lead: path, `#` and anchor, which is empty for a page as a whole. */
  readonly links: readonly string[];
}

interface DanglingLink {
  /** The page that the link stands on. */
  readonly from: string;
  readonly to: string;
}

/** A record of one page; pages are named by their paths, without extension. */
export class LinkLedger {
  readonly #page: string;
  readonly #anchors = new Set(['']);
  readonly #links = new Set<string>();

  constructor(page: string) {
    this.#page = page;
  }

  /** An anchor is there. */
  addTarget(anchor: string): void {
    this.#anchors.add(anchor);
  }

  /** @param to as in {@link PageLinks.links} */
  addLink(to: string): void {
    this.#links.add(to);
  }

  /** What was entered until now. */
  record(): PageLinks {
    return { page: this.#page, anchors: [...this.#anchors], links: [...this.#links] };
  }
}

/** Links without target on all these pages. */
export function findDangling(pages: readonly PageLinks[]): readonly DanglingLink[] {
  const places = new Set(pages.flatMap(({ page, anchors }) => anchors.map((anchor) => `${page}#${anchor}`)));
  return pages.flatMap(({ page: from, links }) => links.filter((to) => !places.has(to)).map((to) => ({ from, to })));
}
