/** Two schemas, and whether programs can tell them apart. */
import { expect, test } from 'vitest';
import { isSameInterface } from '../../src/project/same-interface.ts';
import { compileText } from '../support/compile-text.ts';

const one = [
  "{ 'enum': 'Sort', 'data': [ 'a', 'b' ] }", "{ 'struct': 'Foo', 'data': { '*x': 'int', 'sort': 'Sort', 'more': [ 'Foo' ] } }",
  "{ 'command': 'get', 'returns': 'Foo' }", "{ 'event': 'GOT', 'data': { 'foo': 'Foo' }, 'if': 'A' }",
].join('\n');

function isSame(other: string, defined?: readonly string[]): boolean {
  return isSameInterface(compileText(one), compileText(other), defined && new Set(defined));
}

test('order and names of types do not matter', () => {
  expect(isSame(one)).toBe(true);
  expect(isSame(one.split('\n').reverse().join('\n'))).toBe(true);
  expect(isSame(one.replaceAll('Foo', 'Bar').replaceAll('Sort', 'Kind'))).toBe(true);
});

test.each([["'*x'", "'x'"], ["'a', 'b'", "'b', 'a'"], ["'a', 'b'", "'a'"], ["[ 'Foo' ]", "'Foo'"], ["'get'", "'got'"], ["'int'", "'str'"], ["'GOT'", "'GOTTEN'"]])('%s in place of %s does', (before, after) => {
  expect(isSame(one.replace(before, after))).toBe(false);
  expect(isSame(one.split('\n').reverse().join('\n').replace(before, after))).toBe(false);
});

test('conditions matter where they are evaluated', () => {
  const other = one.replace("'if': 'A'", "'if': 'B'");
  expect(isSame(other)).toBe(true);
  expect(isSame(other, ['A'])).toBe(false);
  expect(isSame(other, ['A', 'B'])).toBe(true);
});
