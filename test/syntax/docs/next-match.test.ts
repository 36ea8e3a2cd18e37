import { expect, test } from 'vitest';
import { NextMatch } from '../../../src/syntax/docs/next-match.ts';

test('a match counts for the stretch that it begins in', () => {
  const matches = new NextMatch(/ab/g, '--ab--ab');
  const stretches = [[0, 2], [0, 3], [2, 3], [3, 6], [3, 7], [6, 8], [7, 8]] as const;
  expect(stretches.map(([start, end]) => matches.isBetween(start, end))).toEqual([false, true, true, false, true, true, false]);
});

test('files do not disturb each other', () => {
  const pattern = /a/g;
  const [one, other] = [new NextMatch(pattern, '--a'), new NextMatch(pattern, 'a--')];
  expect([one.isBetween(0, 1), other.isBetween(0, 1), other.isBetween(1, 3), one.isBetween(1, 3)]).toEqual([false, true, false, true]);
});
