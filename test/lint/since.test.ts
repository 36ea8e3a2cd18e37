import { describe, expect, test } from 'vitest';
import { schemaHistory } from '../../src/compat/history/schema-history.ts';
import type { Coverage, SchemaHistory } from '../../src/schema/history.ts';
import { compileText } from '../support/compile-text.ts';
import { command, documented, lintMessages, lintText } from './lint-text.ts';

describe('Since', () => {
  test.each<[string, readonly string[]]>([
    ['Since: 9.2', []],
    ['Since: 0.14.0', []],
    ['Since 9.2', ['6:3 malformed-since']],
    ['since: 9.2', ['6:3 malformed-since']],
    ['Since : 9.2', ['6:3 malformed-since']],
    ['SINCE v9.2', ['6:3 malformed-since']],
    ['since 9.2.1.', ['6:3 malformed-since']],
    ['It stops.\nSince: 9.2', ['7:3 section-typo']],
    ['It stops.\nSince 9.2', ['7:3 malformed-since']],
    ['It stops\nsince 9.2', ['2:4 missing-since']],
    ['Since: the beginning', []],
    ['Since the beginning, it stops.', ['2:4 missing-since']],
    ['', ['2:4 missing-since']],
  ])('%s', (line, expected) => {
    expect(lintText(documented('c', ['Text.', '', ...line.split('\n')], "{ 'command': 'c' }"))).toEqual(expected);
  });

  test('without a colon is a tag to older releases, but not to programs', () => {
    expect(lintText(documented('c', ['Text.', '', 'Since 1.2'], "{ 'command': 'c' }"), { dialect: '2.3' })).toEqual(['6:3 malformed-since']);
  });

  test('at the beginning of a sentence is none', () => {
    expect(lintText(documented('c', ['Text.', '', 'Since 9.2', 'it takes more.'], "{ 'command': 'c' }"))).toEqual(['2:4 missing-since']);
  });

  test.each([['since: 1.0', "write 'Since: 1.0'"], ['Since QEMU 2.12.1', "write 'Since: 2.12.1'"]])('%s: %s', (line, advice) => {
    expect(lintMessages(documented('c', ['Text.', '', line], "{ 'command': 'c' }"))).toEqual([`malformed-since: '${line}' is not read as a version: ${advice}`]);
  });

  test.each([['(since 9,2)', "write '(since 9.2)'"], ['(Since: v9-2)', "write '(since 9.2)'"], ['(Since1.3)', "write '(since 1.3)'"], ['[since 1.3]', "write '(since 1.3)'"], ['(since 9)', 'one has two or three numbers, such as 9.2']])('of a part, %s: %s', (remark, advice) => {
    expect(lintMessages(command([`@a: x ${remark}`], ", 'data': { 'a': 'int' }"))).toEqual([`malformed-since: '${remark}' is not read as a version: ${advice}`]);
  });

  test.each<[string, readonly string[]]>([
    ['x (since 9.2)', []],
    ['x (Since: 9.2, if at all)', []],
    ['x (since 9,2)', ['6:9 malformed-since']],
    ['x (since 9)', ['6:9 malformed-since']],
    ['x (since 9), or\n    y (since 9)', ['6:9 malformed-since', '7:9 malformed-since']],
    ['x (since Linux 2.6)', []],
    ['x (since version 1.3)', ['6:9 malformed-since']],
    ['x (Since: release 1.3)', ['6:9 malformed-since']],
    ['x [since 1.3]', ['6:9 malformed-since']],
    ['x (Since1.3)', ['6:9 malformed-since']],
    ['x (sinse 1.3)', ['6:9 malformed-since']],
    ['x (sicne: 1.3.1)', ['6:9 malformed-since']],
    ['x Since: 1.3', ['6:9 malformed-since']],
    ['x Since 1.3', ['6:9 malformed-since']],
    ['x since: 1.3', ['6:9 malformed-since']],
    ['x.  Sinse: 1.3.', ['6:11 malformed-since']],
    ['x.  Since version 1.3', ['6:11 malformed-since']],
    ['x\n    since: v9.2', []],
    ['x.  Since: 9.2', []],
    ['Since 9.2', []],
    ['x, as it was supported since 1.3', []],
    ['x (since 9.2), unlike the other, Since: 9.2', []],
    ['x (size 1.3) [1.3] (version 1.3)', []],
    ['x (since 9.2 )', []],
    ['x (since QEMU 9.2)', []],
    ['x (since the tray is open)', []],
  ])('of a part: %s', (description, expected) => {
    expect(lintText(command(`@a: ${description}`.split('\n'), ", 'data': { 'a': 'int' }"))).toEqual(expected);
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

  test('of a type that an older command has in the base of a union', () => {
    const kinds = documented('E', ['@x: x (since 2.0)', '', 'Since: 3.0'], "{ 'enum': 'E', 'data': [ 'x' ] }");
    const union = documented('U', ['@e: x', '', 'Since: 3.0'], "{ 'union': 'U', 'base': { 'e': 'E' }, 'discriminator': 'e', 'data': { } }");
    expect(lintText(kinds + union + command(['Since: 1.0'], ", 'data': 'U', 'boxed': true"))).toEqual([]);
    expect(lintText(kinds + union + command(['Since: 2.1'], ", 'data': 'U', 'boxed': true"))).toEqual(['4:4 since-order']);
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
  const history = (texts: Readonly<Record<string, string>>, coverage?: Coverage): SchemaHistory => (
    schemaHistory(Object.entries(texts).map(([version, text]) => ({ version, schema: release(text), coverage })))
  );
  const code = (name: string, members = ''): string => `{ 'command': '${name}', 'data': { ${members} } }\n`;
  const known = history({ '5.0': code('a'), '6.0': code('a', "'*m': 'int'") + code('b'), '7.0': code('a', "'*m': 'int'") + code('b') });
  const tagged = (name: string, since: string, lines: readonly string[] = [], members = ''): string => command([...lines, `Since: ${since}`], `, 'data': { ${members} }`, name);

  test.each<[string, string, readonly string[]]>([
    ['as old as the oldest', tagged('a', '5.0'), []],
    ['older than the oldest', tagged('a', '4.2'), []],
    ['not as old', tagged('a', '6.0'), ["command 'a' is said to be there since 6.0, but 5.0 has it already"]],
    ['true', tagged('b', '6.0'), []],
    ['true but for the micro release', tagged('b', '6.0.1'), []],
    ['older than it is', tagged('b', '5.0'), ["command 'b' is said to be there since 5.0, but 6.0 is the first release that has it"]],
    ['younger than it is', tagged('b', '7.0'), ["command 'b' is said to be there since 7.0, but 6.0 has it already"]],
    ['in no release', tagged('new', '7.0'), ["command 'new' is said to be there since 7.0, but no release up to 7.0 has it"]],
    ['new', tagged('new', '7.1'), []],
    ['of a member', tagged('a', '5.0', ['@m: x (since 7.0)', ''], "'*m': 'int'"), ["argument 'm' is said to be there since 7.0, but 6.0 has it already"]],
    ['of a member, true', tagged('a', '5.0', ['@m: x (since 6.0)', ''], "'*m': 'int'"), []],
  ])('%s', (_what, text, expected) => {
    expect(lintMessages(text, { history: known })).toEqual(expected.map((message) => `untrue-since: ${message}`));
  });

  test('is not known of releases in between', () => {
    const few = history({ '5.0': code('a'), '7.0': code('a') + code('b') });
    expect(lintText(tagged('b', '6.0'), { history: few })).toEqual([]);
    expect(lintText(tagged('b', '7.0'), { history: few })).toEqual([]);
    expect(lintText(tagged('b', '5.0'), { history: few })).toEqual(['6:3 untrue-since']);
    expect(lintText(tagged('b', '7.1'), { history: few })).toEqual(['6:3 untrue-since']);
  });

  test('is no older than what the schemas had in full', () => {
    const texts = { '2.7': code('a'), '2.8': code('a') + code('b'), '2.9': code('a') + code('b') };
    const early = history(texts, 'its definitions');
    expect(lintText(tagged('b', '2.6'), { history: early })).toEqual([]);
    expect(lintText(tagged('b', '2.9'), { history: early })).toEqual(['6:3 untrue-since']);
    const member = { '2.7': code('a'), '2.8': code('a', "'*m': 'int'") };
    const claim = tagged('a', '2.6', ['@m: x (since 2.6)', ''], "'*m': 'int'");
    expect(lintText(claim, { history: history(member, 'its definitions') })).toEqual(['6:4 untrue-since']);
    expect(lintText(claim, { history: history(member, 'what is sound') })).toEqual([]);
    // What tells is how a release is written, not what it is called: others number theirs as they like.
    expect(lintText(tagged('b', '2.6'), { history: history(texts) })).toEqual(['6:3 untrue-since']);
  });

  test('is not known where releases have names that are no versions', () => {
    const named = history({ bookworm: code('a'), trixie: code('a') + code('b') });
    for (const since of ['0.1', '99.0']) expect(lintText(tagged('b', since), { history: named })).toEqual([]);
    expect(lintText(tagged('new', '1.0'), { history: named })).toEqual([]);
  });

  test('of what was away is that of either time', () => {
    const back = history({ '5.0': code('a') + code('b'), '6.0': code('a'), '7.0': code('a'), '8.0': code('a') + code('b'), '9.0': code('a') + code('b') });
    for (const since of ['4.0', '5.0', '7.1', '8.0']) expect(lintText(tagged('b', since), { history: back })).toEqual([]);
    for (const since of ['6.0', '7.0', '8.1', '9.0']) expect(lintText(tagged('b', since), { history: back })).toEqual(['6:3 untrue-since']);
  });

  test('of a member that moved to a base is that of either place', () => {
    const moved = history({
      '5.0': "{ 'struct': 'Base', 'data': { } }\n{ 'struct': 'Heir', 'base': 'Base', 'data': { } }\n",
      '6.0': "{ 'struct': 'Base', 'data': { } }\n{ 'struct': 'Heir', 'base': 'Base', 'data': { 'm': 'int' } }\n",
      '7.0': "{ 'struct': 'Base', 'data': { 'm': 'int' } }\n{ 'struct': 'Heir', 'base': 'Base', 'data': { } }\n",
    });
    const base = (since: string): string => documented('Base', [`@m: x (since ${since})`, '', 'Since: 4.0'], "{ 'struct': 'Base', 'data': { 'm': 'int' } }");
    for (const since of ['6.0', '7.0']) expect(lintText(base(since), { history: moved })).toEqual([]);
    for (const since of ['5.0', '7.1']) expect(lintText(base(since), { history: moved })).toEqual(['4:4 untrue-since']);
  });

  test('of a type and of what came with it may be older than the type if something older has values of it', () => {
    const type = (name: string, values: string): string => `{ 'enum': '${name}', 'data': [ ${values} ] }\n`;
    const use = tagged('a', '4.0', ['@t: x', ''], "'t': 'Tt'");
    const old = code('a', "'t': 'str'");
    const types = history({ '5.0': old, '6.0': code('a', "'t': 'Tt'") + type('Tt', "'x'"), '7.0': code('a', "'t': 'Tt'") + type('Tt', "'x', 'y'") });
    const documentedType = (values: readonly string[], since: string): string => documented('Tt', [...values, '', `Since: ${since}`], "{ 'enum': 'Tt', 'data': [ 'x', 'y' ] }");
    expect(lintText(documentedType(['@x: x (since 4.0)', '@y: y'], '4.0') + use, { history: types })).toEqual([]);
    expect(lintText(documentedType(['@x: x', '@y: y (since 6.0)'], '6.0') + use, { history: types })).toEqual(['5:4 untrue-since']);
    expect(lintText(documentedType(['@x: x (since 7.0)', '@y: y'], '7.0') + use, { history: types })).toEqual(['4:4 untrue-since', '7:3 untrue-since']);
    const later = history({ '5.0': '', '6.0': code('a', "'t': 'Tt'") + type('Tt', "'x'") });
    const laterUse = use.replace('Since: 4.0', 'Since: 6.0');
    expect(lintText(documentedType(['@x: x (since 4.0)', '@y: y'], '4.0') + laterUse, { history: later, set: 'minimal' })).toEqual(['4:4 untrue-since', '7:3 untrue-since']);
    expect(lintText(documentedType(['@x: x (since 6.0)', '@y: y'], '5.1') + laterUse, { history: later, set: 'minimal' })).toEqual([]);
    // What the schema does not use, programs may.
    expect(lintText(documentedType(['@x: x (since 4.0)', '@y: y'], '4.0'), { history: later, set: 'minimal' })).toEqual([]);

  });

  test('of a type may be that of what uses it, through other new types, or of a union that had its members', () => {
    const older = (text: string): SchemaHistory => history({ '5.0': "{ 'command': 'a', 'returns': 'Rr' }\n{ 'struct': 'Rr', 'data': { 'm': 'int' } }\n", '6.0': text });
    const claim = (since: string, name = 'Tt'): string => documented(name, ['@m: x', '', `Since: ${since}`], `{ 'struct': '${name}', 'data': { 'm': 'int' } }`);
    const code = "{ 'struct': 'Tt', 'data': { 'm': 'int' } }\n";
    const nested = "{ 'command': 'b', 'data': { 's': 'Ss' } }\n{ 'struct': 'Ss', 'data': { 't': [ 'Tt' ] } }\n";
    const before = "{ 'command': 'b', 'data': { 's': 'str' } }\n";
    expect(lintText(claim('4.0') + nested, { history: history({ '5.0': before, '6.0': code + nested }), set: 'minimal' })).toEqual([]);
    expect(lintText(claim('4.0') + nested, { history: history({ '5.0': '', '6.0': code + nested }), set: 'minimal' })).toEqual(['6:3 untrue-since']);
    const kinds = "{ 'enum': 'Kk', 'data': [ 'k' ] }\n";
    const union = `${kinds}{ 'command': 'a', 'returns': 'Rr' }\n{ 'union': 'Rr', 'base': { 'kind': 'Kk' }, 'discriminator': 'kind', 'data': { 'k': 'Tt' } }\n`;
    // A union took the place of the struct, and its branches have what that had.
    expect(lintText(claim('4.0') + union, { history: older(code + union), set: 'minimal' })).toEqual([]);
    const other = union.replace("'Tt'", "'Uu'");
    expect(lintText(documented('Uu', ['@n: x', '', 'Since: 4.0'], "{ 'struct': 'Uu', 'data': { 'n': 'int' } }") + other, {
      history: older(`{ 'struct': 'Uu', 'data': { 'n': 'int' } }\n${other}`), set: 'minimal',
    })).toEqual(['6:3 untrue-since']);
  });

  test('of a renamed type is that of the name', () => {
    const use = (type: string): string => `{ 'struct': '${type}', 'data': { } }\n{ 'command': 'a', 'data': { 't': '${type}' } }\n`;
    const renamed = history({ '5.0': use('Old'), '6.0': use('New') });
    const reused = history({ '5.0': "{ 'struct': 'New', 'data': { 'old': 'int' } }\n", '6.0': "{ 'struct': 'New', 'data': { 'new': 'int' } }\n" });
    expect(lintText(documented('New', ['@new: x', '', 'Since: 6.0'], "{ 'struct': 'New', 'data': { 'new': 'int' } }"), { history: reused })).toEqual([]);
    expect(lintText(documented('New', ['@new: x', '', 'Since: 6.1'], "{ 'struct': 'New', 'data': { 'new': 'int' } }"), { history: reused })).toEqual(['6:3 untrue-since']);
    expect(lintText(documented('New', ['@old: x', '', 'Since: 6.0'], "{ 'struct': 'New', 'data': { 'old': 'int' } }"), { history: reused })).toEqual(['6:3 untrue-since']);
    expect(lintText(documented('New', ['Text.', '', 'Since: 6.0'], "{ 'struct': 'New', 'data': { } }"), { history: renamed })).toEqual([]);
  });

  test('goes before what the documentation alone tells', () => {
    const text = tagged('b', '6.0', ['@m: x (since 5.0)', ''], "'*m': 'int'");
    expect(lintText(text, { history: known })).toEqual(['6:4 untrue-since']);
    expect(lintText(text)).toEqual(['6:4 since-order']);
  });
});
