/** The layout of code: each text and what becomes of it. */
import { describe, expect, test } from 'vitest';
import { formatText } from './format-text.ts';

/** Formats it, and once more, which must not change anything. */
function format(...lines: readonly string[]): string {
  const once = formatText(lines.join('\n'));
  expect(formatText(once)).toBe(once);
  return once;
}

/** The text of a file. */
const file = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('definitions', () => {
  test('a command that fits stands on one line, one that does not has an entry a line', () => {
    expect(format("{'command':'stop'}")).toBe("{ 'command': 'stop' }\n");
    expect(format("{'command':'stop','data':{'now':'bool'},", "'returns':[ 'Foo' ]}")).toBe("{ 'command': 'stop', 'data': { 'now': 'bool' }, 'returns': ['Foo'] }\n");
    expect(format("{ 'command': 'stop-everything', 'data': { 'now': 'bool' }, 'returns': 'StopResult' }")).toBe(file(
      "{ 'command': 'stop-everything',",
      "  'data': { 'now': 'bool' },",
      "  'returns': 'StopResult' }",
    ));
  });

  test('a type has an entry a line, and members one a line', () => {
    expect(format("{ 'struct': 'Foo', 'data': { 'a' : 'int' , '*b': ['str'], 'c': {'type':'int','if':'A'} } }")).toBe(file(
      "{ 'struct': 'Foo',",
      "  'data': { 'a': 'int',",
      "            '*b': ['str'],",
      "            'c': { 'type': 'int', 'if': 'A' } } }",
    ));
  });

  test('two arguments are worth two lines', () => {
    expect(format("{ 'event': 'FOO', 'data': {'a': 'int', 'b': 'int'} }")).toBe(file(
      "{ 'event': 'FOO',",
      "  'data': { 'a': 'int',",
      "            'b': 'int' } }",
    ));
  });

  test('plain names fill their lines, other items have one each', () => {
    const names = Array.from({ length: 9 }, (_, index) => `'value-${index}'`);
    expect(format(`{ 'enum': 'Foo', 'data': [${names.join(',')}] }`)).toBe(file(
      "{ 'enum': 'Foo',",
      "  'data': [ 'value-0', 'value-1', 'value-2', 'value-3', 'value-4',",
      "            'value-5', 'value-6', 'value-7', 'value-8' ] }",
    ));
    expect(format(`{ 'enum': 'Foo', 'data': [${names.join(',')}, { 'name': 'x', 'if': 'A' }] }`)).toContain(
      "            'value-8',\n            { 'name': 'x', 'if': 'A' } ] }\n",
    );
  });

  test('a line is no longer than seventy columns where that can be helped', () => {
    const widths = Array.from({ length: 30 }, (_, index) => 'x'.repeat(index + 20));
    for (const name of widths) {
      const longest = Math.max(...format(`{ 'enum': 'Foo', 'data': [ '${name}', '${name}' ] }`).split('\n').map((line) => line.length));
      expect(longest).toBeLessThanOrEqual(70);
    }
  });

  test('condition, features and nothing at all', () => {
    expect(format("{ 'struct': 'Foo', 'data': {  }, 'if': {'all':['A',{'not':'B'}]}, 'features':['f'] }")).toBe(file(
      "{ 'struct': 'Foo',",
      "  'data': {},",
      "  'if': { 'all': [ 'A', { 'not': 'B' } ] },",
      "  'features': [ 'f' ] }",
    ));
  });

  test('pragmas hang, since their names are long', () => {
    expect(format("{ 'pragma': { 'doc-required': true, 'command-name-exceptions': [ 'a_b',", "# why", "'c_d' # because", "] } }")).toBe(file(
      "{ 'pragma': {",
      "    'doc-required': true,",
      "    'command-name-exceptions': [",
      "        'a_b',",
      '        # why',
      "        'c_d' # because",
      '    ] } }',
    ));
    expect(format("{ 'pragma' : { 'doc-required':false}}")).toBe("{ 'pragma': { 'doc-required': false } }\n");
  });
});

describe('comments in code', () => {
  test('stay where they are: above, behind, and at the end', () => {
    expect(format(
      "{ 'struct': 'Foo', # behind the name",
      '# above data',
      "'data': {",
      '  # above a',
      "  'a': 'int', # behind a",
      "  'bcd': 'int' # behind bcd",
      '  # at the end',
      '} } # behind it all',
    )).toBe(file(
      "{ 'struct': 'Foo', # behind the name",
      '  # above data',
      "  'data': { # above a",
      "            'a': 'int',   # behind a",
      "            'bcd': 'int' # behind bcd".replace("' #", "'  #"),
      '            # at the end',
      '          } } # behind it all',
    ).replace("'bcd': 'int'  #", "'bcd': 'int' #").replace("'a': 'int',   #", "'a': 'int',  #"));
  });

  test('between key and value come behind', () => {
    expect(format("{ 'command' # one", ": # two", "'stop' # three", '}')).toBe(file(
      "{ 'command': 'stop' # one",
      '  # two',
      '  # three',
      '}',
    ));
  });
});

describe('files', () => {
  test('what stands between definitions keeps its place', () => {
    expect(format(
      '# -*- Mode: Python -*-', '# vim: filetype=python', '', '',
      '# A licence.   ', '#', '# More.', '',
      '##', '# Free text.', '##',
      "{ 'include': 'a.json' }", "{ 'include': 'b.json' }",
      '# Touches what is below.', "{ 'command': 'a' } # behind", "{ 'command': 'b' }",
      '# Touches what is above.', '', '', '# Apart.', '',
      '##', '# @c:', '##', '', "{ 'command': 'c' }",
    ).replaceAll('\r', '')).toBe(file(
      '# -*- Mode: Python -*-', '# vim: filetype=python', '',
      '# A licence.', '#', '# More.', '',
      '##', '# Free text.', '##', '',
      "{ 'include': 'a.json' }", "{ 'include': 'b.json' }",
      '# Touches what is below.', "{ 'command': 'a' } # behind", '', "{ 'command': 'b' }",
      '# Touches what is above.', '', '# Apart.', '',
      '##', '# @c:', '##', "{ 'command': 'c' }",
    ));
  });

  test('line ends become line feeds, and there is one at the end', () => {
    expect(format("# one\r\n{ 'command':\r\n'a' }")).toBe("# one\n{ 'command': 'a' }\n");
    expect(format('')).toBe('');
    expect(format('\n\n')).toBe('');
  });

  test('an older dialect keeps its forms', () => {
    expect(formatText("{'type':'Foo','data':{'a':{'b':'int'}},}\n{'command':'x','gen':'no'}")).toBe(file(
      "{ 'type': 'Foo',",
      "  'data': { 'a': { 'b': 'int' } } }",
      '',
      "{ 'command': 'x', 'gen': 'no' }",
    ));
  });

  test('a file with a mistake of syntax is not formatted', () => {
    expect(() => formatText("{ 'command': 'a'", 'latest')).toThrow(/expected|end of/i);
  });
});
