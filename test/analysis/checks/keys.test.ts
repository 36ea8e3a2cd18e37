/** Which keys each object must and may have: dialect notes in "Schema syntax" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import { compileSources, expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const kind = "{ 'enum': 'Kind', 'data': [ 'a' ] }\n";

describe('required', () => {
  test.each([
    "«{ 'enum': 'Foo' }»", "«{ 'struct': 'Foo' }»", "«{ 'alternate': 'Foo' }»",
    "«{ 'struct': 'Foo', 'base': 'Bar' }»\n{ 'struct': 'Bar', 'data': { } }",
    "«{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k' }»",
    "«{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'data': { } }»",
    "«{ 'union': 'Foo', 'discriminator': 'k', 'data': { } }»",
  ])('in %s', (marked) => {
    expectFinding('definition/missing-key', kind + marked);
  });

  test('in none of a command and an event', () => {
    expectAccepted("{ 'command': 'go' } { 'event': 'GONE' }");
  });

  test.each([
    ["{ 'struct': 'Foo', 'data': { 'a': «{ }» } }", "member 'a' of struct 'Foo' must have the key 'type'"],
    ["{ 'enum': 'Foo', 'data': [ «{ }» ] }", "a value of enum 'Foo' must have the key 'name'"],
    ["{ 'alternate': 'Foo', 'data': { 'a': «{ }» } }", "branch 'a' of alternate 'Foo' must have the key 'type'"],
    ["{ 'command': 'go', 'features': [ «{ }» ] }", "a feature of command 'go' must have the key 'name'"],
    ["{ 'command': 'go', 'data': { 'a': «{ }» } }", "argument 'a' of command 'go' must have the key 'type'"],
  ])('in %s', (marked, message) => {
    expectFinding('definition/missing-key', marked, { message });
  });
});

describe('optional', () => {
  test('are accepted, in any order', () => {
    expectAccepted(`{ 'features': [ 'f' ], 'prefix': 'FOO', 'if': 'A', 'data': [ 'a' ], 'enum': 'Foo' }
{ 'features': [ 'f' ], 'if': 'A', 'base': 'Bar', 'data': { }, 'struct': 'Baz' }
{ 'data': { }, 'struct': 'Bar' }
{ 'features': [ 'f' ], 'if': 'A', 'data': { }, 'discriminator': 'k', 'base': { 'k': 'Foo' }, 'union': 'Qux' }
{ 'features': [ 'f' ], 'if': 'A', 'data': { 'a': 'int' }, 'alternate': 'Alt' }
{ 'coroutine': true, 'allow-preconfig': true, 'boxed': true, 'success-response': false, 'gen': false, 'features': [ 'f' ],
  'if': 'A', 'returns': 'Bar', 'data': 'Bar', 'command': 'go' }
{ 'allow-oob': true, 'command': 'stop' }
{ 'boxed': true, 'features': [ 'f' ], 'if': 'A', 'data': 'Bar', 'event': 'GONE' }`);
  });

  test('of parts too', () => {
    expectAccepted(`{ 'enum': 'Foo', 'data': [ { 'features': [ 'f' ], 'if': 'A', 'name': 'a' } ] }
{ 'struct': 'Bar', 'data': { 'a': { 'features': [ { 'if': 'A', 'name': 'f' } ], 'if': 'A', 'type': 'int' } } }
{ 'union': 'Baz', 'base': { 'k': 'Foo' }, 'discriminator': 'k', 'data': { 'a': { 'if': 'A', 'type': 'Bar' } } }
{ 'alternate': 'Alt', 'data': { 'a': { 'if': 'A', 'type': [ 'int' ] } } }`);
  });
});

describe('unknown', () => {
  const values: Readonly<Record<string, string>> = { base: "'Bar'", discriminator: "'k'", returns: "'Bar'", prefix: "'P'", boxed: 'true', gen: 'false', coroutine: 'true', 'allow-oob': 'true' };
  const definitions: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    enum: ["{ 'enum': 'Foo', 'data': [ ], KEY }", ['base', 'discriminator', 'returns', 'boxed', 'gen', 'coroutine']],
    struct: ["{ 'struct': 'Foo', 'data': { }, KEY }", ['discriminator', 'returns', 'prefix', 'boxed', 'gen']],
    union: [`${kind}{ 'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { }, KEY }`, ['returns', 'prefix', 'boxed', 'gen']],
    alternate: ["{ 'alternate': 'Foo', 'data': { 'a': 'int' }, KEY }", ['base', 'discriminator', 'returns', 'prefix', 'boxed']],
    command: ["{ 'command': 'go', KEY }", ['base', 'discriminator', 'prefix']],
    event: ["{ 'event': 'GONE', KEY }", ['base', 'discriminator', 'returns', 'prefix', 'gen', 'coroutine', 'allow-oob']],
  };

  test.each(Object.entries(definitions))('to %s', (_kind, [text, keys]) => {
    for (const key of keys) expectFinding('definition/unknown-key', text.replace('KEY', `«'${key}'»: ${values[key] ?? 'true'}`));
  });

  test('to parts', () => {
    expectFinding('definition/unknown-key', "{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', «'name'»: 'b' } } }");
    expectFinding('definition/unknown-key', "{ 'enum': 'Foo', 'data': [ { 'name': 'a', «'type'»: 'b' } ] }");
    expectFinding('definition/unknown-key', "{ 'alternate': 'Foo', 'data': { 'a': { 'type': 'int', «'features'»: [ ] } } }");
    expectFinding('definition/unknown-key', "{ 'command': 'go', 'features': [ { 'name': 'a', «'features'»: [ ] } ] }");
  });

  test('are each reported', () => {
    expectFindings(['definition/unknown-key', 'definition/unknown-key'], "{ 'struct': 'Foo', «'one'»: 'x', 'data': { }, «'two'»: 'x' }");
  });

  test('with what was meant', () => {
    expectFinding('definition/unknown-key', "{ 'struct': 'Foo', 'data': { }, «'bse'»: 'Bar' }", { suggestion: "Did you mean 'base'?" });
    expectFinding('definition/unknown-key', "{ 'command': 'go', «'sucess-response'»: false }", { suggestion: "Did you mean 'success-response'?" });
  });

  test('not as what is there already', () => {
    expectFinding('definition/unknown-key', "{ 'struct': 'Foo', 'data': { }, «'dat'»: { } }", { suggestion: undefined });
  });

  test('are one mistake with the one that is missing for it', () => {
    expectFinding('definition/missing-key', "{ 'struct': 'Foo', «'daat'»: { } }", { suggestion: "Did you mean 'data' by 'daat'?" });
    expectFinding('definition/missing-key', "{ 'struct': 'Foo', 'data': { 'a': { «'typ'»: 'int' } } }", { suggestion: "Did you mean 'type' by 'typ'?" });
  });

  test('even if they are called like what every object has', () => {
    expectFinding('definition/unknown-key', "{ 'struct': 'Foo', 'data': { }, «'constructor'»: 'x' }");
    expectFinding('definition/unknown-key', "{ 'struct': 'Foo', 'data': { }, «'__proto__'»: 'x' }");
    expectAccepted("{ 'struct': 'Foo', 'data': { 'constructor': 'int', 'tostring': 'int', 'valueof': 'int' } }");
  });
});

describe('members may be called like keys', () => {
  test('wherever names are free', () => {
    expectAccepted(`{ 'struct': 'Foo', 'data': { 'if': 'str', 'type': 'str', 'data': 'str', 'base': 'str', 'features': 'str', 'enum': 'str',
  'command': 'str', 'event': 'str', 'include': 'str', 'pragma': 'str', 'name': 'str', 'struct': 'str' } }
{ 'command': 'go', 'data': { 'if': 'int', '*data': { 'type': 'int' }, 'returns': 'int' } }`);
  });
});

test('the first key need not be the kind', () => {
  const { schema } = compileSources("{ 'data': { }, 'struct': 'Foo' }");
  expect(schema?.definitions.has('Foo')).toBe(true);
});
