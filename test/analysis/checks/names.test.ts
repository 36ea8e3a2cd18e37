/** Naming rules: dialect notes in "Naming rules and reserved names" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/diagnostics/catalogue.ts';
import type { Severity } from '../../../src/diagnostics/diagnostic.ts';
import { compileSources, expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

/** What is wrong with a name in each place that has one; empty where nothing is. */
function codeOf(text: string): string {
  const { diagnostics } = compileSources(text);
  expect(diagnostics.length).toBeLessThan(2);
  return diagnostics[0]?.code ?? '';
}

const places: Readonly<Record<string, (name: string) => string>> = {
  struct: (name) => `{ 'struct': '${name}', 'data': { } }`,
  enum: (name) => `{ 'enum': '${name}', 'data': [ ] }`,
  union: (name) => `{ 'enum': 'Kind', 'data': [ 'a' ] } { 'union': '${name}', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { } }`,
  alternate: (name) => `{ 'alternate': '${name}', 'data': { 'a': 'int' } }`,
  command: (name) => `{ 'command': '${name}' }`,
  event: (name) => `{ 'event': '${name}' }`,
  member: (name) => `{ 'struct': 'Foo', 'data': { '${name}': 'int' } }`,
  'optional member': (name) => `{ 'struct': 'Foo', 'data': { '*${name}': 'int' } }`,
  'inline base member': (name) => `{ 'enum': 'Kind', 'data': [ 'a' ] } { 'union': 'Foo', 'base': { 'k': 'Kind', '${name}': 'int' }, 'discriminator': 'k', 'data': { } }`,
  argument: (name) => `{ 'command': 'go', 'data': { '${name}': 'int' } }`,
  'event argument': (name) => `{ 'event': 'GO', 'data': { '${name}': 'int' } }`,
  value: (name) => `{ 'enum': 'Foo', 'data': [ '${name}' ] }`,
  branch: (name) => `{ 'alternate': 'Foo', 'data': { '${name}': 'int' } }`,
  feature: (name) => `{ 'command': 'go', 'features': [ '${name}' ] }`,
  'member feature': (name) => `{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'features': [ '${name}' ] } } }`,
};
const types = ['struct', 'enum', 'union', 'alternate'];
const memberLike = ['member', 'optional member', 'inline base member', 'argument', 'event argument'];
const lowerCase = [...memberLike, 'value', 'branch', 'feature', 'member feature'];

function check(kinds: readonly string[], names: Readonly<Record<string, Code | ''>>): void {
  for (const kind of kinds) {
    for (const [name, code] of Object.entries(names)) expect(codeOf(places[kind]?.(name) ?? ''), `${kind} '${name}'`).toBe(code);
  }
}

describe('shape', () => {
  test('of every name: a letter, then letters, digits, hyphens and underscores', () => {
    for (const kind of Object.keys(places)) {
      for (const name of ['', ' ', 'a b', '-a', '_a', 'a.b', 'a+b', '.', '*', 'a*', '__a', '__.com_']) {
        expect(codeOf(places[kind]?.(name) ?? ''), `${kind} '${name}'`).toBe('name/invalid');
      }
    }
  });

  test('a digit may begin enum values only', () => {
    check(Object.keys(places).filter((kind) => kind !== 'value'), { '1a': 'name/invalid', '1': 'name/invalid' });
    check(['value'], { '1a': '', '1': '', '1-a': '', '12.5': 'name/invalid', '1A': 'name/member-case', '1_a': 'name/member-case', '1 a': 'name/invalid' });
  });

  test('may begin with a downstream prefix and with x-', () => {
    check(lowerCase, { '__com.example-2_a': '', '__com.example_x-a': '', 'x-a': '', '__COM.Example_a': '', '__com.example_A': 'name/member-case' });
    check(types, { '__com.example_Foo': '', 'x-Foo': '', '__com.example_x-Foo': '', '__com.example_foo': 'name/type-case' });
    check(['command'], { '__com.example_go': '', 'x-go': '', '__com.example_x-go': '' });
    check(['event'], { '__com.example_GO': '', 'x-GO': '' });
  });

  test('must not begin with q_, however it is spelt', () => {
    check(Object.keys(places), { 'q_a': 'name/reserved', 'q-a': 'name/reserved' });
    check(memberLike, { 'q': '', 'qa': '' });
  });
});

describe('case', () => {
  test('of types is CamelCase, with a small letter', () => {
    check(types, {
      Foo: '', FooBar: '', Foo2: '', FOo: '', F2o: '', foo: 'name/type-case', FOO: 'name/type-case', F: 'name/type-case', F1: 'name/type-case',
      'Foo-Bar': 'name/type-case', Foo_Bar: 'name/type-case', fooBar: 'name/type-case',
    });
  });

  test('of types must not end in List', () => {
    check(types, { FooList: 'name/reserved-suffix', List: 'name/reserved-suffix', Listing: '', FooLists: '', FooKind: '' });
  });

  test('of commands is small, with hyphens', () => {
    check(['command'], { 'go-on': '', 'go2': '', 'go_on': 'name/command-case', 'Go': 'name/command-case', 'goOn': 'name/command-case', 'go-List': 'name/command-case', 'go-list': '' });
  });

  test('of events is capital, with underscores', () => {
    check(['event'], { 'GO_ON': '', 'GO2': '', 'GO-ON': 'name/event-case', 'Go': 'name/event-case', 'go': 'name/event-case' });
  });

  test('of everything else is small, with hyphens', () => {
    check(lowerCase, { 'a-b': '', 'a1': '', 'a_b': 'name/member-case', 'A': 'name/member-case', 'aB': 'name/member-case' });
  });

  test('of branches of a union is that of the enum', () => {
    expectAccepted("{ 'pragma': { 'member-name-exceptions': [ 'Kind' ] } } { 'enum': 'Kind', 'data': [ 'A_b' ] } { 'struct': 'Foo', 'data': { } }"
      + "{ 'union': 'Bar', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { 'A_b': 'Foo' } }");
  });
});

describe('exceptions', () => {
  const commands = "{ 'pragma': { 'command-name-exceptions': [ 'go_on', 'Go' ] } }";
  const members = "{ 'pragma': { 'member-name-exceptions': [ 'Foo', 'go', 'GO' ] } }";

  test('let a command have underscores, not capitals', () => {
    expect(codeOf(`${commands} { 'command': 'go_on' }`)).toBe('');
    expect(codeOf(`${commands} { 'command': 'go_off' }`)).toBe('name/command-case');
    expect(codeOf(`${commands} { 'command': 'Go' }`)).toBe('name/command-case');
  });

  test('let members and values of a type be spelt anyhow', () => {
    for (const kind of ['member', 'optional member', 'inline base member', 'value']) {
      expect(codeOf(`${members} ${places[kind]?.('A_b')}`), kind).toBe('');
    }
  });

  test('are none for arguments, branches and features', () => {
    for (const kind of ['argument', 'event argument', 'branch', 'feature', 'member feature']) {
      expect(codeOf(`${members} ${places[kind]?.('A_b')}`), kind).toBe('name/member-case');
    }
  });

  test('are none for what is no name, or reserved', () => {
    expect(codeOf(`${members} ${places['member']?.('a.b')}`)).toBe('name/invalid');
    expect(codeOf(`${members} ${places['member']?.('has_a')}`)).toBe('name/reserved');
  });
});

describe('reserved', () => {
  test('are u and what begins with has-, for members only', () => {
    check(memberLike, { 'u': 'name/reserved', 'has-a': 'name/reserved', 'has_a': 'name/reserved', 'ua': '', 'has': '', 'hasa': '', 'x-has-a': '' });
    check(['value', 'branch', 'feature', 'member feature'], { 'u': '', 'has-a': '' });
  });
});

describe('the place', () => {
  test('is the name', () => {
    expectFinding('name/type-case', "{ 'struct': «'foo'», 'data': { } }", { suggestion: "Write 'Foo'." });
    expectFinding('name/member-case', "{ 'struct': 'Foo', 'data': { 'a': 'int',\n  «'*a_b'»: 'int' } }", { suggestion: "Write 'a-b'." });
    expectFinding('name/member-case', "{ 'enum': 'Foo', 'data': [ 'a', { 'name': «'B'» } ] }", { suggestion: "Write 'b'." });
    expectFinding('name/member-case', "{ 'command': 'go', 'features': [ «'B'» ] }");
    expectFinding('name/reserved', "{ 'event': 'GO', 'data': { «'u'»: 'int' } }");
    expectFinding('name/member-case', "{ 'alternate': 'Foo', 'data': { «'B'»: 'int' } }");
  });
});

describe('older dialects', () => {
  const members = "{ 'command': 'go', 'data': { «'A_b'»: 'int' } } { 'enum': 'Foo', 'data': [ «'A_b'» ] }";
  const underscores = "{ 'command': 'go', 'data': { «'a_b'»: 'int' } } { 'enum': 'Foo', 'data': [ «'a_b'» ] }";
  const definitions = "{ 'command': «'goOn'» } { 'event': «'GoNE'» } { 'enum': «'foo'», 'data': [ ] }";
  const accept = (text: string, ...dialects: readonly string[]): void => {
    for (const dialect of dialects) expectAccepted(text.replaceAll(/[«»]/g, ''), dialect);
  };
  const severitiesOf = (codes: readonly Code[], text: string, dialect: string): ReadonlySet<Severity> => new Set(expectFindings(codes, text, dialect).map(({ severity }) => severity));

  test('leave the case of definitions to the author up to 5.2', () => {
    const codes = ['name/command-case', 'name/event-case', 'name/type-case'] as const;
    accept(definitions, '2.1', '2.5', '4.0', '5.2');
    for (const dialect of ['6.0', '6.1', '6.2']) expect(severitiesOf(codes, definitions, dialect)).toEqual(new Set(['error']));
    expect(severitiesOf(codes, definitions, 'classic')).toEqual(new Set(['warning']));
  });

  test('leave capitals in members to the author up to 2.8, and underscores up to 5.2', () => {
    const codes = ['name/member-case', 'name/member-case'] as const;
    accept(members, '1.1', '2.5', '2.8');
    accept(underscores, '2.9', '4.0', '5.2');
    for (const dialect of ['2.9', '5.2', '6.0', '6.2']) expect(severitiesOf(codes, members, dialect)).toEqual(new Set(['error']));
    for (const dialect of ['6.0', '6.1', '6.2']) expect(severitiesOf(codes, underscores, dialect)).toEqual(new Set(['error']));
    for (const text of [members, underscores]) expect(severitiesOf(codes, text, 'classic')).toEqual(new Set(['warning']));
  });

  test('excuse members of types that a pragma names', () => {
    const struct = "{ 'struct': 'Foo', 'data': { 'A_b': 'int' } }";
    expectAccepted(`{ 'pragma': { 'name-case-whitelist': [ 'Foo' ] } } ${struct}`, '2.9');
    expectAccepted(`{ 'pragma': { 'member-name-exceptions': [ 'Foo' ] } } ${struct}`, '6.0');
  });

  test('had dots in enum values up to 2.5', () => {
    expectAccepted("{ 'enum': 'Foo', 'data': [ 'l1_grow.alloc_table' ] }", '2.5');
    expectFinding('name/invalid', "{ 'enum': 'Foo', 'data': [ «'l1_grow.alloc_table'» ] }", { dialect: '2.6' });
  });

  test('reserved less up to 2.4', () => {
    expectAccepted("{ 'struct': 'Foo', 'data': { 'u': 'int', 'has-a': 'int' } }", '2.4');
    expectFinding('name/reserved', "{ 'struct': 'Foo', 'data': { «'u'»: 'int' } }", { dialect: '2.5' });
  });
});
