/**
 * The table of what came and went when: for each row a schema that depends on it, compiled as each release of QEMU
 * would read it.
 */
import { describe, expect, test } from 'vitest';
import { dialectNames, findDialect, lifetimeText, namedDialect, narrowDialect, permits, releasesText, requires, severityIn, type Convention, type Dialect } from '../../src/schema/dialect.ts';
import * as lifetimes from '../../src/schema/lifetimes.ts';
import { compareVersions, parseVersion } from '../../src/schema/version.ts';
import { markupOptions } from '../../src/syntax/markup/markup-options.ts';
import { docComment, docsOf } from '../support/docs.ts';
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
  /** The first release that has what else is in the sources. */
  readonly candidatesFrom?: string;
  /** The last release that has what else is in it. */
  readonly candidatesTo?: string;
}

/** A row that refuses nothing, or more than that. */
interface SilentRow {
  readonly lifetime: string;
  /** Whether the release shows it. */
  readonly isThere: (release: string) => boolean;
}

/** The key of structs. */
const struct = (release: string): string => (isBefore(release, '2.4') ? 'type' : 'struct');
/** The condition `A`. */
const condition = (release: string): string => (isBefore(release, '6.2') ? 'defined(A)' : 'A');
const memberOf = (type: string) => (): string => `{ 'command': 'go', 'data': { 'a': '${type}' } }`;
const documented = (...lines: readonly string[]) => (): string => `${docComment(...lines)}{ 'command': 'go', 'data': { 'a': 'int' } }`;
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
  'simple-union-base': {
    lifetime: '1.7 2.3', sources: definition("{ 'STRUCT': 'Base', 'data': { 'b': 'int' } } { 'union': 'Foo', 'base': 'Base', 'data': { 'a': 'int' } }"),
  },
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
  'boxed-alternate': {
    lifetime: '2.7 4.1',
    sources: definition("{ 'STRUCT': 'Foo', 'data': { 'a': 'int' } } { 'alternate': 'Any', 'data': { 'a': 'str', 'b': 'Foo' } } { 'command': 'go', 'data': 'Any', 'boxed': true }"),
  },
  'boxed': { lifetime: '2.7', sources: definition("{ 'STRUCT': 'Foo', 'data': { 'a': 'int' } } { 'command': 'go', 'data': 'Foo', 'boxed': true }") },
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
  'unindented-sections': { lifetime: '1.0 8.2', sources: documented('@go:', '', '@a:', 'text') },
  'note-tag': { lifetime: '1.0 9.0', sources: documented('@go:', '', '@a: text', '', 'Note: text') },
  'free-doc-lines': { lifetime: '1.0 10.1', sources: documented('@go:', '', '@a: text', '', 'One. Two.') },
};

const kind = "{ 'enum': 'Sort', 'data': [ 'a', 'b' ] }";

/** Refused in the lifetime of the row, and accepted outside of it. */
const requirements: Readonly<Record<string, Row>> = {
  'whole-enum-covered': {
    lifetime: '2.7 2.12',
    candidatesFrom: '1.7',
    sources: definition(`${kind} { 'STRUCT': 'Empty', 'data': { } } { 'STRUCT': 'Base', 'data': { 'k': 'Sort' } } { 'union': 'Foo', 'base': 'Base', 'discriminator': 'k', 'data': { 'a': 'Empty' } }`),
  },
  'two-alternate-branches': {
    lifetime: '2.6 4.1',
    candidatesFrom: '1.6',
    sources: (release) => (isBefore(release, '2.4') ? "{ 'union': 'Foo', 'discriminator': { }, 'data': { 'a': 'int' } }" : "{ 'alternate': 'Foo', 'data': { 'a': 'int' } }"),
  },
  'alternates-by-spelling': {
    lifetime: '2.10',
    candidatesFrom: '1.6',
    sources: (release) => (isBefore(release, '2.4') ? "{ 'union': 'Foo', 'discriminator': { }, 'data': { 'a': 'str', 'b': 'bool' } }" : "{ 'alternate': 'Foo', 'data': { 'a': 'str', 'b': 'bool' } }"),
  },
  'distinct-names': { lifetime: '2.6', sources: () => "{ 'command': 'go', 'data': { '__com.a_b': 'int', '__com-a_b': 'int' } }" },
  'union-has-branches': {
    lifetime: '2.6',
    candidatesFrom: '1.7',
    sources: definition("{ 'enum': 'Sort', 'data': [ ] } { 'STRUCT': 'Base', 'data': { 'k': 'Sort' } } { 'union': 'Foo', 'base': 'Base', 'discriminator': 'k', 'data': { } }"),
  },
  'boxed-members': { lifetime: '2.7 4.1', candidatesFrom: '2.7', sources: () => "{ 'struct': 'Foo', 'data': { } } { 'command': 'go', 'data': 'Foo', 'boxed': true }" },
  'lower-case-members': { lifetime: '2.9', sources: () => "{ 'command': 'go', 'data': { 'Ab': 'int' } }" },
  'member-naming': { lifetime: '6.0', sources: () => "{ 'command': 'go', 'data': { 'a_b': 'int' } }" },
  'definition-naming': { lifetime: '6.0', sources: () => "{ 'command': 'go_On' }" },
  'reserved-names': { lifetime: '2.5', sources: () => "{ 'command': 'go', 'data': { 'u': 'int' } }" },
  'reserved-suffix-kind': { lifetime: '2.4 6.1', sources: () => "{ 'enum': 'FooKind', 'data': [ 'a' ] }" },
  'reserved-suffix-list': { lifetime: '2.5', sources: () => "{ 'enum': 'FooList', 'data': [ 'a' ] }" },
  'object-returns': { lifetime: '2.9', sources: () => "{ 'command': 'go', 'returns': 'int' }" },
  'deprecated-not-on-types': { lifetime: '5.0', candidatesFrom: '4.1', sources: () => "{ 'struct': 'Foo', 'data': { }, 'features': [ 'deprecated' ] }" },
  'unstable-not-on-types': { lifetime: '6.2', candidatesFrom: '4.1', sources: () => "{ 'struct': 'Foo', 'data': { }, 'features': [ 'unstable' ] }" },
  'checked-docs': { lifetime: '2.9', sources: documented('@went:', '', '@a: text') },
  'no-optional-mark': { lifetime: '2.9 2.11', sources: documented('@go:', '', '@a: #optional text') },
  'described-values-exist': { lifetime: '4.2', sources: () => `${docComment('@Sort:', '', '@a: text', '', '@b: text', '', '@c: text')}${kind}` },
  'documented-features': { lifetime: '4.2', candidatesFrom: '4.1', sources: () => `${docComment('@Foo:', '', 'Text.')}{ 'struct': 'Foo', 'data': { }, 'features': [ 'f' ] }` },
  'aligned-descriptions': { lifetime: '5.2 8.0', sources: documented('@go:', '', '@a: one', '  two') },
  'indented-descriptions': { lifetime: '8.1', sources: documented('@go:', '', '@a:', '    one', '  two') },
  'entry-names-to-colon': { lifetime: '8.1', sources: documented('@go:', '', '@a: text', '', '@a b: text') },
  'heading-outside-definition': { lifetime: '5.2 10.0', sources: documented('@go:', '', '@a: text', '', '= Title') },
  'heading-first': { lifetime: '9.0 10.0', sources: () => docComment('Text.', '', '= Title') },
  'documented-members': { lifetime: '9.0', sources: documented('@go:', '', 'Text.') },
  'described-returns-exist': { lifetime: '9.0', sources: documented('@go:', '', '@a: text', '', 'Returns: text') },
  'one-features-list': { lifetime: '9.0', sources: () => `${docComment('@Foo:', '', 'Text.', '', 'Features:')}{ 'enum': 'Foo', 'data': [ ] }` },
  'reserved-optional-names': { lifetime: '6.0', sources: () => "{ 'command': 'go', 'data': { '*u': 'int' } }" },
  'reserved-suffix-on-calls': { lifetime: '2.5 5.2', candidatesTo: '5.2', sources: () => "{ 'command': 'go-List' }" },
  'feature-naming': { lifetime: '7.1', candidatesFrom: '4.1', sources: () => "{ 'struct': 'Foo', 'data': { }, 'features': [ 'Ab' ] }" },
  'feature-limit': {
    lifetime: '10.0',
    candidatesFrom: '4.1',
    sources: () => `{ 'struct': 'Foo', 'data': { }, 'features': [ ${Array.from({ length: 65 }, (_, index) => `'f${index}'`).join(', ')} ] }`,
  },
};

const codesOf = (sources: Sources, release: string): readonly string[] => compileSources(sources, release).diagnostics.map(({ code }) => code);

const silent: Readonly<Record<string, SilentRow>> = {
  'null-literal': { lifetime: '2.4 4.1', isThere: (release) => codesOf('null', release).includes('syntax/not-an-object') },
  'modules-in-include-order': {
    lifetime: '5.0',
    isThere(release) {
      const files = { 'schema.json': "{ 'include': 'a.json' }", 'a.json': "{ 'include': 'b.json' } { 'command': 'second' }", 'b.json': "{ 'command': 'first' }" };
      return compileSources(files, release).schema?.commands[0]?.name === 'second';
    },
  },
  'unpaired-doc-marks': { lifetime: '1.0 2.7', isThere: (release) => docsOf("# @go:\n#\n# Text.\n##\n{ 'command': 'go' }\n", release)[0]?.[0] === 'go' },
  'doc-blocks': {
    lifetime: '2.8',
    isThere(release) {
      const { schema } = compileSources(`${docComment('@went:', '', 'Text.')}{ 'command': 'go' } { 'command': 'went' }`, release);
      return schema?.definitions.get('went')?.doc === undefined;
    },
  },
  'structured-markup': { lifetime: '2.9', isThere: (release) => markupOptions(dialectOf(release)).flavour !== 'plain' },
  'rst-markup': { lifetime: '5.2', isThere: (release) => markupOptions(dialectOf(release)).flavour === 'rst' },
  'no-old-headings': { lifetime: '10.1', isThere: (release) => !markupOptions(dialectOf(release)).equalsHeadings },
  'features-section': { lifetime: '4.1', isThere: (release) => permits(dialectOf(release), 'features-section') },
  'errors-section': {
    lifetime: '9.0',
    isThere: (release) => compileSources(`${docComment('@go:', '', 'Text.', '', 'Errors: text')}{ 'event': 'go' }`.replaceAll('go', 'GO'), release).schema?.docs[0]?.sections.some(({ kind }) => kind === 'errors') === true,
  },
  'symbol-without-colon': { lifetime: '1.0 2.7', isThere: (release) => permits(dialectOf(release), 'symbol-without-colon') },
  'optional-mark': { lifetime: '1.0 2.8', isThere: (release) => permits(dialectOf(release), 'optional-mark') },
};

function isIn(release: string, lifetime: string): boolean {
  const [since = '', until] = lifetime.split(' ');
  return !isBefore(release, since) && (until === undefined || !isBefore(until, release));
}

/** The releases that accept a schema, as far as they have what else is in it. */
function accepting({ sources }: Row, candidates: readonly string[]): readonly string[] {
  return candidates.filter((release) => compileSources(sources(release), release).diagnostics.every(({ severity }) => severity !== 'error'));
}

function dialectOf(label: string): Dialect {
  const dialect = findDialect(label);
  if (dialect === undefined) throw new Error(`there is no dialect ${label}`);
  return dialect;
}

describe('each release', () => {
  test.each(Object.entries(permissions))('has %s in its time', (_name, row) => {
    expect(accepting(row, releases)).toEqual(releases.filter((release) => isIn(release, row.lifetime)));
  });

  test.each(Object.entries(requirements))('insists on %s in its time', (_name, row) => {
    const candidates = releases.filter((release) => !isBefore(release, row.candidatesFrom ?? '1.0') && !isBefore(row.candidatesTo ?? '99.0', release));
    expect(accepting(row, candidates)).toEqual(candidates.filter((release) => !isIn(release, row.lifetime)));
  });

  test.each(Object.entries(silent))('shows %s in its time', (_name, { lifetime, isThere }) => {
    expect(releases.filter(isThere)).toEqual(releases.filter((release) => isIn(release, lifetime)));
  });

  test('is told of what it does not have', () => {
    const { diagnostics } = compileSources("{ 'command': 'go', 'coroutine': true }", '5.1');
    expect(diagnostics.map(({ message }) => message)).toEqual(["'coroutine' of a command is not part of dialect 5.1: QEMU has it since 5.2"]);
  });
});

test('every row of the table is here', () => {
  const table = Object.entries({ ...lifetimes.permissions, ...lifetimes.requirements } as Readonly<Record<string, lifetimes.Lifetime>>);
  const rows = { ...permissions, ...requirements, ...silent };
  expect(Object.fromEntries(table.map(([name, { since, until }]) => [name, until === undefined ? since : `${since} ${until}`])))
    .toEqual(Object.fromEntries(Object.entries(rows).map(([name, { lifetime }]) => [name, lifetime])));
  expect(table.filter(([, { isLayout }]) => isLayout).map(([name]) => name)).toEqual(['aligned-descriptions', 'indented-descriptions']);
  for (const [name, { lifetime }] of Object.entries(rows)) for (const release of lifetime.split(' ')) expect(releases, name).toContain(release);
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
    expect([requires(classic, 'reserved-suffix-kind'), requires(classic, 'reserved-names'), requires(classic, 'whole-enum-covered')]).toEqual([true, false, false]);
    expect([requires(namedDialect('modern'), 'unstable-not-on-types'), requires(namedDialect('modern'), 'documented-members')]).toEqual([true, false]);
    expect([permits(namedDialect('modern'), 'free-doc-lines'), permits(namedDialect('strict'), 'free-doc-lines')]).toEqual([true, false]);
  });

  test('takes as a mistake what all its releases refuse, and warns of what the newest does', () => {
    const severities = (label: string, ...laws: readonly lifetimes.Requirement[]): readonly (string | undefined)[] => laws.map((law) => severityIn(dialectOf(label), law));
    expect(severities('classic', 'reserved-suffix-kind', 'definition-naming', 'whole-enum-covered', 'unstable-not-on-types')).toEqual(['error', 'warning', undefined, undefined]);
    expect(severities('legacy', 'reserved-names', 'checked-docs')).toEqual([undefined, undefined]);
    expect(severities('modern', 'checked-docs', 'documented-members', 'heading-first', 'no-old-headings')).toEqual(['error', 'warning', undefined, 'warning']);
    expect(severities('modern', 'aligned-descriptions', 'indented-descriptions')).toEqual([undefined, undefined]);
    expect(severities('8.1', 'aligned-descriptions', 'indented-descriptions', 'documented-members')).toEqual([undefined, 'error', undefined]);
    expect(severities('9.0', 'documented-members', 'no-old-headings')).toEqual(['error', undefined]);
  });
});

describe('a dialect that is narrowed', () => {
  const narrowed = (name: 'legacy' | 'classic' | 'modern', used: readonly lifetimes.Permission[], unused: readonly Convention[] = []): Dialect => narrowDialect(namedDialect(name), { used, unused });

  test('is that of the releases which know all that is used', () => {
    expect(releasesText(narrowed('classic', []))).toBe('QEMU 2.4 to 6.1');
    expect(releasesText(narrowed('classic', ['pragma']))).toBe('QEMU 2.9 to 6.1');
    expect(releasesText(narrowed('classic', ['pragma', 'condition', 'pragma-whitelist']))).toBe('QEMU 3.0 to 5.2');
    expect(releasesText(narrowed('legacy', ['anonymous-union', 'string-discriminator', 'nested-struct']))).toBe('QEMU 1.6 to 1.7');
  });

  test('insists on more and knows fewer conventions of documentation, but permits every construct of its step', () => {
    const dialect = narrowed('classic', ['pragma', 'pragma-whitelist']);
    expect([requires(namedDialect('classic'), 'checked-docs'), requires(dialect, 'checked-docs')]).toEqual([false, true]);
    expect([permits(namedDialect('classic'), 'pragma-exceptions'), permits(dialect, 'pragma-exceptions')]).toEqual([true, true]);
    expect([permits(namedDialect('classic'), 'optional-mark'), permits(dialect, 'optional-mark')]).toEqual([true, false]);
    expect([permits(narrowed('modern', ['note-tag']), 'unindented-sections'), permits(narrowed('modern', ['note-tag'], ['unindented-sections']), 'unindented-sections')]).toEqual([true, false]);
  });

  test('still warns of what the newest release of its step insists on', () => {
    expect(severityIn(narrowed('modern', ['note-tag']), 'documented-members')).toBe('warning');
    expect(severityIn(narrowed('classic', ['pragma', 'pragma-whitelist']), 'definition-naming')).toBe('warning');
  });
});

test('a lifetime in words', () => {
  expect(lifetimeText('coroutine')).toBe('QEMU has it since 5.2');
  expect(lifetimeText('type-definition')).toBe('QEMU had it from 1.0 to 2.3');
});
