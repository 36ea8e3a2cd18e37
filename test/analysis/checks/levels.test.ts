import { expect, test } from 'vitest';
import { compileSources, describeFinding, expectAccepted } from '../../support/marked-schema.ts';

/** `Level1` stands on nothing, each other one on the one before it. */
function chainOfBases(count: number, { topFirst = false } = {}): string {
  const structs = Array.from({ length: count }, (_, index) => {
    const base = index === 0 ? '' : `'base': 'Level${index}', `;
    return `{ 'struct': 'Level${index + 1}', ${base}'data': { 'm${index + 1}': 'int' } }`;
  });
  return (topFirst ? structs.toReversed() : structs).join('\n');
}

const enumeration = "{ 'enum': 'Kind', 'data': [ 'a', 'b' ] }\n";

/** A union whose branches are the union below it, and so on. */
function chainOfBranches(count: number, { topFirst = false } = {}): string {
  const unions = Array.from({ length: count }, (_, index) => {
    const name = `Level${index + 2}`;
    return `{ 'union': '${name}', 'base': { 't${index}': 'Kind' }, 'discriminator': 't${index}', 'data': { 'a': 'Level${index + 1}', 'b': 'Level${index + 1}' } }`;
  });
  const all = ["{ 'struct': 'Level1', 'data': { } }", ...unions];
  return enumeration + (topFirst ? all.toReversed() : all).join('\n');
}

test('a hundred levels of bases are accepted', () => {
  expectAccepted(chainOfBases(100));
});

test.each([false, true])('one more is refused once, at the first that is too high (top first: %s)', (topFirst) => {
  const { diagnostics, schema } = compileSources(chainOfBases(500, { topFirst }));
  expect(diagnostics.map(({ code, focus, span }) => `${code} ${(focus ?? span)?.text}`)).toEqual(['type/nested-too-deep Level101']);
  expect(schema?.definitions.size).toBe(500);
});

test('no chain of bases exhausts the stack', () => {
  const { diagnostics } = compileSources(chainOfBases(10_000, { topFirst: true }));
  expect(diagnostics).toHaveLength(1);
});

test('a circle of bases is called one, however long', () => {
  const structs = Array.from({ length: 10_000 }, (_, index) => `{ 'struct': 'S${index}x', 'base': 'S${(index + 1) % 10_000}x', 'data': { } }`);
  const { diagnostics } = compileSources(structs.join('\n'));
  expect(diagnostics.map(describeFinding)).toEqual([expect.stringMatching(/"S0x" type\/contains-itself$/)]);
});

test.each([false, true])('branches count as bases do (top first: %s)', (topFirst) => {
  expectAccepted(chainOfBranches(50, { topFirst }));
  const { diagnostics } = compileSources(chainOfBranches(5000, { topFirst }));
  expect(diagnostics.map(({ code, focus, span }) => `${code} ${(focus ?? span)?.text}`)).toEqual(['type/nested-too-deep Level101']);
});
