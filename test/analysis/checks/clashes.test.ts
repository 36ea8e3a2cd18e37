/** Names that are one in generated code: dialect notes in "Naming rules and reserved names" of the QAPI reference. */
import { describe, test } from 'vitest';
import { expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const anyCase = "{ 'pragma': { 'member-name-exceptions': [ 'Foo', 'Base', 'Branch', 'Kind' ] } }\n";

describe('members', () => {
  test('clash if they differ in punctuation only', () => {
    expectFinding('type/name-clash', `${anyCase}{ 'struct': 'Foo', 'data': { ‹'a-b': 'int'›, «'a_b': 'int'» } }`);
    expectFinding('type/name-clash', `${anyCase}{ 'struct': 'Foo', 'data': { ‹'a-b': 'int'›, «'*a_b': 'int'» } }`);
    expectFinding('type/name-clash', "{ 'struct': 'Foo', 'data': { ‹'a': 'int'›, «'*a': 'int'» } }");
    expectFinding('type/name-clash', "{ 'command': 'go', 'data': { ‹'a': 'int'›, «'*a': 'int'» } }");
  });

  test('do not clash if they differ in case', () => {
    expectAccepted(`${anyCase}{ 'struct': 'Foo', 'data': { 'a': 'int', 'A': 'int' } }`);
  });

  test('clash with inherited ones, from whatever depth', () => {
    expectFinding('type/name-clash', "{ 'struct': 'Base', 'data': { ‹'a': 'int'› } }\n{ 'struct': 'Foo', 'base': 'Base', 'data': { «'a': 'int'» } }");
    expectFinding('type/name-clash', `{ 'struct': 'Foo', 'base': 'Middle', 'data': { 'c': 'int', «'a': 'int'» } }
{ 'struct': 'Middle', 'base': 'Base', 'data': { 'b': 'int' } }
{ 'struct': 'Base', 'data': { ‹'a': 'int'› } }`);
  });

  test('of two types that share a base do not clash', () => {
    expectAccepted(`{ 'struct': 'Base', 'data': { 'a': 'int' } }
{ 'struct': 'One', 'base': 'Base', 'data': { 'b': 'int' } }
{ 'struct': 'Two', 'base': 'Base', 'data': { 'b': 'int' } }`);
  });
});

describe('members of a branch', () => {
  const kind = "{ 'enum': 'Kind', 'data': [ 'a', 'b' ] }\n";

  test('clash with those of the base', () => {
    expectFinding('type/name-clash', `${kind}{ 'struct': 'Branch', 'data': { 'x': 'int' } }
{ 'union': 'Foo', 'base': { 'k': 'Kind', ‹'x': 'int'› }, 'discriminator': 'k', 'data': { «'a': 'Branch'» } }`);
    expectFinding('type/name-clash', `${kind}{ 'struct': 'Branch', 'data': { 'k': 'int' } }
{ 'union': 'Foo', 'base': { ‹'k': 'Kind'› }, 'discriminator': 'k', 'data': { «'a': 'Branch'» } }`);
    expectFinding('type/name-clash', `${kind}{ 'struct': 'Inherited', 'data': { 'x': 'int' } }
{ 'struct': 'Branch', 'base': 'Inherited', 'data': { } }
{ 'struct': 'Deep', 'data': { ‹'x': 'int'› } }
{ 'struct': 'Base', 'base': 'Deep', 'data': { 'k': 'Kind' } }
{ 'union': 'Foo', 'base': 'Base', 'discriminator': 'k', 'data': { «'a': 'Branch'» } }`);
  });

  test('clash for each branch', () => {
    expectFindings(['type/name-clash', 'type/name-clash'], `${kind}{ 'struct': 'Branch', 'data': { 'x': 'int' } }
{ 'union': 'Foo', 'base': { 'k': 'Kind', ‹‹'x': 'int'›› }, 'discriminator': 'k', 'data': { «'a': 'Branch'», «'b': 'Branch'» } }`);
  });

  test('do not clash with those of another branch', () => {
    expectAccepted(`${kind}{ 'struct': 'One', 'data': { 'x': 'int' } } { 'struct': 'Two', 'data': { 'x': 'str' } }
{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { 'a': 'One', 'b': 'Two' } }`);
  });

  test('of a nested union clash from whatever depth', () => {
    expectFinding('type/name-clash', `${kind}{ 'struct': 'Branch', 'data': { 'x': 'int' } }
{ 'union': 'Inner', 'base': { 'i': 'Kind' }, 'discriminator': 'i', 'data': { 'b': 'Branch' } }
{ 'union': 'Foo', 'base': { 'k': 'Kind', ‹'x': 'int'› }, 'discriminator': 'k', 'data': { «'a': 'Inner'» } }`);
  });

  test('clash however the sizes of base and branch compare', () => {
    const many = Array.from({ length: 50 }, (_, index) => `'n${index}': 'int'`).join(', ');
    expectFinding('type/name-clash', `${kind}{ 'struct': 'Branch', 'data': { ${many}, 'x': 'int' } }
{ 'union': 'Foo', 'base': { 'k': 'Kind', ‹'x': 'int'› }, 'discriminator': 'k', 'data': { «'a': 'Branch'» } }`);
    expectFinding('type/name-clash', `${kind}{ 'struct': 'Branch', 'data': { 'x': 'int' } }
{ 'union': 'Foo', 'base': { 'k': 'Kind', ${many}, ‹'x': 'int'› }, 'discriminator': 'k', 'data': { «'a': 'Branch'» } }`);
  });
});

describe('other names', () => {
  test('values of an enum', () => {
    expectFinding('type/name-clash', "{ 'enum': 'Foo', 'data': [ ‹'a'›, 'b', «'a'» ] }");
    expectFinding('type/name-clash', `${anyCase}{ 'enum': 'Foo', 'data': [ ‹{ 'name': 'a-b' }›, «{ 'name': 'a_b' }» ] }`);
    expectAccepted(`${anyCase}{ 'enum': 'Foo', 'data': [ 'a', 'A', 'ab', 'a-b' ] }`);
  });

  test('branches of an alternate', () => {
    expectFinding('syntax/duplicate-key', "{ 'alternate': 'Foo', 'data': { 'a': 'int', 'a': «'bool'» } }");
  });

  test('features', () => {
    expectFinding('type/name-clash', "{ 'command': 'go', 'features': [ ‹'a'›, «'a'» ] }");
    expectFinding('type/name-clash', "{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'features': [ ‹'b'›, «{ 'name': 'b', 'if': 'A' }» ] } } }");
    for (const definition of ["'enum': 'Foo', 'data': [ ]", "'struct': 'Foo', 'data': { }", "'alternate': 'Foo', 'data': { 'a': 'int' }", "'event': 'GONE'"]) {
      expectFinding('type/name-clash', `{ ${definition}, 'features': [ ‹'a'›, «'a'» ] }`);
    }
  });
});

describe('definitions', () => {
  test('have one name each, of whatever kind', () => {
    expectFinding('definition/redefined', "{ 'struct': '‹Foo›', 'data': { } }\n{ 'enum': '«Foo»', 'data': [ ] }");
    expectFinding('definition/redefined', "{ 'command': '‹go›' }\n{ 'command': '«go»' }");
    expectFindings(['definition/redefined', 'definition/redefined'], "{ 'command': '‹‹go››' }\n{ 'command': '«go»' }\n{ 'command': '«go»' }");
  });

  test('may differ in case or punctuation', () => {
    expectAccepted("{ 'struct': 'Foo', 'data': { } } { 'struct': 'FOo', 'data': { } } { 'command': 'foo' } { 'event': 'FOO' }");
  });

  test('cannot be built-in types', () => {
    for (const name of ['QType']) expectFinding('definition/redefined-builtin', `{ 'struct': '«${name}»', 'data': { } }`);
    expectFinding('definition/redefined-builtin', "{ 'command': '«int»' }");
    expectFinding('definition/redefined-builtin', "{ 'command': '«any»' }");
  });
});
