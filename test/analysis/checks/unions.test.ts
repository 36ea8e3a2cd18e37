/** Unions: dialect notes in "Union types" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import type { Schema, UnionType } from '../../../src/schema/model.ts';
import { expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const parts = `{ 'enum': 'Kind', 'data': [ 'a', 'b', { 'name': 'c', 'if': 'C' } ] }
{ 'struct': 'Empty', 'data': { } }
{ 'struct': 'Member', 'data': { 'm': 'int' } }
{ 'struct': 'Tagged', 'data': { 'k': 'Kind', 'n': 'str' } }
{ 'struct': 'Derived', 'base': 'Tagged', 'data': { 'o': 'bool' } }
`;

function unionOf(text: string): UnionType {
  return unionIn(expectAccepted(parts + text));
}

function unionIn(schema: Schema): UnionType {
  const union = schema.definitions.get('Foo');
  if (union?.kind !== 'union') throw new Error('no union');
  return union;
}

describe('branches', () => {
  test('are those written, in their order, then the other values, in theirs', () => {
    const { branches } = unionOf("{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { 'b': 'Member' } }");
    expect(branches.map(({ name, explicit, type, condition }) => [name, explicit, type.name, condition])).toEqual([
      ['b', true, 'Member', undefined], ['a', false, '', undefined], ['c', false, '', { kind: 'symbol', name: 'C' }],
    ]);
  });

  test('may have a condition', () => {
    const { branches } = unionOf("{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { 'b': { 'type': 'Member', 'if': 'B' } } }");
    expect(branches[0]?.condition).toEqual({ kind: 'symbol', name: 'B' });
  });

  test('are values of the enum', () => {
    expectFinding('union/unknown-branch', `${parts}{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { 'a': 'Member', «'d': 'Member'» } }`);
    expectFindings(['union/unknown-branch', 'union/unknown-branch'], `${parts}{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { «'d': 'Member'», «'e': { 'type': 'Empty' }» } }`);
    expectFinding('union/unknown-branch', `{ 'enum': 'Long', 'data': [ 'something' ] } { 'struct': 'Empty', 'data': { } }
{ 'union': 'Foo', 'base': { 'k': 'Long' }, 'discriminator': 'k', 'data': { «'somthing': 'Empty'» } }`, { suggestion: "Did you mean 'something'?" });
  });

  test('are there if the enum has values', () => {
    expectFinding('union/no-branches', "{ 'enum': 'None', 'data': [ ] }\n{ 'union': '«Foo»', 'base': { 'k': 'None' }, 'discriminator': 'k', 'data': { } }");
  });
});

describe('the base', () => {
  test('is a struct, or members', () => {
    expect(unionOf("{ 'union': 'Foo', 'base': 'Tagged', 'discriminator': 'k', 'data': { } }").base.name).toBe('Tagged');
    const { base } = unionOf("{ 'union': 'Foo', 'base': { 'k': 'Kind', '*n': 'int' }, 'discriminator': 'k', 'data': { } }");
    expect(base.implicit).toEqual({ role: 'base', owner: 'Foo' });
    expect(base.members.map(({ name, optional }) => [name, optional])).toEqual([['k', false], ['n', true]]);
  });
});

describe('the discriminator', () => {
  const union = (base: string, discriminator: string): string => `${parts}{ 'union': 'Foo', 'base': ${base}, 'discriminator': ${discriminator}, 'data': { } }`;

  test('is a member of the base, be it inherited', () => {
    expect(unionOf("{ 'union': 'Foo', 'base': 'Derived', 'discriminator': 'k', 'data': { } }").discriminator.name).toBe('k');
    expectFinding('union/discriminator-not-in-base', union("'Tagged'", "«'x'»"));
    expectFinding('union/discriminator-not-in-base', union("{ 'k': 'Kind' }", "«''»"));
    expectFinding('union/discriminator-not-in-base', union("'Empty'", "«'k'»"));
    expectFinding('union/discriminator-not-in-base', union("{ 'kind': 'Kind' }", "«'knid'»"), { suggestion: "Did you mean 'kind'?" });
  });

  test('has an enum as its type', () => {
    expectAccepted(union("{ 't': 'QType' }", "'t'"));
    for (const type of ["'str'", "'int'", "'any'", "'Member'", "[ 'Kind' ]"]) {
      expectFinding('union/discriminator-not-enum', union(`{ ‹'k': ${type}› }`, "«'k'»"));
    }
    expectFinding('union/discriminator-not-enum', `{ 'struct': 'Base', 'data': { ‹'n': 'str'› } }\n{ 'union': 'Foo', 'base': 'Base', 'discriminator': «'n'», 'data': { } }`);
  });

  test('is always there', () => {
    expectFinding('union/discriminator-optional', union("{ ‹'*k': 'Kind'› }", "«'k'»"));
    expectFinding('union/discriminator-conditional', union("{ ‹'k': { 'type': 'Kind', 'if': 'A' }› }", "«'k'»"));
    expectAccepted(union("{ 'k': { 'type': 'Kind', 'features': [ 'unstable' ] } }", "'k'"));
  });

  test('is not spelt with its star', () => {
    expectFinding('union/discriminator-not-in-base', union("{ '*k': 'Kind' }", "«'*k'»"));
  });
});

describe('nested unions', () => {
  test('came with 8.1', () => {
    const text = `${parts}{ 'union': 'Inner', 'base': { 'i': 'Kind' }, 'discriminator': 'i', 'data': { } }
{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { 'a': «'Inner'» } }`;
    expectAccepted(text.replaceAll(/[«»]/g, ''), '8.1');
    expectFinding('union/bad-branch-type', text, { dialect: '8.0' });
  });
});

describe('unions without discriminator', () => {
  test('belong to 1.1 to 6.1', () => {
    const text = "{ «'union'»: 'Foo', 'data': { 'a': 'int', 'b': [ 'str' ] } }";
    for (const dialect of ['1.1', '2.3', '2.4', '6.1']) expectAccepted(text.replaceAll(/[«»]/g, ''), dialect);
    for (const dialect of ['1.0', '6.2', 'latest']) expectFinding('dialect/not-available', text, { dialect });
  });

  test('have their branches as an enum, and what is in them as data', () => {
    const text = "{ 'struct': 'Member', 'data': { } } { 'union': 'Foo', 'data': { 'b': 'Member', 'a': { 'type': 'int', 'if': 'defined(A)' } } }";
    const { base, discriminator, branches } = unionIn(expectAccepted(text, '6.1'));
    expect(base.members.map(({ name }) => name)).toEqual(['type']);
    expect(discriminator.type).toMatchObject({ kind: 'enum', implicit: { role: 'kind', owner: 'Foo' }, values: [{ name: 'b' }, { name: 'a' }] });
    expect(branches.map(({ name, type, condition }) => [name, type.kind === 'struct' && type.members.map((member) => member.name), type.implicit?.role, condition])).toEqual([
      ['b', ['data'], 'wrapper', undefined], ['a', ['data'], 'wrapper', { kind: 'symbol', name: 'A' }],
    ]);
  });

  test('may have branches that are no structs', () => {
    expectAccepted("{ 'enum': 'Sort', 'data': [ ] } { 'union': 'Foo', 'data': { 'a': 'Sort', 'b': 'any', 'c': 'str' } }", '2.5');
  });
});

describe('unions by a string', () => {
  const text = "{ 'struct': 'Empty', 'data': { } }\n{ 'struct': 'Base', 'data': { ‹'k': 'str'› } }\n{ 'union': 'Foo', 'base': 'Base', 'discriminator': «'k'», 'data': { 'a': 'Empty', 'b': 'Empty' } }";

  test('belong to 1.6 and 1.7', () => {
    const plain = text.replaceAll(/[«»‹›]/g, '').replaceAll("'struct'", "'type'");
    const union = expectAccepted(plain, '1.7').definitions.get('Foo');
    expect(union?.kind === 'union' && union.discriminator.type).toMatchObject({ kind: 'enum', values: [{ name: 'a' }, { name: 'b' }] });
    expectFinding('union/discriminator-not-enum', text.replaceAll("'struct'", "'type'"), { dialect: '2.0' });
    expectFinding('union/discriminator-not-enum', text);
  });
});

test('a union with a discriminator has a base in every dialect', () => {
  const text = "«{ 'union': 'Foo', 'discriminator': 'k', 'data': { } }»";
  for (const dialect of ['1.7', '2.3', '6.1', 'legacy', 'classic', 'latest']) expectFinding('definition/missing-key', text, { dialect });
});

describe('the whole enum', () => {
  test('had to be covered from 2.7 to 2.12', () => {
    const text = "{ 'enum': 'Sort', 'data': [ 'a', 'b' ] }\n{ 'struct': 'Empty', 'data': { } }\n{ 'union': '«Foo»', 'base': { 'k': 'Sort' }, 'discriminator': 'k', 'data': { 'a': 'Empty' } }";
    for (const dialect of ['2.7', '2.12']) expectFinding('union/uncovered-value', text, { dialect });
    for (const dialect of ['2.6', '3.0', 'classic']) expectAccepted(text.replaceAll(/[«»]/g, ''), dialect);
  });
});
