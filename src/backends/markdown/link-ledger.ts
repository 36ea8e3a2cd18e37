/** The anchors that were written on one page, and the links on it: tells, of all pages together, which links lead nowhere. */
import type { Place } from './places.ts';

/** What one page has and leads to, as plain data. */
export interface PageLinks {
  /** Its path, without extension. */
  readonly page: string;
  readonly anchors: readonly string[];
  readonly links: readonly Place[];
}

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

  /** What was entered until now. */
  record(): PageLinks {
    return { page: this.#page, anchors: [...this.#anchors], links: [...this.#links.values()] };
  }
}

/** Links without target on all these pages. */
export function findDangling(pages: readonly PageLinks[]): readonly DanglingLink[] {
  const anchorsOf = new Map(pages.map(({ page, anchors }) => [page, new Set(anchors)] as const));
  return pages.flatMap(({ page: from, links }) => (
    links.filter(({ page, anchor }) => anchorsOf.get(page)?.has(anchor) !== true).map((place) => ({ ...place, from }))
  ));
}
