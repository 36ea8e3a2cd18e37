/** What the value of each key must be: dialect notes in "Schema syntax" and the sections of each kind of the QAPI reference. */
import { describe, test } from 'vitest';
import { expectAccepted, expectFinding } from '../../support/marked-schema.ts';

const wrong = 'definition/wrong-value';
const kind = "{ 'enum': 'Kind', 'data': [ 'a' ] }\n{ 'struct': 'Bar', 'data': { } }\n";

describe('the name', () => {
  test('is a string', () => {
    for (const key of ['enum', 'struct', 'union', 'alternate', 'command', 'event']) {
      for (const value of ['true', '[ ]', '{ }']) expectFinding('definition/name-not-string', `{ '${key}': «${value}», 'data': { } }`);
    }
  });
});

describe('of an enum', () => {
  test('data is an array of names or objects', () => {
    expectAccepted("{ 'enum': 'Foo', 'data': [ ] } { 'enum': 'Bar', 'data': [ 'a', { 'name': 'b' } ] }");
    for (const value of ["'a'", '{ }', 'true', "{ 'a': 'b' }"]) expectFinding(wrong, `{ 'enum': 'Foo', 'data': «${value}» }`);
    for (const value of ['true', "[ 'a' ]"]) expectFinding(wrong, `{ 'enum': 'Foo', 'data': [ 'a', «${value}» ] }`);
    for (const value of ['true', "[ 'a' ]", '{ }']) expectFinding(wrong, `{ 'enum': 'Foo', 'data': [ { 'name': «${value}» } ] }`);
  });

  test('the prefix is a string', () => {
    expectAccepted("{ 'enum': 'Foo', 'data': [ ], 'prefix': 'FOO' }");
    for (const value of ['true', "[ 'FOO' ]", '{ }']) expectFinding(wrong, `{ 'enum': 'Foo', 'data': [ ], 'prefix': «${value}» }`);
  });
});

describe('of a struct', () => {
  test('data is an object', () => {
    expectAccepted("{ 'struct': 'Foo', 'data': { } }");
    for (const value of ["'Bar'", '[ ]', 'true', "[ 'a' ]"]) expectFinding(wrong, `${kind}{ 'struct': 'Foo', 'data': «${value}» }`);
  });

  test('the base is the name of a type', () => {
    for (const value of ['true', "[ 'Bar' ]", "{ 'a': 'int' }", '{ }']) expectFinding(wrong, `${kind}{ 'struct': 'Foo', 'base': «${value}», 'data': { } }`);
  });
});

describe('of a union', () => {
  const union = (base: string, discriminator: string, data: string): string => (
    `${kind}{ 'union': 'Foo', 'base': ${base}, 'discriminator': ${discriminator}, 'data': ${data} }`);

  test('the base is a type or members', () => {
    expectAccepted(union("{ 'k': 'Kind' }", "'k'", '{ }'));
    for (const value of ['true', "[ 'Bar' ]"]) expectFinding(wrong, union(`«${value}»`, "'k'", '{ }'));
  });

  test('the discriminator is the name of a member', () => {
    for (const value of ['true', "[ 'k' ]", '{ }']) expectFinding(wrong, union("{ 'k': 'Kind' }", `«${value}»`, '{ }'));
  });

  test('data is an object of types', () => {
    for (const value of ["'Bar'", '[ ]', 'true']) expectFinding(wrong, union("{ 'k': 'Kind' }", "'k'", `«${value}»`));
    for (const value of ['true', "[ 'Bar' ]"]) expectFinding(wrong, union("{ 'k': 'Kind' }", "'k'", `{ 'a': «${value}» }`));
    for (const value of ['true', "[ 'Bar' ]", '{ }']) expectFinding(wrong, union("{ 'k': 'Kind' }", "'k'", `{ 'a': { 'type': «${value}» } }`));
  });
});

describe('of an alternate', () => {
  test('data is an object with types or arrays', () => {
    expectAccepted("{ 'alternate': 'Foo', 'data': { 'a': 'int', 'b': [ 'int' ], 'c': { 'type': 'bool' } } }");
    for (const value of ["'Bar'", '[ ]', 'true']) expectFinding(wrong, `{ 'alternate': 'Foo', 'data': «${value}» }`);
    expectFinding(wrong, "{ 'alternate': 'Foo', 'data': { 'a': «true» } }");
    expectFinding('alternate/empty', "{ 'alternate': 'Foo', 'data': «{ }» }");
  });
});

describe('of a command and an event', () => {
  test('data is a type or arguments', () => {
    for (const head of ["'command': 'go'", "'event': 'GONE'"]) {
      expectAccepted(`${kind}{ ${head}, 'data': 'Bar' }`);
      expectAccepted(`{ ${head}, 'data': { 'a': 'int', '*b': [ 'str' ] } }`);
      expectAccepted(`{ ${head}, 'data': { } }`);
      for (const value of ['true', "[ 'Bar' ]", '[ ]']) expectFinding(wrong, `${kind}{ ${head}, 'data': «${value}» }`);
    }
  });

  test('boxed data is a type', () => {
    for (const head of ["'command': 'go'", "'event': 'GONE'"]) {
      expectAccepted(`${kind}{ ${head}, 'boxed': true, 'data': 'Bar' }`);
      for (const value of ["{ 'a': 'int' }", '{ }', "[ 'Bar' ]", 'true']) expectFinding(wrong, `${kind}{ ${head}, 'boxed': true, 'data': «${value}» }`);
      expectFinding('definition/boxed-without-data', `{ ${head}, «'boxed'»: true }`);
    }
  });

  test('the return type is a type or an array', () => {
    expectAccepted(`${kind}{ 'command': 'go', 'returns': 'Bar' } { 'command': 'stop', 'returns': [ 'Bar' ] }`);
    for (const value of ['true', '{ }', "{ 'a': 'int' }"]) expectFinding(wrong, `${kind}{ 'command': 'go', 'returns': «${value}» }`);
    for (const value of ['[ ]', "[ 'Bar', 'Bar' ]", '[ true ]', "[ [ 'Bar' ] ]"]) {
      expectFinding('definition/array-type', `${kind}{ 'command': 'go', 'returns': «${value}» }`);
    }
  });
});

describe('a member', () => {
  test('is a type, an array of one, or an object with one', () => {
    expectAccepted("{ 'struct': 'Foo', 'data': { 'a': 'int', '*b': [ 'int' ], 'c': { 'type': 'int' }, '*d': { 'type': [ 'int' ] } } }");
    for (const value of ['true', 'false']) expectFinding(wrong, `{ 'struct': 'Foo', 'data': { 'a': «${value}» } }`);
    for (const value of ['true', '{ }', "{ 'a': 'int' }"]) expectFinding(wrong, `{ 'struct': 'Foo', 'data': { 'a': { 'type': «${value}» } } }`);
    for (const value of ['[ ]', "[ 'int', 'str' ]", '[ true ]', "[ [ 'int' ] ]", "[ { 'type': 'int' } ]"]) {
      expectFinding('definition/array-type', `{ 'struct': 'Foo', 'data': { 'a': «${value}» } }`);
      expectFinding('definition/array-type', `{ 'alternate': 'Foo', 'data': { 'a': «${value}» } }`);
    }
  });
});

describe('features', () => {
  test('are an array of names or objects', () => {
    expectAccepted("{ 'command': 'go', 'features': [ 'a', { 'name': 'b' } ] } { 'command': 'stop', 'features': [ ] }");
    for (const value of ["'a'", '{ }', 'true']) {
      expectFinding(wrong, `{ 'command': 'go', 'features': «${value}» }`);
      expectFinding(wrong, `{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'features': «${value}» } } }`);
      expectFinding(wrong, `{ 'enum': 'Foo', 'data': [ { 'name': 'a', 'features': «${value}» } ] }`);
    }
    for (const value of ['true', "[ 'a' ]"]) expectFinding(wrong, `{ 'command': 'go', 'features': [ 'a', «${value}» ] }`);
    for (const value of ['true', "[ 'a' ]", '{ }']) expectFinding(wrong, `{ 'command': 'go', 'features': [ { 'name': «${value}» } ] }`);
  });
});

describe('flags', () => {
  const flag = 'definition/flag-value';
  const flags: Readonly<Record<string, 'true' | 'false'>> = {
    'gen': 'false', 'success-response': 'false', 'boxed': 'true', 'allow-oob': 'true', 'allow-preconfig': 'true', 'coroutine': 'true',
  };

  test.each(Object.entries(flags))('%s can only be %s', (name, value) => {
    const command = (written: string): string => `${kind}{ 'command': 'go', 'data': 'Bar', '${name}': ${written} }`;
    expectAccepted(command(value));
    for (const other of [value === 'true' ? 'false' : 'true', "'no'", "'true'", '[ ]', '{ }']) expectFinding(flag, command(`«${other}»`));
  });

  test('boxed is one of events too', () => {
    expectAccepted(`${kind}{ 'event': 'GONE', 'data': 'Bar', 'boxed': true }`);
    expectFinding(flag, `${kind}{ 'event': 'GONE', 'data': 'Bar', 'boxed': «false» }`);
  });

  test('allow-oob and coroutine exclude each other', () => {
    expectFinding('definition/conflicting-flags', "{ 'command': 'go', 'coroutine': true, «'allow-oob'»: true }");
  });

  test("'no' was false once", () => {
    expectAccepted("{ 'command': 'go', 'gen': 'no', 'success-response': 'no' }", '2.3');
    expectFinding(flag, "{ 'command': 'go', 'gen': «'no'» }", { dialect: '2.4' });
    expectFinding(flag, "{ 'command': 'go', 'gen': «'yes'» }", { dialect: '2.3' });
  });
});
