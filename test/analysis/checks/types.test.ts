/** What types may be used where: dialect notes in "Type references" and the sections of each kind of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/diagnostics/catalogue.ts';
import { expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const types = `{ 'enum': 'Enum', 'data': [ 'a', 'b' ] }
{ 'struct': 'Struct', 'data': { 'm': 'int' } }
{ 'union': 'Union', 'base': { 'k': 'Enum' }, 'discriminator': 'k', 'data': { } }
{ 'alternate': 'Alternate', 'data': { 'a': 'int' } }
{ 'command': 'command' }
{ 'event': 'EVENT' }
`;
const builtins = [
  'str', 'number', 'int', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64', 'size', 'bool', 'null', 'any', 'QType',
];

function refuse(code: Code, marked: string): void {
  expectFinding(code, types + marked);
}

describe('a member', () => {
  test('may be of any type', () => {
    for (const type of [...builtins, 'Enum', 'Struct', 'Union', 'Alternate']) {
      expectAccepted(`${types}{ 'struct': 'Foo', 'data': { 'a': '${type}', '*b': [ '${type}' ] } }`);
    }
  });

  test('may be of the type it stands in', () => {
    expectAccepted("{ 'struct': 'Foo', 'data': { '*a': 'Foo', 'b': [ 'Foo' ] } }");
  });

  test('may be of a type that is defined later', () => {
    expectAccepted("{ 'struct': 'Foo', 'data': { 'a': 'Bar' } } { 'struct': 'Bar', 'data': { } }");
  });

  test('may not be of an unknown type', () => {
    for (const name of ['Nope', '', 'Int', 'int ', 'struct', '[int]', 'toString', '__proto__', 'EnumList']) {
      refuse('type/unknown', `{ 'struct': 'Foo', 'data': { 'a': «'${name}'» } }`);
      refuse('type/unknown', `{ 'struct': 'Foo', 'data': { 'a': [ «'${name}'» ] } }`);
    }
  });

  test('may not be a command or an event', () => {
    refuse('type/unknown', "{ 'struct': 'Foo', 'data': { 'a': «'command'» } }");
    refuse('type/unknown', "{ 'struct': 'Foo', 'data': { 'a': [ «'EVENT'» ] } }");
  });
});

describe('an unknown type', () => {
  test('is reported wherever it is used', () => {
    for (const text of [
      "{ 'struct': 'Foo', 'base': «'Nope'», 'data': { } }",
      "{ 'union': 'Foo', 'base': «'Nope'», 'discriminator': 'k', 'data': { } }",
      "{ 'union': 'Foo', 'base': { 'k': «'Nope'» }, 'discriminator': 'k', 'data': { } }",
      "{ 'union': 'Foo', 'base': { 'k': 'Enum' }, 'discriminator': 'k', 'data': { 'a': «'Nope'» } }",
      "{ 'alternate': 'Foo', 'data': { 'a': «'Nope'» } }",
      "{ 'alternate': 'Foo', 'data': { 'a': [ «'Nope'» ] } }",
      "{ 'command': 'go', 'data': «'Nope'» }",
      "{ 'command': 'go', 'data': { 'a': «'Nope'» } }",
      "{ 'command': 'go', 'returns': «'Nope'» }",
      "{ 'command': 'go', 'returns': [ «'Nope'» ] }",
      "{ 'event': 'GONE', 'data': «'Nope'» }",
    ]) refuse('type/unknown', text);
  });

  test('is reported once a use', () => {
    expectFindings(['type/unknown', 'type/unknown'], "{ 'command': 'go', 'data': { 'a': «'Nope'», 'b': «'Nope'» } }");
    expectFindings(['type/unknown', 'type/unknown'], "{ 'struct': 'Foo', 'data': { 'a': [ «'Nope'» ], 'b': [ «'Nope'» ] } }");
  });
});

describe('a base', () => {
  test('is a struct', () => {
    expectAccepted(`${types}{ 'struct': 'Foo', 'base': 'Struct', 'data': { } }`);
    for (const type of ['Enum', 'Union', 'Alternate', 'int', 'any', 'QType']) {
      refuse('type/bad-base', `{ 'struct': 'Foo', 'base': «'${type}'», 'data': { } }`);
      refuse('type/bad-base', `{ 'union': 'Foo', 'base': «'${type}'», 'discriminator': 'k', 'data': { } }`);
    }
  });

  test('must not lead back to the struct', () => {
    refuse('type/contains-itself', "{ 'struct': '«Foo»', 'base': 'Foo', 'data': { } }");
    refuse('type/contains-itself', "{ 'struct': '«Foo»', 'base': 'Bar', 'data': { } }\n{ 'struct': 'Bar', 'base': 'Foo', 'data': { } }");
  });
});

describe('a branch of a union', () => {
  test('is a struct or a union', () => {
    for (const type of ['Struct', 'Union']) {
      expectAccepted(`${types}{ 'union': 'Foo', 'base': { 't': 'Enum' }, 'discriminator': 't', 'data': { 'b': '${type}' } }`);
    }
    for (const type of ['Enum', 'Alternate', 'int', 'str', 'any', 'QType']) {
      refuse('union/bad-branch-type', `{ 'union': 'Foo', 'base': { 't': 'Enum' }, 'discriminator': 't', 'data': { 'b': «'${type}'» } }`);
    }
  });

  test('must not lead back to the union', () => {
    refuse('type/contains-itself', "{ 'union': '«Foo»', 'base': { 't': 'Enum' }, 'discriminator': 't', 'data': { 'b': 'Foo' } }");
    refuse('type/contains-itself', `{ 'union': '«Foo»', 'base': { 't': 'Enum' }, 'discriminator': 't', 'data': { 'b': 'Bar' } }
{ 'union': 'Bar', 'base': { 's': 'Enum' }, 'discriminator': 's', 'data': { 'a': 'Foo' } }`);
  });
});

describe('arguments', () => {
  const heads = ["'command': 'go'", "'event': 'GONE'"];

  test('are those of a struct, or, boxed, of a union', () => {
    for (const head of heads) {
      expectAccepted(`${types}{ ${head}, 'data': 'Struct' }`);
      expectAccepted(`${types}{ ${head}, 'data': 'Struct', 'boxed': true }`);
      expectAccepted(`${types}{ ${head}, 'data': 'Union', 'boxed': true }`);
      refuse('type/union-needs-boxed', `{ ${head}, 'data': «'Union'» }`);
      for (const type of ['Enum', 'Alternate', 'int', 'any']) {
        refuse('type/cannot-take', `{ ${head}, 'data': «'${type}'» }`);
        refuse('type/cannot-take', `{ ${head}, 'data': «'${type}'», 'boxed': true }`);
      }
    }
  });

  test('with conditions are boxed', () => {
    const conditional = "{ 'struct': 'Maybe', 'data': { 'a': 'int', ‹'b': { 'type': 'int', 'if': 'A' }› } }\n";
    for (const head of heads) {
      expectAccepted(`${conditional.replaceAll(/[‹›]/g, '')}{ ${head}, 'data': 'Maybe', 'boxed': true }`);
      expectFinding('type/condition-needs-boxed', `${conditional}{ ${head}, 'data': «'Maybe'» }`);
      expectFinding('type/condition-needs-boxed', `${conditional}{ 'struct': 'More', 'base': 'Maybe', 'data': { } }\n{ ${head}, 'data': «'More'» }`);
      expectFinding('type/condition-needs-boxed', `{ ${head}, 'data': { 'a': 'int', «'b': { 'type': 'int', 'if': 'A' }» } }`);
      expectAccepted(`${conditional.replaceAll(/[‹›]/g, '')}{ ${head}, 'data': 'Maybe' }`, '7.2');
    }
  });
});

describe('a return type', () => {
  test('is a struct, a union, or an array of one', () => {
    for (const type of ['Struct', 'Union']) expectAccepted(`${types}{ 'command': 'go', 'returns': '${type}' } { 'command': 'stop', 'returns': [ '${type}' ] }`);
    for (const type of ['Enum', 'Alternate', 'int', 'str', 'any']) {
      refuse('type/cannot-return', `{ 'command': 'go', 'returns': «'${type}'» }`);
      refuse('type/cannot-return', `{ 'command': 'go', 'returns': «[ '${type}' ]» }`);
    }
  });

  test('may be anything where a pragma says so', () => {
    const pragma = "{ 'pragma': { 'command-returns-exceptions': [ 'go' ] } }\n";
    for (const type of ['Enum', 'Alternate', 'int', 'str', 'any']) {
      expectAccepted(`${types}${pragma}{ 'command': 'go', 'returns': '${type}' }`);
      refuse('type/cannot-return', `${pragma}{ 'command': 'stop', 'returns': «'${type}'» }`);
    }
  });

  test('was anything up to 2.8', () => {
    expectAccepted("{ 'command': 'go', 'returns': 'int' }", '2.8');
    expectFinding('type/cannot-return', "{ 'command': 'go', 'returns': «'int'» }", { dialect: '2.9' });
  });
});

test('a mistake in a type is no mistake of those who use it', () => {
  expectFinding('type/unknown', `{ 'struct': 'Foo', 'base': «'Nope'», 'data': { } }
{ 'struct': 'Bar', 'base': 'Foo', 'data': { } }
{ 'command': 'go', 'data': 'Bar', 'returns': 'Foo' }
{ 'union': 'Baz', 'base': 'Foo', 'discriminator': 'k', 'data': { 'a': 'Bar' } }`);
});

test('a type that could not be read is not unknown', () => {
  expectFinding('definition/wrong-value', "{ 'struct': 'Foo', 'data': «true» }\n{ 'struct': 'Bar', 'base': 'Foo', 'data': { 'a': 'Foo', 'b': [ 'Foo' ] } }");
});

test('the type of an array is shared', () => {
  const schema = expectAccepted("{ 'struct': 'Foo', 'data': { 'a': [ 'Foo' ], 'b': [ 'Foo' ] } }");
  const struct = schema.definitions.get('Foo');
  expect(struct?.kind === 'struct' && struct.members[0]?.type).toBe(struct?.kind === 'struct' && struct.members[1]?.type);
  expect(schema.entities.filter(({ kind }) => kind === 'array')).toHaveLength(1);
});
