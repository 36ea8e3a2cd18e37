/** How many branches the unions of a schema have: takes the numbers of each, says when there are too many. */

/**
 * A union has a branch for each value of its discriminator, so that a few lines can make millions: more are refused,
 * so that no input exhausts the memory. All unions of QEMU together have some hundreds.
 */
export const maximumBranches = 1_000_000;

/** Counts the branches of all unions of one schema. */
export class BranchCount {
  #count = 0;

  /** Adds those of one union. Of the unions that are too many, the first is `first-too-many`. */
  add(branches: number): 'fits' | 'first-too-many' | 'too-many' {
    const before = this.#count;
    this.#count += branches;
    if (this.#count <= maximumBranches) return 'fits';
    return before <= maximumBranches ? 'first-too-many' : 'too-many';
  }
}
