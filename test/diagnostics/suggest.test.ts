import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, nearestName } from '../../src/diagnostics/suggest.ts';

describe('the nearest name', () => {
  test.each([
    ['strr', ['str', 'struct', 'size'], 'str'],
    ['Strr', ['str', 'struct', 'size'], 'str'],
    ['BlockInof', ['BlockInfo', 'BlockStats'], 'BlockInfo'],
    ['node_name', ['node-name', 'node-names'], 'node-name'],
    ['BLOCKINFO', ['Blockinf', 'BlockInfo'], 'BlockInfo'],
    ['x', ['y', 'xyz'], 'y'],
    ['same', ['same', 'sane'], 'sane'],
    ['--formt', ['--from', '--format', '--dialect'], '--format'],
  ])('to %s of %j is %s', (name, candidates, nearest) => {
    expect(nearestName(name, candidates)).toBe(nearest);
    expect(didYouMean(name, candidates)).toBe(`Did you mean '${nearest}'?`);
  });

  test.each([
    ['str', ['bool', 'number', 'any']],
    ['Disk', ['DiskInformation']],
    ['', ['abc']],
    ['abc', []],
    ['abc', ['abc']],
  ])('to %j is none of %j', (name, candidates) => {
    expect(nearestName(name, candidates)).toBeUndefined();
    expect(didYouMean(name, candidates)).toBeUndefined();
  });

  test('is found whatever single slip was made', () => {
    const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{2,20}$/);
    fc.assert(fc.property(names, fc.nat(), fc.constantFrom('drop', 'double', 'replace', 'swap'), (name, seed, slip) => {
      const at = seed % (name.length - 1);
      const [here = '', next = ''] = [name[at], name[at + 1]];
      const middle = { drop: next, double: here + here + next, replace: `~${next}`, swap: next + here }[slip];
      const misspelt = name.slice(0, at) + middle + name.slice(at + 2);
      fc.pre(misspelt !== name);
      expect(nearestName(misspelt, ['quite-another-thing', name])).toBe(name);
    }));
  });
});
