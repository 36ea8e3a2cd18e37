/** Features: dialect notes in "Features" and "Special features" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import { expectAccepted, expectFinding } from '../../support/marked-schema.ts';

describe('special features', () => {
  test.each(['deprecated', 'unstable'])('%s is for commands, events, members and values', (name) => {
    expectAccepted(`{ 'command': 'go', 'features': [ '${name}' ], 'data': { 'a': { 'type': 'int', 'features': [ '${name}' ] } } }
{ 'event': 'GONE', 'features': [ '${name}' ] }
{ 'enum': 'Kind', 'data': [ { 'name': 'a', 'features': [ '${name}' ] } ] }
{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'features': [ { 'name': '${name}', 'if': 'A' } ] } } }
{ 'union': 'Bar', 'base': { 'k': 'Kind', 'b': { 'type': 'int', 'features': [ '${name}' ] } }, 'discriminator': 'k', 'data': { } }`);
  });

  test.each(['deprecated', 'unstable'])('%s is not for types', (name) => {
    const kind = "{ 'enum': 'Kind', 'data': [ 'a' ] }\n";
    for (const definition of [
      "'enum': 'Foo', 'data': [ ]", "'struct': 'Foo', 'data': { }", "'alternate': 'Foo', 'data': { 'a': 'int' }",
      "'union': 'Foo', 'base': { 'k': 'Kind' }, 'discriminator': 'k', 'data': { }",
    ]) {
      expectFinding('feature/special-on-type', `${kind}{ ${definition}, 'features': [ 'other', «'${name}'» ] }`);
      expectFinding('feature/special-on-type', `${kind}{ ${definition}, 'features': [ «{ 'name': '${name}', 'if': 'A' }» ] }`);
    }
  });

  test('were like any other before they were special', () => {
    const text = (name: string): string => `{ 'struct': 'Foo', 'data': { }, 'features': [ «'${name}'» ] }`;
    const plain = (name: string): string => text(name).replaceAll(/[«»]/g, '');
    expectAccepted(plain('deprecated'), '4.2');
    expectFinding('feature/special-on-type', text('deprecated'), { dialect: '5.0', severity: 'error' });
    expectAccepted(plain('unstable'), '6.1');
    expectFinding('feature/special-on-type', text('unstable'), { dialect: '6.2', severity: 'error' });
  });

  test('are worth a warning where only the newest releases of the dialect refuse them', () => {
    expectFinding('feature/special-on-type', "{ 'struct': 'Foo', 'data': { }, 'features': [ «'deprecated'» ] }", { dialect: 'classic', severity: 'warning' });
    expectAccepted("{ 'struct': 'Foo', 'data': { }, 'features': [ 'unstable' ] }", 'classic');
  });
});

describe('the number of features', () => {
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `f${index}`);
  const list = (features: readonly string[]): string => `[ ${features.map((name) => `'${name}'`).join(', ')} ]`;

  test('is 64 with the two special ones', () => {
    expectAccepted(`{ 'command': 'go', 'features': ${list(names(62))} }`);
    expectAccepted(`{ 'command': 'go', 'features': ${list([...names(62), 'deprecated', 'unstable'])} }`);
    expectFinding('feature/too-many', `{ 'command': 'go', 'features': ${list(names(62)).slice(0, -2)}, «'f62'», 'f63' ] }`);
  });

  test('counts each name once, wherever it is used', () => {
    expectAccepted(`{ 'command': 'go', 'features': ${list(names(62))} } { 'event': 'GONE', 'features': ${list(names(62))} }`);
    expectFinding('feature/too-many', `{ 'command': 'go', 'features': ${list(names(30))} }
{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'features': ${list(names(62))} } } }
{ 'enum': 'Bar', 'data': [ { 'name': 'a', 'features': [ «'other'» ] } ] }`);
    expectFinding('feature/too-many', `{ 'struct': 'Foo', 'data': { }, 'features': ${list(names(62))} }
{ 'command': 'go', 'data': { 'a': { 'type': 'int', 'features': [ «'other'» ] } } }`);
  });
});

test('features keep their order and their conditions', () => {
  const { commands } = expectAccepted("{ 'command': 'go', 'features': [ 'b', { 'name': 'a', 'if': 'A' } ] }");
  expect(commands[0]?.features.map(({ name, condition }) => [name, condition])).toEqual([['b', undefined], ['a', { kind: 'symbol', name: 'A' }]]);
});
