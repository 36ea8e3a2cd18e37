import { expect, test } from 'vitest';
import { compareVersions, parseVersion } from '../../src/schema/version.ts';

test.each([
  ['0.14.0', [0, 14, 0]], ['2.10', [2, 10, 0]], ['7', [7, 0, 0]], ['10.2.50', [10, 2, 50]], ['0.0.0', [0, 0, 0]],
])('%s is a version', (text, [major, minor, micro]) => {
  expect(parseVersion(text)).toEqual({ major, minor, micro });
});

test.each(['', '.', '1.', '.1', '1.2.3.4', 'v1', '1.x', ' 1', '1 ', '12345', '1.-2', '1e3'])('%j is none', (text) => {
  expect(parseVersion(text)).toBeUndefined();
});

test('versions are ordered by their numbers', () => {
  const ordered = ['0.14.0', '1.0', '1.5.3', '2.3', '2.9', '2.10', '2.12.1', '3.0', '9.2', '10.0', '10.0.1'].map(parseVersion);
  for (let left = 0; left < ordered.length; left++) {
    for (let right = 0; right < ordered.length; right++) {
      const [one, other] = [ordered[left], ordered[right]];
      expect(Math.sign(one !== undefined && other !== undefined ? compareVersions(one, other) : NaN)).toBe(Math.sign(left - right));
    }
  }
});
