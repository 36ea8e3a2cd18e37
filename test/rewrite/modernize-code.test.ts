/** Definitions of the older dialects and what becomes of each. That the interface stays the same is tried for all. */
import { describe, expect, test } from 'vitest';
import { codeOf, docOf, modernizeFiles, modernizeText } from './modernize-text.ts';

/** The code that becomes of code, without pragmas. */
function code(lines: readonly string[], dialect: string): readonly string[] {
  return codeOf(modernizeText(lines, dialect).replace(/^\{ 'pragma': [^]*?\} \}\n/gm, '')).split('\n');
}

describe('legacy', () => {
  test("'type' becomes 'struct', 'no' becomes false, commas find their places", () => {
    expect(code(["{ 'type': 'Foo'", "  'data': { 'a': 'int' }, }", "{ 'command': 'x', 'gen': 'no', 'success-response': 'no' }", "{ 'command': 'y', 'data': { 'foo': 'Foo' } }"], '1.4')).toEqual([
      "{ 'struct': 'Foo',", "  'data': { 'a': 'int' } }",
      "{ 'command': 'x', 'gen': false, 'success-response': false }",
      "{ 'command': 'y', 'data': { 'foo': 'Foo' } }",
    ]);
  });

  test('a struct without a name gets one, wherever it stands', () => {
    expect(code([
      "{ 'type': 'Foo', 'data': { 'a_b': { 'c': { 'd': 'int' } }, '*list': [ { 'e': 'str' } ] } }",
      "{ 'command': 'do-it', 'data': { 'foo': 'Foo', 'how': { 'fast': 'bool' } }, 'returns': 'Foo' }",
    ], '1.4')).toEqual([
      "{ 'struct': 'FooABC',", "  'data': { 'd': 'int' } }",
      "{ 'struct': 'FooAB',", "  'data': { 'c': 'FooABC' } }",
      "{ 'struct': 'FooItem',", "  'data': { 'e': 'str' } }",
      "{ 'struct': 'Foo', 'data': { 'a_b': 'FooAB', '*list': ['FooItem'] } }",
      "{ 'struct': 'DoItHow',", "  'data': { 'fast': 'bool' } }",
      "{ 'command': 'do-it',", "  'data': { 'foo': 'Foo', 'how': 'DoItHow' },", "  'returns': 'Foo' }",
    ]);
  });

  test('a union without discriminator becomes one with all its parts named', () => {
    expect(code([
      "{ 'type': 'Foo', 'data': {} }",
      "{ 'union': 'Bar', 'data': { 'a': 'Foo', 'b': 'Foo', 'c': 'int', 'd': ['str'] } } # behind",
      "{ 'union': 'Baz', 'data': { 'a': 'Foo' } }",
      "{ 'command': 'x', 'data': { 'bar': 'Bar', 'baz': 'Baz' } }",
    ], '1.4').filter((line) => !line.startsWith('    '))).toEqual([
      "{ 'struct': 'Foo', 'data': {} }",
      "{ 'enum': 'BarKind',", "  'data': [ 'a', 'b', 'c', 'd' ] }",
      "{ 'struct': 'FooWrapper',", "  'data': { 'data': 'Foo' } }",
      "{ 'struct': 'IntWrapper',", "  'data': { 'data': 'int' } }",
      "{ 'struct': 'StrListWrapper',", "  'data': { 'data': ['str'] } }",
      "{ 'union': 'Bar',", "  'base': { 'type': 'BarKind' },", "  'discriminator': 'type',",
      "  'data': { 'a': 'FooWrapper',",
      "{ 'enum': 'BazKind',", "  'data': [ 'a' ] }",
      "{ 'union': 'Baz',", "  'base': { 'type': 'BazKind' },", "  'discriminator': 'type',", "  'data': { 'a': 'FooWrapper' } }",
      "{ 'command': 'x', 'data': { 'bar': 'Bar', 'baz': 'Baz' } }",
    ]);
  });

  test('a base of such a union keeps its members', () => {
    expect(code([
      "{ 'type': 'Base', 'data': { 'x': 'int' } }", "{ 'type': 'Foo', 'data': {} }",
      "{ 'union': 'Bar', 'base': 'Base', 'data': { 'a': 'Foo' } }", "{ 'command': 'x', 'data': { 'bar': 'Bar' } }",
    ], '2.0').join('\n')).toContain("{ 'struct': 'BarBase',\n  'base': 'Base',\n  'data': { 'type': 'BarKind' } }");
  });

  test('branches that formed the enum of a string do so in an enum', () => {
    expect(code([
      "{ 'type': 'Base', 'data': { 'driver': 'str', '*x': 'int' } }", "{ 'type': 'Foo', 'data': {} }",
      "{ 'union': 'Bar', 'base': 'Base', 'discriminator': 'driver', 'data': { 'a': 'Foo' } }", "{ 'command': 'x', 'data': { 'bar': 'Bar' } }",
    ], '1.7').join('\n')).toContain("  'base': { 'driver': 'BarKind',\n            '*x': 'int' },\n  'discriminator': 'driver',");
  });

  test('an anonymous union becomes an alternate', () => {
    expect(code(["{ 'type': 'Foo', 'data': {} }", "{ 'union': 'Ref', # one", "  'discriminator': {}, # two", "  'data': { 'a': 'str', 'b': 'Foo' } }", "{ 'command': 'x', 'data': { 'ref': 'Ref' } }"], '2.0').slice(1)).toEqual([
      "{ 'alternate': 'Ref', # one", '  # two', "  'data': { 'a': 'str', 'b': 'Foo' } }", "{ 'command': 'x', 'data': { 'ref': 'Ref' } }",
    ]);
  });

  test('types that stood for anything become any, and arguments that let anything in are dropped', () => {
    expect(code(["{ 'command': 'x', 'data': { 'a': 'visitor', '*props': '**' }, 'gen': 'no', 'returns': '**' }"], '1.4').slice(1)).toEqual([
      "  'data': { 'a': 'any' },", "  'gen': false,", "  'returns': 'any' }",
    ]);
  });
});

describe('names that are refused today', () => {
  test('are excused where a pragma can do that', () => {
    expect(modernizeText([
      "{ 'enum': 'Foo', 'data': [ 'UP', 'a_b', 'x-ok' ] }", "{ 'type': 'Bar', 'data': { 'CPU': 'Foo' } }",
      "{ 'command': 'do_it', 'data': { 'bar': 'Bar' }, 'returns': 'int' }",
    ], '2.0')).toMatch(/'command-name-exceptions': \[ 'do_it' \][^]*'command-returns-exceptions': \[ 'do_it' \][^]*'member-name-exceptions': \[\s*'Bar',\s*'Foo' \]/);
  });

  test('arguments move into a struct that can be excused', () => {
    const text = modernizeText(['##', '# @do-it', '#', '# Does it.', '#', '# @a_b: what', '##', "{ 'command': 'do-it', 'data': { 'a_b': 'int' } }"], '2.0');
    expect(codeOf(text)).toContain("{ 'struct': 'DoItArguments',\n  'data': { 'a_b': 'int' } }\n{ 'command': 'do-it', 'data': 'DoItArguments' }");
    expect(docOf(text, 'DoItArguments')).toEqual(['@DoItArguments:', '', '@a_b: what']);
    expect(docOf(text, 'do-it')).toEqual(['@do-it:', '', 'Does it.']);
  });

  test('types get another name, as no pragma helps them', () => {
    expect(code(["{ 'type': 'foo_bar', 'data': {} }", "{ 'type': 'BazList', 'data': {}, 'base': 'foo_bar' }", "{ 'command': 'x', 'data': { 'a': [ 'foo_bar' ], 'b': 'BazList' } }"], '2.0').join('\n')).toContain(
      "{ 'struct': 'FooBar', 'data': {} }\n{ 'struct': 'BazItems', 'data': {}, 'base': 'FooBar' }\n{ 'command': 'x', 'data': { 'a': ['FooBar'], 'b': 'BazItems' } }",
    );
  });
});

describe('classic', () => {
  test('conditions in C become objects', () => {
    const condition = (text: string): string => code([`{ 'command': 'x', 'if': ${text} }`], '4.1').join(' ').replace(/^.*'if': | \}$/g, '');
    expect(condition("'defined(A)'")).toBe("'A'");
    expect(condition("'defined(A) && !defined(B)'")).toBe("{ 'all': [ 'A', { 'not': 'B' } ] }");
    expect(condition("[ 'defined(A) || defined(B)', 'C' ]")).toBe("{ 'all': [ { 'any': [ 'A', 'B' ] }, 'C' ] }");
    expect(condition("[ 'defined(A)' ]")).toBe("'A'");
  });

  test('also those of members, values, branches and features', () => {
    expect(code([
      "{ 'enum': 'Sort', 'data': [ 'a', { 'name': 'b', 'if': 'defined(B)' } ] }",
      "{ 'struct': 'Foo', 'data': { 'x': { 'type': 'int', 'if': 'defined(X)' } }, 'features': [ { 'name': 'f', 'if': 'defined(F)' } ] }",
      "{ 'union': 'Bar', 'data': { 'a': { 'type': 'Foo', 'if': 'defined(A)' } }, 'if': 'defined(U)' }",
      "{ 'command': 'c', 'data': { 'kind': 'Sort', 'bar': 'Bar' } }",
    ], '4.1').filter((line) => line.includes("'if'"))).toEqual([
      "{ 'enum': 'Sort', 'data': [ 'a', { 'name': 'b', 'if': 'B' } ] }",
      "  'data': { 'x': { 'type': 'int', 'if': 'X' } },",
      "  'features': [ { 'name': 'f', 'if': 'F' } ] }",
      "  'data': [ { 'name': 'a', 'if': 'A' } ],",
      "  'if': 'U' }",
      "  'data': { 'a': { 'type': 'FooWrapper', 'if': 'A' } },",
      "  'if': 'U' }",
    ]);
  });

  test('arguments with conditions travel in a box, with what is said of them', () => {
    const text = modernizeText([
      "{ 'struct': 'Result', 'data': {} }",
      '##', '# @do-it:', '#', '# Does it.', '#', '# @a: an a', '#', '# @b: a b', '#', '# Features:', '# @f: all of it', '# @unsure: may go', '#', '# Since: 7.0', '##',
      "{ 'command': 'do-it', 'data': { 'a': 'int', # why", "  'b': { 'type': 'int', 'if': 'B', 'features': [ 'unsure' ] } },", "  'returns': 'Result', 'features': [ 'f' ], 'if': { 'not': 'A' } }",
    ], '7.2');
    expect(text.slice(text.indexOf('##\n# @DoItArguments'))).toBe([
      '##', '# @DoItArguments:', '#', '# @a: an a', '#', '# @b: a b', '#', '# Features:', '#', '# @unsure: may go', '#', '# Since: 7.0', '##',
      "{ 'struct': 'DoItArguments',", "  'data': { 'a': 'int', # why", "            'b': { 'type': 'int',", "                   'if': 'B',", "                   'features': [ 'unsure' ] } },", "  'if': { 'not': 'A' } }", '',
      '##', '# @do-it:', '#', '# Does it.', '#', '# Features:', '#', '# @f: all of it', '#', '# Since: 7.0', '##',
      "{ 'command': 'do-it',", "  'data': 'DoItArguments',", "  'boxed': true,", "  'returns': 'Result',", "  'features': [ 'f' ],", "  'if': { 'not': 'A' } }", '',
    ].join('\n'));
  });

  test('a named struct of such arguments gets its box, also for what it inherits', () => {
    expect(code([
      "{ 'struct': 'Base', 'data': { 'a': { 'type': 'int', 'if': 'A' } } }", "{ 'struct': 'Foo', 'base': 'Base', 'data': {} }",
      "{ 'event': 'FOO', 'data': 'Foo' }", "{ 'event': 'BAR', 'data': 'Foo', 'boxed': true }",
    ], '7.2').slice(-4)).toEqual(["{ 'event': 'FOO',", "  'data': 'Foo',", "  'boxed': true }", "{ 'event': 'BAR', 'data': 'Foo', 'boxed': true }"]);
  });

  test('what a union needs is there in the builds that have what it is made of', () => {
    expect(code([
      "{ 'struct': 'Foo', 'data': {}, 'if': 'defined(F)' }", "{ 'struct': 'Base', 'data': { 'x': 'int' } }",
      "{ 'union': 'Bar', 'data': { 'a': 'Foo' }, 'if': 'defined(F)' }", "{ 'command': 'x', 'data': { 'bar': 'Bar' }, 'if': 'defined(F)' }",
    ], '4.1').join('\n')).toContain("{ 'struct': 'FooWrapper',\n  'data': { 'data': 'Foo' },\n  'if': 'F' }\n");
  });

  test('whitelists become exceptions, with their comments', () => {
    expect(modernizeText([
      "{ 'pragma': { 'returns-whitelist': [ 'get-it' ],", "  'name-case-whitelist': [", "    'Foo', # why", "    'q_obj_Bar-base', 'q_obj_get-it-arg', 'GET' ] } }",
      "{ 'enum': 'Sort', 'data': [ 'a' ] }", "{ 'struct': 'Foo', 'data': { 'CPU': 'int' } }",
      "{ 'union': 'Bar', 'base': { 'Type': 'Sort' }, 'discriminator': 'Type', 'data': { 'a': 'Foo' } }",
      "{ 'command': 'get-it', 'data': { 'bar': 'Bar' }, 'returns': 'int' }",
    ], '4.0').split('\n').filter((line) => !line.startsWith('#')).slice(1, 5)).toEqual([
      "    'command-returns-exceptions': [ 'get-it' ],", "    'member-name-exceptions': [", "        'Foo', # why", "        'Bar', 'GET' ],",
    ]);
  });
});

describe('files', () => {
  test('all that are included are rewritten, and what is needed besides goes where pragmas are', () => {
    const files = modernizeFiles({
      'schema.json': "# licence\n\n{ 'include': 'pragma.json' }\n{ 'include': 'part.json' }\n",
      'pragma.json': "{ 'pragma': { 'returns-whitelist': [ 'get-a' ] } }\n",
      'part.json': "# part\n{ 'command': 'get-a', 'returns': 'int' }\n{ 'command': 'get-b', 'data': { 'a': 'int' }, 'if': 'defined(B)' }\n",
    }, '4.0');
    expect(files['schema.json']).toBe("# licence\n\n{ 'include': 'pragma.json' }\n{ 'include': 'part.json' }\n");
    expect(files['pragma.json']).toBe("{ 'pragma': {\n    'command-returns-exceptions': [ 'get-a' ],\n    'documentation-exceptions': [ 'get-b' ] } }\n");
    expect(codeOf(files['part.json'] ?? '')).toBe("# part\n{ 'command': 'get-a', 'returns': 'int' }\n{ 'command': 'get-b', 'data': { 'a': 'int' }, 'if': 'B' }");
  });

  test('a definition that breaks off stays as a comment', () => {
    expect(modernizeText(["{ 'command': 'a',", '', "{ 'command': 'b' }"], '1.4')).toContain("# TODO: Complete this, which breaks off.\n# { 'command': 'a',\n");
  });

  test('a schema with any other mistake is refused', () => {
    expect(() => modernizeText(["{ 'command': 'a', 'returns': 'Nope' }"], '4.0')).toThrow('Nope');
  });

  test('of a schema in the dialect of today, only the layout changes', () => {
    expect(modernizeText(["{'command':'a'}"], 'latest')).toBe("{ 'command': 'a' }\n");
  });
});
