/** Which dialect is found without any option, by which mark, and what must not decide. */
import { describe, expect, test } from 'vitest';
import { docComment } from '../support/docs.ts';
import { lifetimeOf } from '../../src/schema/dialect.ts';
import { permissions, type Permission } from '../../src/schema/lifetimes.ts';
import { compareVersions } from '../../src/schema/version.ts';
import { compileSources, expectFinding, expectFindings, type Sources } from '../support/marked-schema.ts';

function detect(sources: Sources): string {
  return compileSources(sources, 'auto').dialect.name;
}

function reason(sources: Sources): string | undefined {
  return compileSources(sources, 'auto').dialectReason;
}

describe('legacy', () => {
  test.each([
    ["{ 'type': 'Disk', 'data': { } }", "a definition of a 'type' at schema.json:1"],
    ["\n{ 'command': 'eject',\n  'gen': 'no' }", "a flag 'no' at schema.json:3"],
    ["{ 'command': 'eject', 'success-response': 'no' }", "a flag 'no' at schema.json:1"],
    ["{ 'union': 'Any', 'discriminator': { }, 'data': { 'a': 'int' } }", 'an anonymous union at schema.json:1'],
    ["{ 'command': 'eject', 'data': { 'a': { 'b': 'int' } } }", 'an anonymous struct at schema.json:1'],
    ["{ 'command': 'eject', 'data': { 'a': 'visitor' } }", "type 'visitor' at schema.json:1"],
    ["{ 'command': 'eject', 'returns': 'dict' }", "type 'dict' at schema.json:1"],
    ["{ 'command': 'eject', 'data': { 'a': [ 'dict' ] } }", "type 'dict' at schema.json:1"],
  ])('%s', (text, why) => {
    expect(detect(text)).toBe('legacy');
    expect(reason(text)).toBe(why);
  });
});

describe('classic', () => {
  test.each([
    ["{ 'union': 'Any', 'data': { 'a': 'int' } }", 'a union without discriminator at schema.json:1'],
    ["{ 'command': 'eject', 'if': 'defined(A)' }", 'a condition in C at schema.json:1'],
    ["{ 'command': 'eject', 'if': [ 'A' ] }", 'a condition in C at schema.json:1'],
    ["{ 'struct': 'Foo', 'data': { 'a': { 'type': 'int', 'if': '!defined(A)' } } }", 'a condition in C at schema.json:1'],
    ["{ 'enum': 'Foo', 'data': [ { 'name': 'a', 'if': 'defined(A) || defined(B)' } ] }", 'a condition in C at schema.json:1'],
    ["{ 'pragma': { 'returns-whitelist': [ ] } }", "pragma 'returns-whitelist' at schema.json:1"],
    ["{ 'pragma': { 'name-case-whitelist': [ ] } }", "pragma 'name-case-whitelist' at schema.json:1"],
    ["{ 'command': 'eject', 'data': { '*props': '**' } }", "type '**' at schema.json:1"],
    [`${docComment('@eject')}{ 'command': 'eject' }`, "a documentation comment whose first line lacks its colon at schema.json:1"],
    [`${docComment('@eject:', '', '@a: #optional text')}{ 'command': 'eject', 'data': { '*a': 'int' } }`, "an '#optional' mark at schema.json:4"],
  ])('%s', (text, why) => {
    expect(detect(text)).toBe('classic');
    expect(reason(text)).toBe(why);
  });
});

describe('modern', () => {
  test.each([
    [`${docComment('@eject:', '', 'Note: text')}{ 'command': 'eject' }`, "a 'Note:' or 'Example:' section at schema.json:4"],
    [`${docComment('@eject:', '', 'Examples: text')}{ 'command': 'eject' }`, "a 'Note:' or 'Example:' section at schema.json:4"],
    [docComment('One. Two.'), 'a documentation line that is too long or has a single space between sentences at schema.json:2'],
    [docComment('x'.repeat(80)), 'a documentation line that is too long or has a single space between sentences at schema.json:2'],
  ])('%s', (text, why) => {
    expect(detect(text)).toBe('modern');
    expect(reason(text)).toBe(why);
  });
});

describe('strict', () => {
  test.each([
    '', "{ 'command': 'eject' }", "{ 'struct': 'Disk', 'data': { } }", "{ 'command': 'eject', 'if': 'A' }", docComment('= Title', '', 'Text.'),
    `${docComment('@eject:', '', '.. note:: text')}{ 'command': 'eject' }`,
  ])('%j', (text) => {
    expect(detect(text)).toBe('strict');
    expect(reason(text)).toBe('nothing in it belongs to an older dialect');
  });
});

describe('the oldest mark decides', () => {
  test('over all files', () => {
    const files = { 'schema.json': "{ 'include': 'a.json' }\n{ 'union': 'Any', 'data': { 'a': 'int' } }", 'a.json': "# one\n{ 'type': 'Disk', 'data': { } }" };
    expect(reason(files)).toBe("a definition of a 'type' at a.json:2");
  });

  test('unless something is newer', () => {
    expect(detect("{ 'type': 'Disk', 'data': { } }\n{ 'struct': 'Tape', 'data': { } }")).toBe('strict');
    expect(detect("{ 'union': 'Any', 'data': { 'a': 'int' } }\n{ 'command': 'eject', 'if': { 'not': 'A' } }")).toBe('strict');
  });
});

describe('what only looks old decides nothing', () => {
  test.each([
    ['values of an enum', "{ 'enum': 'Kind', 'data': [ 'visitor', 'dict', 'no' ] }"],
    ["a definition called 'no'", "{ 'command': 'no' }"],
    ['members called like types', "{ 'command': 'eject', 'data': { 'visitor': 'int', 'dict': 'str', 'type': 'str' } }"],
    ['conditions of members in their long form', "{ 'command': 'eject', 'data': 'Disk' } { 'struct': 'Disk', 'data': { 'a': { 'type': 'int', 'if': 'A' } } }"],
    ['text', docComment('This is #optional, and Note: this.')],
  ])('%s', (_name, text) => {
    expect(detect(text)).toBe('strict');
  });
});

describe("one slip in today's schema is a mistake, and no other dialect", () => {
  const today = "{ 'struct': 'Disk', 'data': { 'id': 'str' } }\n";

  test('a missing comma', () => {
    expectFinding('syntax/missing-comma', "{ 'struct': 'A1a' «'data'»: { } }", { dialect: 'auto', severity: 'error' });
    expectFinding('syntax/missing-comma', "{ 'command': 'eject' «'data'»: { } }", { dialect: 'auto', severity: 'error' });
  });

  test('a trailing comma', () => {
    expectFinding('syntax/trailing-comma', "{ 'enum': 'Kind', 'data': [ 'a', «]» }", { dialect: 'auto', severity: 'error' });
  });

  test('a key twice', () => {
    expectFinding('syntax/duplicate-key', "{ 'command': 'eject', 'data': { }, 'data': «{» } }", { dialect: 'auto', severity: 'error' });
  });

  test('an old definition', () => {
    expectFinding('dialect/not-available', `${today}{ «'type'»: 'Tape', 'data': { } }`, { dialect: 'auto' });
  });

  test("a flag 'no'", () => {
    expectFinding('definition/flag-value', `${today}{ 'command': 'eject', 'gen': «'no'» }`, { dialect: 'auto' });
  });

  test('a member without a type', () => {
    expectFinding('definition/missing-key', `${today}{ 'command': 'eject', 'data': { 'a': { «'tpye'»: 'int' } } }`, { dialect: 'auto' });
  });

  test('an unknown type that was known once', () => {
    expectFinding('type/unknown', `${today}{ 'command': 'eject', 'data': { 'a': «'dict'» } }`, { dialect: 'auto' });
  });

  test('a union without its discriminator', () => {
    expectFinding('definition/missing-key', `${today}{ 'enum': 'Kind', 'data': [ 'a' ] }\n«{ 'union': 'Any', 'base': { 'k': 'Kind' }, 'data': { 'a': 'Disk' } }»`, { dialect: 'auto' });
  });

  test('a condition in C among others', () => {
    expectFinding('condition/bad-symbol', "{ 'command': 'eject', 'if': { 'not': 'A' } }\n{ 'command': 'insert', 'if': «'defined(A)'» }", { dialect: 'auto' });
  });

  test('a symbol without its colon, where documentation is checked', () => {
    expectFinding('doc/symbol-without-colon', "{ 'pragma': { 'doc-required': true } }\n##\n«# @eject»\n##\n{ 'command': 'eject' }", { dialect: 'auto' });
    expectFindings(['doc/symbol-without-colon'], "{ 'command': 'go', 'features': [ 'f' ] }\n##\n«# @eject»\n##\n{ 'command': 'eject' }", 'auto');
  });
});

describe('the last construct to come', () => {
  const youngest = "{ 'pragma': { 'documentation-exceptions': [ ] } }\n";

  test('says enough: what follows it changes nothing', () => {
    expect(reason(`${youngest}{ 'command': 'eject', 'if': 'defined(A)' }`)).toBe('nothing in it belongs to an older dialect');
    expect(reason(`${youngest}${docComment('@eject:', '', 'Note: text')}{ 'command': 'eject', 'if': { 'not': 'A' } }`)).toBe("a 'Note:' or 'Example:' section at schema.json:5");
  });

  test('came when nothing was left that would go later, but conventions of documentation', () => {
    const inDocs = new Set<Permission>(['note-tag', 'free-doc-lines']);
    const { from: latest } = lifetimeOf('pragma-documentation-exceptions');
    const endless = lifetimeOf('include').to;
    const telling = (Object.keys(permissions) as Permission[]).filter((permission) => {
      const { from, to } = lifetimeOf(permission);
      return compareVersions(from, latest) > 0 || (to.major !== endless.major && compareVersions(to, latest) >= 0);
    });
    expect(telling.filter((permission) => !inDocs.has(permission))).toEqual([]);
  });
});
