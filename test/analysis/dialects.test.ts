/** What came with a release is refused by those before it, and by them only. */
import { describe, expect, test } from 'vitest';
import { compileSources } from '../support/marked-schema.ts';

describe('the first release that has', () => {
  test.each([
    ['a sized integer', '1.1', '1.2', "{ 'type': 'Disk', 'data': { 'id': 'uint8' } }"],
    ['an include directive', '2.0', '2.1', "{ 'include': 'schema.json' }", ['include/loop']],
    ['any', '2.4', '2.5', "{ 'struct': 'Disk', 'data': { 'id': 'any' } }"],
    ['an enum prefix', '2.4', '2.5', "{ 'enum': 'Sort', 'data': [ 'a' ], 'prefix': 'A' }"],
    ['a pragma', '2.8', '2.9', "{ 'pragma': { 'doc-required': false } }"],
    ['null', '2.9', '2.10', "{ 'struct': 'Disk', 'data': { 'id': 'null' } }"],
    ['a condition', '2.12', '3.0', "{ 'command': 'eject', 'if': 'defined(X)' }"],
    ['a member in its long form', '3.1', '4.0', "{ 'struct': 'Disk', 'data': { 'id': { 'type': 'int' } } }"],
    ['an enum value in its long form', '3.1', '4.0', "{ 'enum': 'Sort', 'data': [ { 'name': 'a' } ] }"],
    ['a conditional feature', '4.0', '4.1', "{ 'struct': 'Disk', 'data': {}, 'features': [ { 'name': 'a', 'if': 'defined(X)' } ] }"],
    ['features of a command', '4.1', '4.2', "{ 'command': 'eject', 'features': [ 'a' ] }"],
    ['features of a member', '4.2', '5.0', "{ 'struct': 'Disk', 'data': { 'id': { 'type': 'int', 'features': [ 'a' ] } } }"],
    ['a coroutine', '5.1', '5.2', "{ 'command': 'eject', 'coroutine': true }"],
    ['a condition that is an object', '6.1', '6.2', "{ 'command': 'eject', 'if': { 'not': 'X' } }"],
    ['features of an enum value', '6.1', '6.2', "{ 'enum': 'Sort', 'data': [ { 'name': 'a', 'features': [ 'a' ] } ] }"],
  ])('%s is not %s but %s', (_what, last, first, text, expected: readonly string[] = []) => {
    const codes = (dialect: string): readonly string[] => compileSources(text, dialect).diagnostics.map(({ code }) => code);
    expect(codes(last)).toEqual(['dialect/not-available', ...expected]);
    expect(codes(first)).toEqual(expected);
  });
});
