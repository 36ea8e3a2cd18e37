/** "Did you mean": the known name nearest to a misspelt one. */

/** Letters to compare with each other in one run: enough for hundreds of unknown names in a schema of QEMU's size. */
const maximumEffort = 20_000_000;
/** What a candidate costs in letters even if its length or its letters rule it out. */
const leastEffort = 10;

/**
 * Suggestions for one run. What they take together is bounded, so that a file full of unknown names is still read in
 * linear time: those found last get none.
 */
export class Suggester {
  #effortLeft = maximumEffort;

  /**
   * The candidate with the smallest edit distance to `name`, if it is near enough to be a likely slip:
   * at most a third of the name's length, letter case and `-`/`_` counting little.
   */
  nearestName(name: string, ...candidates: readonly Iterable<string>[]): string | undefined {
    const limit = Math.max(1, Math.floor(name.length / 3));
    let best: string | undefined;
    let bestDistance = limit + 0.5;
    const folded = fold(name);
    const letters = letterSet(name);
    for (const candidate of chain(candidates)) {
      if (!this.#spend(leastEffort)) return undefined;
      if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue;
      if (countBits(letters & ~letterSet(candidate)) > limit) continue;
      if (!this.#spend(name.length * candidate.length)) return undefined;
      const foldedCandidate = fold(candidate);
      const distance = foldedCandidate === folded ? 0.5 : editDistance(folded, foldedCandidate, limit);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** A sentence for {@link nearestName}'s answer, or nothing. */
  didYouMean(name: string, ...candidates: readonly Iterable<string>[]): string | undefined {
    const nearest = this.nearestName(name, ...candidates);
    return nearest === undefined ? undefined : `Did you mean '${nearest}'?`;
  }

  /** False once there is not enough effort left. */
  #spend(effort: number): boolean {
    this.#effortLeft = Math.max(0, this.#effortLeft - effort);
    return this.#effortLeft > 0;
  }
}

/** {@link Suggester.nearestName} for a single name. */
export function nearestName(name: string, ...candidates: readonly Iterable<string>[]): string | undefined {
  return new Suggester().nearestName(name, ...candidates);
}

/** {@link Suggester.didYouMean} for a single name. */
export function didYouMean(name: string, ...candidates: readonly Iterable<string>[]): string | undefined {
  return new Suggester().didYouMean(name, ...candidates);
}

function* chain(sources: readonly Iterable<string>[]): Iterable<string> {
  for (const source of sources) yield* source;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** The characters of a name as bits, some sharing one, letter case aside: what only one of two names has takes an edit each. */
function letterSet(name: string): number {
  let set = 0;
  for (let index = 0; index < name.length; index++) set |= 1 << (name.charCodeAt(index) & 31);
  return set;
}

function countBits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count++;
  return count;
}

/** Damerau–Levenshtein distance (adjacent transpositions), cut off above `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(distance);
      smallest = Math.min(smallest, distance);
    }
    if (smallest > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}
