/**
 * The table of what came and went when: for each row a schema that depends on it, compiled as each release of QEMU
 * would read it.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dialectNames, findDialect, lifetimeText, namedDialect, permits, requires } from '../../src/schema/dialect.ts';
import { compareVersions, parseVersion } from '../../src/schema/version.ts';
import { docComment } from '../support/docs.ts';
import { compileSources, type Sources } from '../support/marked-schema.ts';

const releases = [
  '1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '2.0', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '3.0', '3.1',
  '4.0', '4.1', '4.2', '5.0', '5.1', '5.2', '6.0', '6.1', '6.2', '7.0', '7.1', '7.2', '8.0', '8.1', '8.2', '9.0', '9.1', '9.2', '10.0', '10.1', '10.2', '11.0',
];

function isBefore(release: string, other: string): boolean {
  const [left, right] = [parseVersion(release), parseVersion(other)];
  return left !== undefined && right !== undefined && compareVersions(left, right) < 0;
}

interface Row {
  /** `from`, or `from to`. */
  readonly lifetime: string;
  readonly sources: (release: string) => Sources;
}

/** The key of structs. */
const struct = (release: string): string => (isBefore(release, '2.4') ? 'type' : 'struct');
/** The condition `A`. */
const condition = (release: string): string => (isBefore(release, '6.2') ? 'defined(A)' : 'A');
const memberOf = (type: string) => (): string => `{ 'command': 'go', 'data': { 'a': '${type}' } }`;
const definition = (text: string) => (release: string): string => text.replaceAll('STRUCT', struct(release)).replaceAll('CONDITION', condition(release));

/** Accepted in the lifetime of the row, and refused outside of it. */
const permissions: Readonly<Record<string, Row>> = {
  'lenient-punctuation': { lifetime: '1.0 1.5', sources: () => "{ 'command': 'go' 'data': { 'a': 'int', } }" },
  'duplicate-key': { lifetime: '1.0 1.7', sources: () => "{ 'command': 'go', 'data': { 'a': 'int', 'a': 'int' } }" },
  'json-escapes': { lifetime: '1.2 4.1', sources: () => "{ 'enum': 'Foo', 'data': [ '\\u0061' ] }" },
  'type-definition': { lifetime: '1.0 2.3', sources: () => "{ 'type': 'Foo', 'data': { } }" },
  'struct-definition': { lifetime: '2.4', sources: () => "{ 'struct': 'Foo', 'data': { } }" },
  'nested-struct': { lifetime: '1.0 2.3', sources: () => "{ 'command': 'go', 'data': { 'a': { 'b': 'int' }, 'c': [ { 'd': 'int' } ] } }" },
  'string-flag': { lifetime: '1.1 2.3', sources: () => "{ 'command': 'go', 'gen': 'no' }" },
  'pseudo-type-visitor': { lifetime: '1.1 2.3', sources: memberOf('visitor') },
  'pseudo-type-any': { lifetime: '1.2 2.4', sources: memberOf('**') },
  'pseudo-type-dict': { lifetime: '2.0 2.3', sources: memberOf('dict') },
  'sized-integer': { lifetime: '1.2', sources: memberOf('uint16') },
  'type-size': { lifetime: '1.2', sources: memberOf('size') },
  'type-any': { lifetime: '2.5', sources: memberOf('any') },
  'type-qtype': { lifetime: '2.6', sources: memberOf('QType') },
  'type-null': { lifetime: '2.10', sources: memberOf('null') },
  'union': {
    lifetime: '1.1',
    sources: (release) => (isBefore(release, '2.6') ? "{ 'union': 'Foo', 'data': { 'a': 'int' } }"
      : "{ 'enum': 'Sort', 'data': [ 'a' ] } { 'struct': 'Empty', 'data': { } } { 'union': 'Foo', 'base': { 'k': 'Sort' }, 'discriminator': 'k', 'data': { 'a': 'Empty' } }"),
  },
  'simple-union': { lifetime: '1.1 6.1', sources: () => "{ 'union': 'Foo', 'data': { 'a': 'int' } }" },
  'string-discriminator': {
    lifetime: '1.6 1.7',
    sources: definition("{ 'STRUCT': 'Base', 'data': { 'k': 'str' } } { 'STRUCT': 'Empty', 'data': { } } { 'union': 'Foo', 'base': 'Base', 'discriminator': 'k', 'data': { 'a': 'Empty' } }"),
  },
  'anonymous-union': { lifetime: '1.6 2.3', sources: () => "{ 'union': 'Foo', 'discriminator': { }, 'data': { 'a': 'int', 'b': 'str' } }" },
  'alternate': { lifetime: '2.4', sources: () => "{ 'alternate': 'Foo', 'data': { 'a': 'int', 'b': 'bool' } }" },
  'alternate-array-branch': { lifetime: '7.1', sources: () => "{ 'alternate': 'Foo', 'data': { 'a': 'int', 'b': [ 'int' ] } }" },
  'union-branch-union': {
    lifetime: '8.1',
    sources: () => "{ 'enum': 'Sort', 'data': [ 'a' ] } { 'struct': 'Empty', 'data': { } } { 'struct': 'Base', 'data': { 'k': 'Sort' } } { 'struct': 'Outer', 'data': { 'o': 'Sort' } }"
      + "{ 'union': 'Inner', 'base': 'Base', 'discriminator': 'k', 'data': { 'a': 'Empty' } } { 'union': 'Foo', 'base': 'Outer', 'discriminator': 'o', 'data': { 'a': 'Inner' } }",
  },
  'struct-base': { lifetime: '1.7', sources: definition("{ 'STRUCT': 'Base', 'data': { } } { 'STRUCT': 'Foo', 'base': 'Base', 'data': { } }") },
  'inline-base': {
    lifetime: '2.6',
    sources: definition("{ 'enum': 'Sort', 'data': [ 'a' ] } { 'STRUCT': 'Empty', 'data': { } } { 'union': 'Foo', 'base': { 'k': 'Sort' }, 'discriminator': 'k', 'data': { 'a': 'Empty' } }"),
  },
  'data-type-name': { lifetime: '1.6', sources: definition("{ 'STRUCT': 'Foo', 'data': { } } { 'command': 'go', 'data': 'Foo' }") },
  'boxed': { lifetime: '2.7', sources: definition("{ 'STRUCT': 'Foo', 'data': { } } { 'command': 'go', 'data': 'Foo', 'boxed': true }") },
  'enum-prefix': { lifetime: '2.5', sources: () => "{ 'enum': 'Foo', 'data': [ 'a' ], 'prefix': 'FOO' }" },
  'event': { lifetime: '2.1', sources: () => "{ 'event': 'GONE' }" },
  'include': { lifetime: '2.1', sources: () => ({ 'schema.json': "{ 'include': 'a.json' }", 'a.json': "{ 'command': 'go' }" }) },
  'pragma': { lifetime: '2.9', sources: () => "{ 'pragma': { 'doc-required': false } }" },
  'pragma-whitelist': { lifetime: '2.9 5.2', sources: () => "{ 'pragma': { 'returns-whitelist': [ ], 'name-case-whitelist': [ ] } }" },
  'pragma-exceptions': { lifetime: '6.0', sources: () => "{ 'pragma': { 'command-name-exceptions': [ ], 'command-returns-exceptions': [ ], 'member-name-exceptions': [ ] } }" },
  'pragma-documentation-exceptions': { lifetime: '9.0', sources: () => "{ 'pragma': { 'documentation-exceptions': [ ] } }" },
  'allow-oob': { lifetime: '2.12', sources: () => "{ 'command': 'go', 'allow-oob': true }" },
  'allow-preconfig': { lifetime: '3.0', sources: () => "{ 'command': 'go', 'allow-preconfig': true }" },
  'coroutine': { lifetime: '5.2', sources: () => "{ 'command': 'go', 'coroutine': true }" },
  'condition': { lifetime: '3.0', sources: definition("{ 'command': 'go', 'if': 'CONDITION' }") },
  'member-condition': {
    lifetime: '4.0', sources: definition("{ 'STRUCT': 'Foo', 'data': { 'a': { 'type': 'int', 'if': 'CONDITION' } } } { 'enum': 'Sort', 'data': [ { 'name': 'a', 'if': 'CONDITION' } ] }"),
  },
  'feature-condition': { lifetime: '4.1', sources: definition("{ 'STRUCT': 'Foo', 'data': { }, 'features': [ { 'name': 'f', 'if': 'CONDITION' } ] }") },
  'c-condition': { lifetime: '3.0 6.1', sources: () => "{ 'command': 'go', 'if': [ 'defined(A)', '!defined(B)' ] }" },
  'condition-object': { lifetime: '6.2', sources: () => "{ 'command': 'go', 'if': { 'not': 'A' } }" },
  'conditional-unboxed-arguments': { lifetime: '4.0 8.0', sources: definition("{ 'command': 'go', 'data': { 'a': { 'type': 'int', 'if': 'CONDITION' } } }") },
  'long-form': { lifetime: '4.0', sources: definition("{ 'STRUCT': 'Foo', 'data': { 'a': { 'type': 'int' } } } { 'enum': 'Sort', 'data': [ { 'name': 'a' } ] }") },
  'struct-features': { lifetime: '4.1', sources: definition("{ 'STRUCT': 'Foo', 'data': { }, 'features': [ 'f' ] }") },
  'command-features': { lifetime: '4.2', sources: () => "{ 'command': 'go', 'features': [ 'f' ] }" },
  'features': { lifetime: '5.0', sources: () => "{ 'event': 'GONE', 'features': [ 'f' ], 'data': { 'a': { 'type': 'int', 'features': [ 'f' ] } } }" },
  'enum-value-features': { lifetime: '6.2', sources: () => "{ 'enum': 'Foo', 'data': [ { 'name': 'a', 'features': [ 'f' ] } ] }" },
  'dotted-enum-value': { lifetime: '1.0 2.5', sources: () => "{ 'enum': 'Foo', 'data': [ 'a.b' ] }" },
};

const documented = (...lines: readonly string[]) => (): string => `${docComment(...lines)}{ 'command': 'go', 'data': { 'a': 'int' } }`;

/** Refused in the lifetime of the row, and accepted outside of it. */
const requirements: Readonly<Record<string, Row>> = {
  'whole-enum-covered': {
    lifetime: '2.7 2.12',
    sources: definition("{ 'enum': 'Sort', 'data': [ 'a', 'b' ] } { 'STRUCT': 'Empty', 'data': { } } { 'STRUCT': 'Base', 'data': { 'k': 'Sort' } } { 'union': 'Foo', 'base': 'Base', 'discriminator': 'k', 'data': { 'a': 'Empty' } }"),
  },
  'two-alternate-branches': {
    lifetime: '2.6 4.1',
    sources: (release) => (isBefore(release, '2.4') ? "{ 'union': 'Foo', 'discriminator': { }, 'data': { 'a': 'int' } }" : "{ 'alternate': 'Foo', 'data': { 'a': 'int' } }"),
  },
  'alternates-by-spelling': {
    lifetime: '2.10',
    sources: (release) => (isBefore(release, '2.4') ? "{ 'union': 'Foo', 'discriminator': { }, 'data': { 'a': 'str', 'b': 'bool' } }" : "{ 'alternate': 'Foo', 'data': { 'a': 'str', 'b': 'bool' } }"),
  },
  'member-naming': { lifetime: '6.2', sources: () => "{ 'command': 'go', 'data': { 'A_b': 'int' } }" },
  'definition-naming': { lifetime: '6.2', sources: () => "{ 'command': 'go_On' }" },
  'reserved-names': { lifetime: '2.5', sources: () => "{ 'command': 'go', 'data': { 'u': 'int' } }" },
  'reserved-suffix-kind': { lifetime: '2.4 6.1', sources: () => "{ 'enum': 'FooKind', 'data': [ 'a' ] }" },
  'reserved-suffix-list': { lifetime: '2.5', sources: () => "{ 'enum': 'FooList', 'data': [ 'a' ] }" },
  'object-returns': { lifetime: '2.9', sources: () => "{ 'command': 'go', 'returns': 'int' }" },
  'special-features': { lifetime: '6.2', sources: () => "{ 'struct': 'Foo', 'data': { }, 'features': [ 'deprecated' ] }" },
  'documented-members': { lifetime: '9.0', sources: documented('@go:', '', 'Text.') },
  'no-note-tag': { lifetime: '9.1', sources: documented('@go:', '', '@a: text', '', 'Note: text') },
  'doc-line-lint': { lifetime: '10.2', sources: documented('@go:', '', '@a: text', '', 'One. Two.') },
};

/** Rows that refuse nothing: how they show is tested where it does. */
const silent = ['null-literal', 'modules-in-include-order', 'doc-blocks', 'structured-markup', 'rst-markup', 'no-old-headings'];

function isIn(release: string, lifetime: string): boolean {
  const [since = '', until] = lifetime.split(' ');
  return !isBefore(release, since) && (until === undefined || !isBefore(until, release));
}

/** The releases that accept a schema, as far as they have what else is in it. */
function accepting({ sources }: Row, candidates: readonly string[]): readonly string[] {
  return candidates.filter((release) => compileSources(sources(release), release).diagnostics.every(({ severity }) => severity !== 'error'));
}

describe('each release', () => {
  test.each(Object.entries(permissions))('has %s in its time', (_name, row) => {
    expect(accepting(row, releases)).toEqual(releases.filter((release) => isIn(release, row.lifetime)));
  });

  test.each(Object.entries(requirements))('insists on %s in its time', (name, row) => {
    const first = name === 'special-features' ? '4.1' : name === 'whole-enum-covered' ? '1.7' : name.includes('alternate') ? '1.6' : '1.0';
    const candidates = releases.filter((release) => !isBefore(release, first));
    expect(accepting(row, candidates)).toEqual(candidates.filter((release) => !isIn(release, row.lifetime)));
  });

  test('is told of what it does not have', () => {
    const { diagnostics } = compileSources("{ 'command': 'go', 'coroutine': true }", '5.1');
    expect(diagnostics.map(({ message }) => message)).toEqual(["'coroutine' of a command is not part of dialect 5.1: QEMU has it since 5.2"]);
  });
});

test('every row of the table is here, and asked for somewhere', () => {
  const table = readFileSync(new URL('../../src/schema/dialect.ts', import.meta.url), 'utf8');
  const rows = [...table.matchAll(/^ {2}'([a-z-]+)': \{ since: '([\d.]+)'(?:, until: '([\d.]+)')? \}/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual([...Object.keys(permissions), ...Object.keys(requirements), ...silent].sort());
  for (const [, name = '', since = '', until] of rows) {
    const row = permissions[name] ?? requirements[name];
    if (row !== undefined) expect(row.lifetime, name).toBe(until === undefined ? since : `${since} ${until}`);
  }
});

describe('a dialect', () => {
  test('has a name or a version', () => {
    expect(dialectNames).toEqual(['legacy', 'classic', 'modern', 'strict']);
    for (const label of [...dialectNames, 'latest', '1.0', '2.10', '2.12.1', '10.2', '99.9', '7']) expect(findDialect(label)?.label).toBe(label);
    for (const label of ['', 'auto', 'old', '0.9', '0.14.0', '1.', 'v7.2', '7.2-rc1', '-1', '1.2.3.4', '12345.0', ' 7.2', 'toString']) expect(findDialect(label), label).toBeUndefined();
  });

  test('of a version is that of its step', () => {
    const steps = { legacy: ['1.0', '2.3', '2.3.1'], classic: ['2.4', '4.1', '6.1', '6.1.9'], modern: ['6.2', '10.1', '10.1.3'], strict: ['10.2', '10.2.1', '11.0', '99.0'] };
    for (const [name, versions] of Object.entries(steps)) for (const version of versions) expect(findDialect(version)?.name, version).toBe(name);
    expect(findDialect('latest')?.name).toBe('strict');
  });

  test('of a micro release is that of its series', () => {
    for (const [micro, series] of [['6.1.1', '6.1'], ['4.2.0', '4.2'], ['2.3.99', '2.3']] as const) {
      const [left, right] = [findDialect(micro), findDialect(series)];
      expect({ ...left, label: '' }).toEqual({ ...right, label: '' });
    }
  });

  test('that is a range has what any of its releases has, and insists on what all do', () => {
    const classic = namedDialect('classic');
    expect([permits(classic, 'json-escapes'), permits(classic, 'coroutine'), permits(classic, 'condition-object'), permits(classic, 'nested-struct')]).toEqual([true, true, false, false]);
    expect([requires(classic, 'reserved-names'), requires(classic, 'whole-enum-covered'), requires(classic, 'special-features')]).toEqual([false, false, false]);
    expect(requires(namedDialect('modern'), 'special-features')).toBe(true);
    expect(requires(namedDialect('strict'), 'doc-line-lint')).toBe(true);
  });
});

test('a lifetime in words', () => {
  expect(lifetimeText('coroutine')).toBe('QEMU has it since 5.2');
  expect(lifetimeText('type-definition')).toBe('QEMU had it from 1.0 to 2.3');
});
