/** Alternates: dialect notes in "Alternate types" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import { expectAccepted, expectFinding, compileSources } from '../../support/marked-schema.ts';

const types = `{ 'enum': 'Word', 'data': [ 'one', 'two' ] }
{ 'enum': 'Switch', 'data': [ 'on', 'other' ] }
{ 'enum': 'Off', 'data': [ 'off' ] }
{ 'enum': 'Digit', 'data': [ '0', 'a' ] }
{ 'enum': 'Minus', 'data': [ 'a', '1-a' ] }
{ 'struct': 'Struct', 'data': { 'a': 'int' } }
{ 'union': 'Union', 'base': { 'k': 'Word' }, 'discriminator': 'k', 'data': { } }
{ 'alternate': 'Inner', 'data': { 'a': 'int' } }
`;

/** Whether two types can stand in one alternate, in either order. */
function areTold(left: string, right: string): boolean {
  const told = [[left, right], [right, left]].map(([first, second]) => {
    const { diagnostics } = compileSources(`${types}{ 'alternate': 'Foo', 'data': { 'a': ${first}, 'b': ${second} } }`);
    expect(diagnostics.length).toBeLessThan(2);
    for (const { code } of diagnostics) expect(code).toBe('alternate/ambiguous');
    return diagnostics.length === 0;
  });
  expect(told[0], `${left} ${right}`).toBe(told[1]);
  return told[0] ?? false;
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  null: ["'null'"],
  string: ["'str'", "'Word'", "'Switch'", "'Digit'", "'QType'"],
  number: ["'int'", "'number'", "'uint8'", "'int64'", "'size'"],
  boolean: ["'bool'"],
  array: ["[ 'int' ]", "[ 'Struct' ]"],
  object: ["'Struct'", "'Union'"],
};

describe('branches', () => {
  test('of one kind cannot be told from each other', () => {
    for (const sameKind of Object.values(kinds)) {
      for (const left of sameKind) for (const right of sameKind) expect(areTold(left, right), `${left} ${right}`).toBe(false);
    }
  });

  test('of two kinds can', () => {
    const plain = { ...kinds, string: ["'Word'"] };
    for (const [leftKind, left] of Object.entries(plain)) {
      for (const [rightKind, right] of Object.entries(plain)) {
        if (leftKind !== rightKind) expect(areTold(left[0] ?? '', right[0] ?? ''), `${left[0]} ${right[0]}`).toBe(true);
      }
    }
  });

  test('that are strings may stand for numbers and booleans on a command line', () => {
    for (const other of ["'int'", "'number'", "'bool'", "'uint8'"]) expect(areTold("'str'", other)).toBe(false);
    for (const other of ["'null'", "'Struct'", "[ 'str' ]"]) expect(areTold("'str'", other)).toBe(true);
  });

  test('that are enums may do so by their values', () => {
    expect(areTold("'Switch'", "'bool'")).toBe(false);
    expect(areTold("'Off'", "'bool'")).toBe(false);
    expect(areTold("'Digit'", "'bool'")).toBe(true);
    expect(areTold("'Digit'", "'int'")).toBe(false);
    expect(areTold("'Minus'", "'number'")).toBe(false);
    expect(areTold("'Switch'", "'int'")).toBe(true);
    expect(areTold("'Word'", "'int'")).toBe(true);
    expect(areTold("'QType'", "'bool'")).toBe(true);
  });

  test('are not told by their conditions', () => {
    expectFinding('alternate/ambiguous', "{ 'alternate': 'Foo', 'data': { ‹'a': { 'type': 'int', 'if': 'A' }›, «'b': { 'type': 'int', 'if': { 'not': 'A' } }» } }");
  });

  test('cannot be any or an alternate', () => {
    expectFinding('alternate/bad-branch-type', `${types}{ 'alternate': 'Foo', 'data': { 'a': «'any'» } }`);
    expectFinding('alternate/bad-branch-type', `${types}{ 'alternate': 'Foo', 'data': { 'a': 'int', 'b': «'Inner'» } }`);
    expectAccepted(`${types}{ 'alternate': 'Foo', 'data': { 'a': 'int', 'b': [ 'any' ] } } { 'alternate': 'Bar', 'data': { 'a': [ 'Inner' ] } }`);
  });

  test('may be one only', () => {
    expectAccepted("{ 'alternate': 'Foo', 'data': { 'a': 'int' } }");
  });
});

describe('older dialects', () => {
  test('had no array branches up to 7.0', () => {
    const text = "{ 'alternate': 'Foo', 'data': { 'a': 'int', 'b': «[ 'int' ]» } }";
    expectAccepted(text.replaceAll(/[«»]/g, ''), '7.1');
    expectFinding('definition/wrong-value', text, { dialect: '7.0' });
  });

  test('needed two branches from 2.6 to 4.1', () => {
    const text = "{ 'alternate': '«Foo»', 'data': { 'a': 'int' } }";
    for (const dialect of ['2.6', '4.1']) expectFinding('alternate/empty', text, { dialect });
    for (const dialect of ['2.5', '4.2', 'classic']) expectAccepted(text.replaceAll(/[«»]/g, ''), dialect);
  });

  test('called them unions with an empty discriminator from 1.6 to 2.3', () => {
    const text = "{ 'union': 'Foo', 'discriminator': { }, 'data': { 'a': 'int', 'b': 'Bar' } }\n{ 'type': 'Bar', 'data': { } }";
    for (const dialect of ['1.6', '2.3']) expect(expectAccepted(text, dialect).definitions.get('Foo')?.kind).toBe('alternate');
    for (const dialect of ['1.5', '2.4', 'latest']) expect(compileSources(text, dialect).diagnostics, dialect).not.toEqual([]);
  });
});
