/** Every anchor that was written and every link to one: tells which links lead nowhere. */
import type { Place } from './places.ts';

interface DanglingLink extends Place {
  /** The page that the link stands on. */
  readonly from: string;
}

/** A record for one run; pages are named by their paths, without extension. */
export class LinkLedger {
  readonly #anchors = new Set<string>();
  readonly #links = new Map<string, DanglingLink>();

  /** An anchor, or a page as a whole, is there. */
  addTarget(page: string, anchor = ''): void {
    this.#anchors.add(`${page}#${anchor}`);
  }

  addLink(from: string, page: string, anchor = ''): void {
    const key = `${page}#${anchor}`;
    if (!this.#links.has(key)) this.#links.set(key, { from, page, anchor });
  }

  /** Links without target, each with the first page that it stands on. */
  findDangling(): readonly DanglingLink[] {
    return [...this.#links].filter(([key]) => !this.#anchors.has(key)).map(([, link]) => link);
  }
}
