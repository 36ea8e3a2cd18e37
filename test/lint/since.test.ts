import { describe, expect, test } from 'vitest';
import { schemaHistory } from '../../src/compat/history/schema-history.ts';
import type { SchemaHistory } from '../../src/schema/history.ts';
import { compileText } from '../support/compile-text.ts';
import { command, documented, lintMessages, lintText } from './lint-text.ts';

describe('Since', () => {
  test.each<[string, readonly string[]]>([
    ['Since: 9.2', []],
    ['Since: 0.14.0', []],
    ['Since 9.2', ['6:3 malformed-since']],
    ['since 9.2.1.', ['6:3 malformed-since']],
    ['Since: the beginning', []],
    ['Since the beginning, it stops.', ['2:4 missing-since']],
    ['', ['2:4 missing-since']],
  ])('%s', (line, expected) => {
    expect(lintText(documented('c', ['Text.', '', line], "{ 'command': 'c' }"))).toEqual(expected);
  });

  test('without a colon is a tag to older releases, but not to programs', () => {
    expect(lintText(documented('c', ['Text.', '', 'Since 1.2'], "{ 'command': 'c' }"), { dialect: '2.3' })).toEqual(['6:3 malformed-since']);
  });

  test.each<[string, readonly string[]]>([
    ['x (since 9.2)', []],
    ['x (Since: 9.2, if at all)', []],
    ['x (since 9,2)', ['6:9 malformed-since']],
    ['x (since 9)', ['6:9 malformed-since']],
    ['x (since Linux 2.6)', []],
    ['x (since the tray is open)', []],
  ])('of a part: %s', (description, expected) => {
    expect(lintText(command([`@a: ${description}`], ", 'data': { 'a': 'int' }"))).toEqual(expected);
  });
});

describe('the order of versions', () => {
  const type = (members: string, since: string): string => documented('T', [members, '', `Since: ${since}`], "{ 'struct': 'T', 'data': { 'a': 'int' } }");

  test('of a command and its arguments', () => {
    expect(lintMessages(command(['@a: x (since 1.0)', '', 'Since: 2.0'], ", 'data': { 'a': 'int' }"))).toEqual([
      "since-order: argument 'a' is said to be there since 1.0, but command 'c' is there only since 2.0",
    ]);
    expect(lintText(command(['@a: x (since 2.0)', '', 'Since: 2.0'], ", 'data': { 'a': 'int' }"))).toEqual([]);
  });

  test('of a type that nothing older has', () => {
    expect(lintText(type('@a: x (since 1.0)', '2.0'))).toEqual(['4:4 since-order']);
    expect(lintText(type('@a: x (since 1.0)', '2.0') + command(['Since: 2.0'], ", 'data': 'T'"))).toEqual(['4:4 since-order']);
  });

  test('of a type that an older command has', () => {
    expect(lintText(type('@a: x (since 1.0)', '2.0') + command(['Since: 1.0'], ", 'data': 'T'"))).toEqual([]);
    expect(lintText(type('@a: x (since 1.0)', '2.0') + command(['Since: 1.1'], ", 'data': 'T'"))).toEqual(['4:4 since-order']);
    const nested = documented('U', ['@t: x', '', 'Since: 3.0'], "{ 'struct': 'U', 'data': { 't': [ 'T' ] } }");
    expect(lintText(type('@a: x (since 1.0)', '2.0') + nested + command(['Since: 1.0'], ", 'returns': 'U'"))).toEqual([]);
  });
});

describe('the version of the schema', () => {
  const text = command(['@a: x (since 9.2)', '', 'Since: 9.1.1'], ", 'data': { 'a': 'int' }");

  test('is the newest that there can be', () => {
    expect(lintText(text)).toEqual([]);
    expect(lintText(text, { version: '9.2' })).toEqual([]);
    expect(lintText(text, { version: '9.1' })).toEqual(['6:4 future-since']);
    expect(lintText(text, { version: '9.0' })).toEqual(['6:4 future-since', '8:3 future-since']);
  });
});

describe('the truth', () => {
  const release = (text: string): ReturnType<typeof compileText> => compileText(text);
  const history = (texts: Readonly<Record<string, string>>): SchemaHistory => (
    schemaHistory(Object.entries(texts).map(([version, text]) => ({ version, schema: release(text) })))
  );
  const code = (name: string, members = ''): string => `{ 'command': '${name}', 'data': { ${members} } }\n`;
  const known = history({ '1.0': code('a'), '2.0': code('a', "'*m': 'int'") + code('b'), '3.0': code('a', "'*m': 'int'") + code('b') });
  const tagged = (name: string, since: string, lines: readonly string[] = [], members = ''): string => command([...lines, `Since: ${since}`], `, 'data': { ${members} }`, name);

  test.each<[string, string, readonly string[]]>([
    ['as old as the oldest', tagged('a', '1.0'), []],
    ['older than the oldest', tagged('a', '0.14'), []],
    ['not as old', tagged('a', '2.0'), ["command 'a' is said to be there since 2.0, but 1.0 has it already"]],
    ['true', tagged('b', '2.0'), []],
    ['true but for the micro release', tagged('b', '2.0.1'), []],
    ['older than it is', tagged('b', '1.0'), ["command 'b' is said to be there since 1.0, but 2.0 is the first release that has it"]],
    ['younger than it is', tagged('b', '3.0'), ["command 'b' is said to be there since 3.0, but 2.0 is the first release that has it"]],
    ['in no release', tagged('new', '3.0'), ["command 'new' is said to be there since 3.0, but no release up to 3.0 has it"]],
    ['new', tagged('new', '3.1'), []],
    ['of a member', tagged('a', '1.0', ['@m: x (since 3.0)', ''], "'*m': 'int'"), ["argument 'm' is said to be there since 3.0, but 2.0 is the first release that has it"]],
    ['of a member, true', tagged('a', '1.0', ['@m: x (since 2.0)', ''], "'*m': 'int'"), []],
  ])('%s', (_what, text, expected) => {
    expect(lintMessages(text, { history: known })).toEqual(expected.map((message) => `untrue-since: ${message}`));
  });

  test('goes before what the documentation alone tells', () => {
    const text = tagged('b', '2.0', ['@m: x (since 1.0)', ''], "'*m': 'int'");
    expect(lintText(text, { history: known })).toEqual(['6:4 untrue-since']);
    expect(lintText(text)).toEqual(['6:4 since-order']);
  });
});
