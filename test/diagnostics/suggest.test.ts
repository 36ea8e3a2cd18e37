import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, nearestName, Suggester } from '../../src/diagnostics/suggest.ts';

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

describe('a run', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `QuiteLongName${index}`);

  test('has hundreds of suggestions', () => {
    const suggester = new Suggester();
    for (let count = 0; count < 50; count++) expect(suggester.didYouMean('QuiteLongNme7', names)).toBe("Did you mean 'QuiteLongName7'?");
  });

  test('has none any more when it has had enough, rather than a wrong one', () => {
    const suggester = new Suggester();
    const answers = Array.from({ length: 500 }, () => suggester.nearestName('QuiteLongNme7', names));
    expect(new Set(answers)).toEqual(new Set(['QuiteLongName7', undefined]));
    expect(answers.at(-1)).toBeUndefined();
    expect(answers.lastIndexOf('QuiteLongName7')).toBeLessThan(answers.indexOf(undefined));
  });

  test('compares no two names of enormous length', () => {
    expect(nearestName('x'.repeat(100_000), ['x'.repeat(100_001)])).toBeUndefined();
  });
});
