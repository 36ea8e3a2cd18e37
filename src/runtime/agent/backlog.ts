/** What waits for its turn, first in first out, without moving the rest at each step. */

/** A queue. */
export class Backlog<Item> {
  #items: Item[] = [];
  #next = 0;

  get size(): number {
    return this.#items.length - this.#next;
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  /** The item that waits the longest. @throws RangeError if none does */
  take(): Item {
    if (this.size === 0) throw new RangeError('nothing waits');
    const item = this.#items[this.#next] as Item;
    if (++this.#next === this.#items.length) this.clear();
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#next = 0;
  }
}
