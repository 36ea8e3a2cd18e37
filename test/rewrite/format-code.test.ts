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

describe('the line ends of an author', () => {
  test('stay where the lines fit', () => {
    const lines = [
      "{ 'command': 'stop', 'data': { 'now': 'bool', 'why': 'str' },",
      "  'returns': ['Foo'], 'features': [ 'f' ] }", '',
      "{ 'struct': 'Foo',",
      "  'data': { 'a': 'int', 'b': 'int',",
      "            'c': 'int' } }", '',
      "{ 'enum': 'Bar', 'data': [ 'a', 'b' ] }", '',
      "{ 'enum': 'Baz',",
      "  'data': [ 'first',",
      "            'second', 'third',",
      "            { 'name': 'fourth', 'if': 'A' }, 'fifth' ] }", '',
      "{ 'union': 'Hanging',",
      "  'base': {",
      "    'type': 'Bar' },",
      "  'discriminator': 'type',",
      "  'data': {",
      "    'a': 'Foo', 'b': 'Foo' } }",
    ];
    expect(format(...lines)).toBe(file(...lines));
  });

  test('are all that stays of a layout: not its indentation, its spaces, its brackets', () => {
    expect(format(
      "{'command' : 'stop' ,'data':{'now':'bool'},", "      'returns':[", "'Foo' ],'if':{'all':['A',{'not':'B'}]}", '}',
      "  {'struct': 'Foo',", "'data':{", "\t'a' :'int',", "'*b':   [   'str' ],", '', "'c':{'type':'int',", "'if':'A'}", '  }', '}',
      "{'enum':'Bar','data':['only'],'features':['f'],", "'prefix' :'X'}", "{'struct':'Empty','data':{  }}",
    )).toBe(file(
      "{ 'command': 'stop', 'data': { 'now': 'bool' },",
      "  'returns': ['Foo'], 'if': { 'all': [ 'A', { 'not': 'B' } ] } }", '',
      "{ 'struct': 'Foo',",
      "  'data': {",
      "    'a': 'int',",
      "    '*b': ['str'],",
      "    'c': { 'type': 'int',",
      "           'if': 'A' } } }", '',
      "{ 'enum': 'Bar', 'data': [ 'only' ], 'features': [ 'f' ],",
      "  'prefix': 'X' }", '',
      "{ 'struct': 'Empty', 'data': {} }",
    ));
  });

  test('count for the comma that stands behind them', () => {
    expect(format("{ 'struct': 'Foo'", ", 'data': { 'a': 'int'", "          , 'b': 'int', 'c': 'int' } }")).toBe(file(
      "{ 'struct': 'Foo',", "  'data': { 'a': 'int',", "            'b': 'int', 'c': 'int' } }",
    ));
  });

  test('give way where a line is too long: one entry a line', () => {
    expect(format("{ 'command': 'stop-everything', 'data': { 'now': 'bool', 'why': 'str' }, 'returns': 'StopResult' }")).toBe(file(
      "{ 'command': 'stop-everything',",
      "  'data': { 'now': 'bool', 'why': 'str' },",
      "  'returns': 'StopResult' }",
    ));
    expect(format("{ 'struct': 'Foo',", "  'data': { 'first-of-three': 'FirstType', 'second': 'SecondType', 'third': 'ThirdType' } }")).toBe(file(
      "{ 'struct': 'Foo',",
      "  'data': { 'first-of-three': 'FirstType',",
      "            'second': 'SecondType',",
      "            'third': 'ThirdType' } }",
    ));
  });

  test('give way below that in a list and among members that share lines, which fill theirs', () => {
    const names = Array.from({ length: 9 }, (_, index) => `'value-${index}'`);
    expect(format("{ 'enum': 'Foo',", "  'data': [ 'kept',", `'also-kept',${names.join(',')},`, "'more', { 'name': 'x', 'if': 'A' },", "'y',", "'z' ] }")).toBe(file(
      "{ 'enum': 'Foo',",
      "  'data': [ 'kept',",
      "            'also-kept', 'value-0', 'value-1', 'value-2', 'value-3',",
      "            'value-4', 'value-5', 'value-6', 'value-7', 'value-8',",
      "            'more', { 'name': 'x', 'if': 'A' },",
      "            'y',",
      "            'z' ] }",
    ));
    expect(format("{ 'struct': 'Foo',", "  'data': { 'one-of-them': 'FirstType', 'two-of-them': 'SecondType', 'three': 'int',", "            'four': 'int', 'five': 'int' } }")).toBe(file(
      "{ 'struct': 'Foo',",
      "  'data': { 'one-of-them': 'FirstType', 'two-of-them': 'SecondType',",
      "            'three': 'int', 'four': 'int', 'five': 'int' } }",
    ));
  });
});

describe('lines', () => {
  test('are no longer than seventy columns where that can be helped', () => {
    const widths = Array.from({ length: 30 }, (_, index) => 'x'.repeat(index + 20));
    for (const name of widths) {
      const text = format(`{ 'enum': 'Foo', 'data': [ '${name}', '${name}' ] }`, `{ 'struct': 'Bar', 'data': { '${name}': 'int', 'a': { 'type': '${name}', 'if': 'A' } } }`.replaceAll(name, name.slice(0, 40)));
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(70);
    }
  });

  test('that cannot be short enough come out the same each time', () => {
    const long = 'x'.repeat(80);
    const text = format(`{ 'struct': 'Foo', 'data': { '${long}': 'int', 'a': [ '${long}' ],`, `'b': { 'type': '${long}', 'if': { 'all': [ 'A', 'B' ] } } } }`);
    expect(text).toContain(`\n            'a': ['${long}'],\n`);
  });

  test('do not go on behind a value that takes several', () => {
    expect(format(`{ 'event': 'FOO', 'data': { 'first-of-all': 'FirstType', 'second-of-all': 'SecondType' } }`)).toBe(file(
      "{ 'event': 'FOO',",
      "  'data': { 'first-of-all': 'FirstType',",
      "            'second-of-all': 'SecondType' } }",
    ));
  });
});

describe('tables', () => {
  test('values that stand in one column stay there, wherever the object goes', () => {
    expect(format(
      "{ 'struct': 'Foo',", "    'data': {", "          'a':       'int',", "          'longer':  { 'type': 'int',", "                       'if': 'A' },", "          'c':      'off by one',", "          'the-longest-key': 'int' } }",
    )).toBe(file(
      "{ 'struct': 'Foo',", "  'data': {", "    'a':       'int',", "    'longer':  { 'type': 'int',", "                 'if': 'A' },", "    'c':       'off by one',", "    'the-longest-key': 'int' } }",
    ));
  });

  test('one value with more space before it is none', () => {
    expect(format("{ 'command': 'foo',", "  'data':     { 'a':  'int',", "                'bcde' : 'int' } }")).toBe(file("{ 'command': 'foo',", "  'data': { 'a': 'int',", "            'bcde': 'int' } }"));
  });

  test('a value that has no room in its column leaves it', () => {
    const type = 'T'.repeat(50);
    expect(format("{ 'struct': 'Foo',", "  'data': { 'a':          'int',", "            'bc':         'int',", `            'd':          '${type}' } }`)).toBe(file(
      "{ 'struct': 'Foo',", "  'data': { 'a':          'int',", "            'bc':         'int',", `            'd': '${type}' } }`,
    ));
  });
});

describe('pragmas', () => {
  test('hang where their author or the width wants it, with lists four columns in', () => {
    const lines = ["{ 'pragma': {", "    'doc-required': true,", "    'command-name-exceptions': [", "        'a_b',", "        'c_d' ],", "    'member-name-exceptions': [ 'Foo' ] } }"];
    expect(format(...lines)).toBe(file(...lines));
    const names = Array.from({ length: 4 }, (_, index) => `'some_command_${index}'`);
    expect(format(`{ 'pragma': { 'command-name-exceptions': [ ${names.join(', ')} ] } }`)).toBe(file(
      "{ 'pragma': {", "    'command-name-exceptions': [", ...names.map((name, index) => `        ${name}${index < 3 ? ',' : ' ] } }'}`),
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
      "  'data': {",
      '    # above a',
      "    'a': 'int',  # behind a",
      "    'bcd': 'int' # behind bcd",
      '    # at the end',
      '  } } # behind it all',
    ));
  });

  test('behind a bracket stay there', () => {
    const lines = ["{ 'enum': 'Foo', # of these", "  'data': [ # this", "    'a',", "    'bc' ] }", '', "{ 'struct': 'Bar', 'data': { # nothing", '  } }'];
    expect(format("{ 'enum': 'Foo', # of these", "'data': [   # this", "'a', 'bc' ] }", "{ 'struct': 'Bar', 'data': { # nothing", '} }')).toBe(file(
      ...lines.slice(0, 2), "    'a', 'bc' ] }", ...lines.slice(4),
    ));
  });

  test('behind entries stand below each other, with what goes on below them', () => {
    expect(format("{ 'struct': 'Foo',", "  'data': { 'a': 'int', # first", "'b': 'Longer', # second", "               # more of it", "  # above c", "'c': 'int' } }")).toBe(file(
      "{ 'struct': 'Foo',",
      "  'data': { 'a': 'int',    # first",
      "            'b': 'Longer', # second",
      "                           # more of it",
      '            # above c',
      "            'c': 'int' } }",
    ));
  });

  test('behind brackets stand apart from those behind entries, unless they are in line', () => {
    const lines = ["{ 'struct': 'Foo',", "  'data': { # open", "    'a': 'int',               # first", "    'longer-one': 'int',      # second", "    'b': { 'type': 'int',", "           'if': 'B' },       # third", "    'c': { 'type': 'int',", "           'if': 'C' } # last", '  } }'];
    expect(format(...lines)).toBe(file(...lines));
    expect(format("{ 'enum': 'Foo',", "  'data': [ # open", "    'a', # first", "    'longer' # second", '] }')).toBe(file(
      "{ 'enum': 'Foo',", "  'data': [ # open", "    'a',     # first", "    'longer' # second", '  ] }',
    ));
    const table = ["{ 'enum': 'Foo',", "  'data': [      # open", "    'a',         # first", "    'longer' ] }"];
    expect(format(...table)).toBe(file(...table));
  });

  test('behind entries keep the column that most have', () => {
    const lines = ["{ 'enum': 'Foo',", "  'data': [ 'a',        # first", "            'bcd',      # second", "            'a-much-longer-one', # third", "            'e' ] }"];
    expect(format(...lines)).toBe(file(...lines));
  });

  test('behind entries go no further than seventy columns for the sake of others', () => {
    const remark = `# ${'word '.repeat(8)}end`;
    expect(format("{ 'enum': 'Foo',", `  'data': [ 'a', ${remark}`, "            'a-value-with-a-very-long-name', # short", "            'b' ] }")).toBe(file(
      "{ 'enum': 'Foo',", `  'data': [ 'a', ${remark}`, "            'a-value-with-a-very-long-name', # short", "            'b' ] }",
    ));
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
      "{ 'type': 'Foo', 'data': { 'a': { 'b': 'int' } } }",
      '',
      "{ 'command': 'x', 'gen': 'no' }",
    ));
  });

  test('a file with a mistake of syntax is not formatted', () => {
    expect(() => formatText("{ 'command': 'a'", 'latest')).toThrow(/expected|end of/i);
  });
});
