/** The numbers that the benchmark makes of its measurements. */
import { expect, test } from 'vitest';
import { comparePairs, median, quantile } from '../../../scripts/bench/statistics.mjs';

test('medians and quartiles lie between measurements where they must', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
  expect(quantile([10, 20, 30, 40], 0.75)).toBe(32.5);
});

test('pairs are compared pair by pair, whatever happened between them', () => {
  const result = comparePairs([10, 200, 30, 40], [20, 400, 60, 20]);
  expect(result).toMatchObject({ ours: 35, theirs: 40, ratio: 0.5, lower: 0.5, upper: 0.875, pairs: 4, faster: 3 });
});

test('chance explains an even split and hardly ever one side only', () => {
  const all = (faster: number, slower: number) => comparePairs([...Array<number>(faster).fill(1), ...Array<number>(slower).fill(3)], Array<number>(faster + slower).fill(2)).chance;
  expect(all(7, 7)).toBe(1);
  expect(all(7, 0)).toBe(2 / 2 ** 7);
  expect(all(0, 15)).toBe(2 / 2 ** 15);
  expect(all(9, 2)).toBeCloseTo(2 * (1 + 11 + 55) / 2 ** 11, 12);
});

test('pairs of equal length count for neither', () => {
  expect(comparePairs([1, 1, 2], [1, 1, 1])).toMatchObject({ faster: 0, chance: 1 });
});
