/** Conditions of today and of releases 3.0 to 6.1: dialect notes in "Configuring the schema" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/diagnostics/catalogue.ts';
import { formatCondition } from '../../../src/schema/condition.ts';
import type { StructType } from '../../../src/schema/model.ts';
import { compileSources, expectAccepted, expectFinding } from '../../support/marked-schema.ts';

/** The condition of a struct, in words. */
function read(condition: string, dialect?: string): string {
  const struct = expectAccepted(`{ 'struct': 'Foo', 'data': { }, 'if': ${condition} }`, dialect).definitions.get('Foo');
  return struct?.condition === undefined ? 'none' : formatCondition(struct.condition);
}

function refuse(code: Code, condition: string, dialect?: string): void {
  expectFinding(code, `{ 'struct': 'Foo', 'data': { }, 'if': ${condition} }`, { ...(dialect !== undefined && { dialect }) });
}

describe('a condition', () => {
  test('is a symbol', () => {
    expect(read("'CONFIG_X'")).toBe('CONFIG_X');
    expect(read("'A'")).toBe('A');
    expect(read("'A1_2'")).toBe('A1_2');
    for (const symbol of ['', ' ', 'a', 'config', '_A', '1A', 'A-B', 'A b', 'A ', ' A', 'defined(A)', '!A', 'Ab']) refuse('condition/bad-symbol', `«'${symbol}'»`);
  });

  test('is an object with one operator', () => {
    expect(read("{ 'not': 'A' }")).toBe('not A');
    expect(read("{ 'all': [ 'A', 'B' ] }")).toBe('A and B');
    expect(read("{ 'any': [ 'A', { 'not': { 'all': [ 'B', 'C' ] } } ] }")).toBe('A or not (B and C)');
    expect(read("{ 'all': [ 'A' ] }")).toBe('A');
    refuse('condition/key-count', '«{ }»');
    refuse('condition/key-count', "{ 'all': [ 'A' ], «'any'»: [ 'B' ] }");
    refuse('condition/unknown-key', "{ «'or'»: [ 'A' ] }");
    refuse('condition/unknown-key', "{ 'all': [ 'A' ], «'else'»: 'B' }");
    refuse('condition/unknown-key', "{ 'not': { «'nor'»: 'B' } }");
  });

  test('of several is a list that says something', () => {
    for (const operator of ['all', 'any']) {
      refuse('condition/empty-list', `{ '${operator}': «[ ]» }`);
      for (const value of ["'A'", '{ }', 'true', "{ 'not': 'A' }"]) refuse('condition/not-a-list', `{ '${operator}': «${value}» }`);
    }
  });

  test('negated is one condition', () => {
    refuse('condition/wrong-value', "{ 'not': «[ 'A' ]» }");
    refuse('condition/wrong-value', "{ 'not': «true» }");
    refuse('condition/key-count', "{ 'not': «{ }» }");
    refuse('condition/bad-symbol', "{ 'not': «''» }");
  });

  test('is nothing else', () => {
    for (const value of ['true', "[ 'A' ]", '[ ]']) refuse('condition/wrong-value', `«${value}»`);
    for (const value of ['true', '[ ]']) refuse('condition/wrong-value', `{ 'any': [ 'A', «${value}» ] }`);
  });
});

describe('a condition may stand', () => {
  const kind = "{ 'enum': 'Kind', 'data': [ 'a' ] }\n{ 'struct': 'Empty', 'data': { } }\n";

  test.each([
    "{ 'enum': 'Foo', 'data': [ ], 'if': CONDITION }",
    "{ 'struct': 'Foo', 'data': { }, 'if': CONDITION }",
    "{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { }, 'if': CONDITION }",
    "{ 'alternate': 'Foo', 'data': { 'a': 'int' }, 'if': CONDITION }",
    "{ 'command': 'go', 'if': CONDITION }",
    "{ 'event': 'GONE', 'if': CONDITION }",
    "{ 'enum': 'Foo', 'data': [ { 'name': 'a', 'if': CONDITION } ] }",
    "{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'if': CONDITION } } }",
    "{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { 'a': { 'type': 'Empty', 'if': CONDITION } } }",
    "{ 'union': 'Foo', 'base': { 'k': 'Kind', 'b': { 'type': 'int', 'if': CONDITION } }, 'discriminator': 'k', 'data': { } }",
    "{ 'alternate': 'Foo', 'data': { 'a': { 'type': 'int', 'if': CONDITION } } }",
    "{ 'command': 'go', 'features': [ { 'name': 'a', 'if': CONDITION } ] }",
    "{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'features': [ { 'name': 'a', 'if': CONDITION } ] } } }",
  ])('in %s', (text) => {
    expectAccepted(kind + text.replace('CONDITION', "{ 'any': [ 'A', 'B' ] }"));
    expectFinding('condition/bad-symbol', kind + text.replace('CONDITION', "«'a-b'»"), { suggestion: "Write 'A_B'." });
  });
});

describe('a condition in C', () => {
  test('tests symbols', () => {
    expect(read("'defined(A)'", '4.0')).toBe('A');
    expect(read("'defined A'", '4.0')).toBe('A');
    expect(read("' defined ( A_1b ) '", '4.0')).toBe('A_1b');
    expect(read("'!defined(A)'", '4.0')).toBe('not A');
    expect(read("'!!defined(A)'", '4.0')).toBe('not not A');
  });

  test('may name a symbol without more', () => {
    for (const dialect of ['3.0', '6.1', 'classic']) expect(read("'A'", dialect)).toBe('A');
    expect(read("'A && !defined(B)'", '4.0')).toBe('A and not B');
    expect(read("'b_1'", '4.0')).toBe('b_1');
  });

  test('binds && before ||', () => {
    expect(read("'defined(A) || defined(B) && defined(C)'", '4.0')).toBe('A or (B and C)');
    expect(read("'(defined(A) || defined(B)) && defined(C)'", '4.0')).toBe('(A or B) and C');
    expect(read("'!defined(A) && !(defined(B)||defined(C))'", '4.0')).toBe('not A and not (B or C)');
    expect(read("'((defined(A)))'", '4.0')).toBe('A');
  });

  test('as a list means all of them', () => {
    expect(read("[ 'defined(A)', 'defined(B) || defined(C)' ]", '4.0')).toBe('A and (B or C)');
    refuse('condition/empty-list', '«[ ]»', '4.0');
    expect(read("[ 'defined(A)', 'B' ]", '4.0')).toBe('A and B');
    refuse('condition/bad-expression', "[ 'defined(A)', «'1'» ]", '4.0');
    refuse('condition/wrong-value', "[ 'defined(A)', «true» ]", '4.0');
  });

  test('tests nothing else', () => {
    for (const text of [
      '', ' ', '1', 'A > 1', 'A B', '1A', 'defined', 'defined(', 'defined()', 'defined(A', 'defined(A))', '(defined(A)', 'defined(A) &&', '&& defined(A)', 'defined(A) & defined(B)',
      'defined(A) defined(B)', '!', '()', 'defined(1)', 'defined((A))', 'defined(A) ? 1', 'defined(defined)(A)', '!defined(A)!', 'defined(A)||', 'DEFINED(A)',
    ]) refuse('condition/bad-expression', `«'${text}'»`, '4.0');
  });

  test('is refused with what it may have', () => {
    const { diagnostics: [finding] } = compileSources("{ 'command': 'go', 'if': 'A > 1' }", '6.0');
    expect(finding?.message).toBe("'A > 1' in the condition of command 'go' cannot be understood: only symbols, defined(X), !, &&, || and parentheses are");
  });

  test('belongs to 3.0 to 6.1', () => {
    expectFinding('dialect/not-available', "{ 'command': 'go', «'if'»: 'defined(A)' }", { dialect: '2.12' });
    for (const dialect of ['3.0', '6.1', 'classic']) expect(read("'defined(A)'", dialect)).toBe('A');
  });

  test('is refused with what to write today', () => {
    for (const dialect of ['6.2', 'latest']) {
      expectFinding('condition/bad-symbol', "{ 'command': 'go', 'if': «'defined(A)'» }", { dialect, suggestion: "Write 'A'." });
    }
  });
});

test('of implicit types is that of their owner', () => {
  const schema = expectAccepted("{ 'command': 'go', 'data': { 'a': 'int' }, 'if': 'A' }\n{ 'enum': 'Kind', 'data': [ { 'name': 'a', 'if': 'B' } ] }\n"
    + "{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { }, 'if': 'C' }");
  const [command] = schema.commands;
  const union = schema.definitions.get('Foo');
  const words = (part: Pick<StructType, 'condition'> | undefined): string => (part?.condition === undefined ? 'none' : formatCondition(part.condition));
  expect(words(command?.arguments)).toBe('A');
  expect(union?.kind === 'union' ? [words(union.base), ...union.branches.map(words)] : []).toEqual(['C', 'B']);
});
