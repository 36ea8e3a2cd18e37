/** What a list of measurements says: takes numbers, gives medians, quartiles and how likely chance alone explains them. */

/**
 * The value below which a part of the values lies; between two of them, in proportion.
 * @param {readonly number[]} values
 * @param {number} part from 0 to 1; a half gives the median
 */
export function quantile(values, part) {
  const sorted = [...values].sort((left, right) => left - right);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * Two commands that ran in turns.
 * @typedef {{ ours: number, theirs: number, ratio: number, lower: number, upper: number, pairs: number, faster: number, chance: number }} Pairing
 *   both medians; the median and the quartiles of ours divided by theirs, pair by pair; in how many of the pairs ours was
 *   faster; and how likely a split as uneven is when neither is faster (two-sided sign test)
 */

/**
 * @param {readonly number[]} ours in the order of the runs
 * @param {readonly number[]} theirs as many
 * @returns {Pairing}
 */
export function comparePairs(ours, theirs) {
  const ratios = ours.map((time, index) => time / (theirs[index] ?? NaN));
  const faster = ratios.filter((ratio) => ratio < 1).length;
  const slower = ratios.filter((ratio) => ratio > 1).length;
  return {
    ours: median(ours), theirs: median(theirs),
    ratio: median(ratios), lower: quantile(ratios, 0.25), upper: quantile(ratios, 0.75),
    pairs: ratios.length, faster, chance: signTest(faster, slower),
  };
}

/**
 * @param {number} wins
 * @param {number} losses
 */
function signTest(wins, losses) {
  const all = wins + losses;
  let ways = 1;
  let tail = 0;
  for (let count = 0; count <= Math.min(wins, losses); count++) {
    tail += ways;
    ways *= (all - count) / (count + 1);
  }
  return Math.min(1, 2 * tail / 2 ** all);
}
