/** Documentation of the older dialects and what becomes of it. */
import { describe, expect, test } from 'vitest';
import { modernize } from '../../src/project/modernize.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { docOf, modernizeText } from './modernize-text.ts';

/** What becomes of the comment of a command with the arguments a and b, which returns a Foo or nothing. */
function doc(lines: readonly string[], { dialect = '4.0', returns = true } = {}): readonly string[] {
  const comment = ['##', '# @do-it:', '#', ...lines.map((line) => `# ${line}`.trimEnd()), '##'];
  const code = `{ 'command': 'do-it', 'data': { 'a': 'int', 'b': 'int' }${returns ? ", 'returns': 'Foo'" : ''} }`;
  const text = modernizeText(["{ 'struct': 'Foo', 'data': {} }", '', ...comment, code], dialect);
  return docOf(text, 'do-it').slice(2);
}

const members = ['@a: a', '', '@b: b'];

describe('sections', () => {
  test('keep to the order of today', () => {
    expect(doc(['Does it.', '', '@a: a', '', 'Since: 1.1', '', '@b: b', 'more', '', 'Returns: a Foo', '', 'Note: careful', '', 'Example:', '', '-> { "execute": "do-it" }', '<- { "return": {} }'])).toEqual([
      'Does it.', '', '@a: a', '', '@b: b more', '', 'Returns: a Foo', '', '.. note:: careful', '', 'Since: 1.1', '',
      '.. qmp-example::', '', '    -> { "execute": "do-it" }', '    <- { "return": {} }',
    ]);
  });

  test('what is not described is to do, what is described twice is joined', () => {
    expect(doc(['@a: one', '', '@a: two', '', '@c: three'])).toEqual([
      '@a: one', '', '    two', '', 'TODO: Describe @b.', '', 'TODO: These describe nothing that there is:', '', '    - @c: three',
    ]);
  });

  test('#optional goes, and so does Since without its colon', () => {
    const text = modernizeText(['##', '# @do-it', '#', '# @a: #optional an a', '#', '# Since 1.2', '##', "{ 'command': 'do-it', 'data': { '*a': 'int' } }"], '2.3');
    expect(docOf(text, 'do-it')).toEqual(['@do-it:', '', '@a: an a', '', 'Since: 1.2']);
    expect(doc([...members, '', 'Since: 0.14.0.'])).toEqual([...members, '', 'Since: 0.14.0']);
  });

  test('a command that returns nothing may have errors', () => {
    expect(doc([...members, '', 'Returns: Nothing on success', '         If it fails, GenericError', '         If not, too'], { returns: false })).toEqual([
      ...members, '', 'Errors:', '    - If it fails, GenericError', '    - If not, too',
    ]);
    expect(doc([...members, '', 'Returns: nothing.'], { returns: false })).toEqual(members);
    expect(doc([...members, '', 'Returns: what it is'], { returns: false })).toEqual([...members, '', 'It returns: what it is']);
  });

  test('conditions of errors become a list', () => {
    expect(doc([...members, '', 'Returns: a Foo on success', '         If it fails,', '         GenericError'])).toEqual([
      ...members, '', 'Returns: a Foo on success', '', '    - If it fails, GenericError',
    ]);
  });

  test('inherited members and those of a named type are no members', () => {
    const text = modernizeText(["{ 'struct': 'Foo', 'data': { 'x': 'int' } }", '##', '# @do-it:', '#', '# @x: an x', '##', "{ 'command': 'do-it', 'data': 'Foo' }"], '4.0');
    expect(docOf(text, 'do-it')).toEqual(['@do-it:', '', '- @x: an x']);
  });

  test('paragraphs that today would be read as entries become items', () => {
    expect(doc(['@mode is one of these: one, two.', '', ...members])).toEqual(['- @mode is one of these: one, two.', '', ...members]);
  });
});

describe('descriptions without their colon', () => {
  test('are descriptions all the same', () => {
    expect(doc(['Does it.', '', '@a   an a', '     and more', '@b The b', '', 'More text.'])).toEqual(['Does it.', '', '@a: an a and more', '', '@b: The b', '', 'More text.']);
  });

  test('but prose that begins with a name is prose', () => {
    expect(doc(['@a and @b must be there.', '', ...members])).toEqual(['@a and @b must be there.', '', ...members]);
    expect(doc(['@a Is it.', '', ...members])).toEqual(['@a Is it.', '', ...members]);
  });
});

describe('definitions that are new', () => {
  test('get the descriptions that were meant for them', () => {
    const text = modernizeText([
      '##', '# @Foo', '#', '# @pair.left: one', '#', '# @pair.right: two', '#', '# Since: 1.0', '##',
      "{ 'type': 'Foo', 'data': { 'pair': { 'left': 'int', 'right': 'int' } } }",
      '##', '# @Bar', '#', '# @a: an a', '#', '# Since: 1.1', '##', "{ 'union': 'Bar', 'data': { 'a': 'Foo', 'b': 'Foo' } }",
    ], '1.4');
    expect(docOf(text, 'FooPair')).toEqual(['@FooPair:', '', '@left: one', '', '@right: two', '', 'Since: 1.0']);
    expect(docOf(text, 'Foo')).toEqual(['@Foo:', '', 'TODO: Describe @pair.', '', 'Since: 1.0']);
    expect(docOf(text, 'BarKind')).toEqual(['@BarKind:', '', '@a: an a', '', 'TODO: Describe @b.', '', 'Since: 1.1']);
    expect(docOf(text, 'FooWrapper')).toEqual(['@FooWrapper:', '', 'TODO: Describe @data.', '', 'Since: 1.1']);
    expect(docOf(text, 'Bar')).toEqual(['@Bar:', '', 'TODO: Describe @type.', '', 'Since: 1.1']);
  });

  test('without any comment, everything is to do', () => {
    expect(docOf(modernizeText(["{ 'command': 'do-it' }"], '4.0').replace('TODO', 'TODO'), 'do-it')).toEqual(['@do-it:', '', 'TODO: Describe this.']);
  });
});

describe('markup', () => {
  test('headings', () => {
    expect(modernizeText(['##', '# = One', '##', '', '##', '# == Two', '#', '# Text.', '##', '', '##', '# @a:', '##', "{ 'command': 'a' }"], '4.0')).toContain(
      '##\n# ****\n# One\n# ****\n##\n\n##\n# ====\n# Two\n# ====\n#\n# Text.\n##\n',
    );
  });

  test('examples of several kinds', () => {
    expect(doc([...members, '', 'Example:', '', '1. First:', '-> { "execute": "do-it",', '     "id": 1 }', '<- { "return": {} }', '', '2. Then:', '', '{ "event": "IT" }'])).toEqual([
      ...members, '', '1. First:', '', '.. qmp-example::', '', '    -> { "execute": "do-it",', '         "id": 1 }', '    <- { "return": {} }', '', '2. Then:', '',
      '.. qmp-example::', '', '    <- { "event": "IT" }',
    ]);
  });

  test('lines with bars, lists without blank lines, notes with lists', () => {
    expect(doc(['Text:', '| a  b', '| c', 'More:', '- one', '- two', '', ...members, '', 'Notes: 1. first', '       2. second'])).toEqual([
      'Text:', '', '::', '', '    a  b', '    c', '', 'More:', '', '- one', '- two', '', ...members, '', '.. note::', '', '   1. first', '   2. second',
    ]);
  });

  test('lines that 10.2 finds too long or too dense, wherever they are', () => {
    const long = `${'word '.repeat(14)}end. Next`;
    const lines = doc(['term', `   ${long}`, '', ...members], { dialect: '7.2' });
    expect(lines.slice(0, 3)).toEqual(['term', `   ${'word '.repeat(13).trim()}`, '   word end.  Next']);
  });
});

describe.each(['2.8', '2.11', '4.0', '7.2'])('examples of %s', (dialect) => {
  const example = (lines: readonly string[]): readonly string[] => (
    doc([...members, '', 'Example:', '', ...lines, '', 'Since: 1.0'], { dialect }).slice(members.length + 3)
  );
  const literal = (lines: readonly string[]): readonly string[] => ['::', '', ...lines.map((line) => `    ${line}`)];

  test('behind bars keep their lines, and are conversations if they are', () => {
    expect(example(['| -> { "execute": "do" }', '| <- { "return": {} }'])).toEqual(['.. qmp-example::', '', '    -> { "execute": "do" }', '    <- { "return": {} }']);
    expect(example(['| -> what the client says', '| <- what it hears'])).toEqual(literal(['-> what the client says', '<- what it hears']));
    expect(example(['| one', '|   two', '| three'])).toEqual(literal(['one', '  two', 'three']));
  });

  test('of commands keep their lines', () => {
    const lines = ['$ foo --bar \\', '    baz', '$ other'];
    expect(example(lines)).toEqual(literal(lines));
    expect(example(lines.map((line) => `  ${line}`))).toEqual(literal(lines));
    expect(example(['Do this:', '(qemu) info', '', '-> { "execute": "do" }', '', '# reboot'])).toEqual([
      'Do this:', '', '::', '', '    (qemu) info', '', '.. qmp-example::', '', '    -> { "execute": "do" }', '', '::', '', '    # reboot',
    ]);
  });

  test('of text that is drawn keep their lines, others are prose', () => {
    const lines = ['<disk>', '  <a/>', '</disk>'];
    expect(example(lines)).toEqual(literal(lines));
    expect(example(['1. one', '   more', '2. two'])[0]).toMatch(/^1\. one more|^1\. one$/);
    expect(example(['with these:', '  a, b', '  c'])).not.toContain('::');
  });

  test('of parts of messages keep their lines', () => {
    const lines = ['"arguments": { "a": 1 }', '"foo": 2'];
    expect(example(lines)).toEqual(literal(lines));
  });

  test('get arrows where it is sure who says what', () => {
    expect(example(['{ "execute": "do",', '  "arguments": { "return": 1 } }', '{ "return": {} }', '...', '{ "timestamp": { "seconds": 1 },', '  "event": "IT" }', '{"error": { "class": "}" } }'])).toEqual([
      '.. qmp-example::', '', '    -> { "execute": "do",', '         "arguments": { "return": 1 } }', '    <- { "return": {} }', '    ...',
      '    <- { "timestamp": { "seconds": 1 },', '         "event": "IT" }', '    <- {"error": { "class": "}" } }',
    ]);
    expect(example(['->', '   { "execute": "do" }', '{ "return": 1 }', '', '{ "return": 2 }'])).toEqual([
      '.. qmp-example::', '', '    ->', '       { "execute": "do" }', '    <- { "return": 1 }', '', '    <- { "return": 2 }',
    ]);
  });

  test.each([
    ['{ "foo": 1 }'], ['{ "foo": 1 }', '{ "execute": "do" }'], ['{ "event": "IT", "foo": 1 }'], ['{ "execute": "do" }', ' "arguments": {} }'], ['{ "execute": "do",'],
  ])('are literal where it is not: %s', (...lines) => {
    expect(example(lines)).toEqual(literal(lines));
  });
});

describe('announcements', () => {
  const example = ['-> { "execute": "do-it" }', '<- { "return": {} }'];
  const modern = ['.. qmp-example::', '', ...example.map((line) => `    ${line}`)];

  test('go where what they announce has a mark of its own', () => {
    for (const dialect of ['4.0', '7.2']) {
      expect(doc([...members, '', 'Example::', '', ...example.map((line) => `  ${line}`)], { dialect })).toEqual([...members, '', ...modern]);
      expect(doc([...members, '', 'Example:', '', '.. code-block:: json', '', ...example.map((line) => `   ${line}`)], { dialect })).toEqual([...members, '', ...modern]);
      expect(doc(['This does it::', '', ...example.map((line) => `  ${line}`), '', ...members], { dialect })).toEqual(['This does it:', '', ...modern, '', ...members]);
    }
  });

  test('of code go where there is none', () => {
    expect(doc(['Text.', '', '.. code-block:: json', '', ...members], { dialect: '7.2' })).toEqual(['Text.', '', ...members]);
    const code = ['.. code-block:: c', '', '   a = b;'];
    expect(doc(['Text.', '', ...code, '', ...members], { dialect: '7.2' })).toEqual(['Text.', '', ...code, '', ...members]);
  });

  test('on the line of a tag keep what they announce', () => {
    expect(doc([...members, '', 'Note: like this::', '', '        a  =  b', '          c'], { dialect: '7.2' })).toEqual([
      ...members, '', '.. note::', '', '   like this::', '', '     a  =  b', '       c',
    ]);
    expect(doc(['@a: a::', '', '      x  y', '', '@b: b'], { dialect: '7.2' })).toEqual(['@a:', '    a::', '', '      x  y', '', '@b: b']);
  });
});

test('a table keeps its rows, however long', () => {
  const [rule, row] = [`+${'-'.repeat(80)}+`, `| ${'x '.repeat(39)} |`];
  const text = ['##', '# @do-it:', '#', ...[rule, row, rule].map((line) => `# ${line}`), '#', '# Note: careful', '##', "{ 'command': 'do-it' }", ''].join('\n');
  const { files, remaining } = modernize({ root: 'a.json', dialect: findDialect('7.2') ?? 'auto' }, memoryFileSystem(new Map([['a.json', text]])));
  expect(files[0]?.after).toContain(`# ${rule}\n# ${row}\n# ${rule}\n`);
  expect(remaining.map(({ code }) => code)).toEqual(['doc/long-line', 'doc/long-line', 'doc/long-line']);
});

describe('lists', () => {
  test('keep text below an item in line with its own', () => {
    expect(doc(['1. One', '2. Two', 'goes on', '', '- Three', 'goes on', '', ...members], { dialect: '2.7' })).toEqual([
      '1. One', '2. Two goes on', '', '- Three goes on', '', ...members,
    ]);
    const long = 'word '.repeat(12).trim();
    expect(doc([`10. ${long}`, 'goes on', '', ...members], { dialect: '2.7' })).toEqual([`10. ${long}`, '    goes on', '', ...members]);
  });
});

describe('documentation that lost marks', () => {
  const lost = ['# @do-it:', '#', '# Does it.', '#', '# Since: 1.1'];
  const command = "{ 'command': 'do-it' }";
  const other = ['##', '# @other:', '#', '# Another.', '##', "{ 'command': 'other' }"];
  const whole = ['@do-it:', '', 'Does it.', '', 'Since: 1.1'];

  test.each(['legacy', '2.7', '4.0', '7.2'])('is documentation again, %s', (dialect) => {
    for (const lines of [lost, ['##', ...lost], [...lost, '##']]) {
      for (const file of [[...lines, command], [...other, ...lines, command], [...lines, command, ...other], ['# -*- Mode: Python -*-', ...lines, command]]) {
        const text = modernizeText(file, dialect);
        expect(docOf(text, 'do-it'), file.join('\n')).toEqual(whole);
        expect(text).not.toContain('TODO');
      }
    }
  });

  test('in every definition of a file is so in all of them', () => {
    const second = lost.map((line) => line.replace('do-it', 'go-it'));
    const text = modernizeText([...lost, command, ...second, "{ 'command': 'go-it', 'gen': 'no' }"], 'legacy');
    expect(docOf(text, 'do-it')).toEqual(whole);
    expect(docOf(text, 'go-it')).toEqual(['@go-it:', ...whole.slice(1)]);
  });

  test('is mended in a schema of today, too', () => {
    expect(modernizeText([...other, '', ...lost, command], '10.2')).toBe(`${other.join('\n')}\n\n##\n${lost.join('\n')}\n##\n${command}\n`);
  });

  test('names what it describes on a line of its own', () => {
    expect(modernizeText([...other, '', '# Not about @do-it.', command], '4.0')).toContain('# Not about @do-it.\n\n##\n# @do-it:\n#\n# TODO: Describe this.\n');
  });
});

describe('comments', () => {
  test('behind a definition document nothing below it', () => {
    expect(modernizeText(["{ 'command': 'one' } # behind", "{ 'command': 'two', 'gen': 'no' }"], '1.4')).toBe(
      "##\n# @one:\n#\n# TODO: Describe this.\n##\n{ 'command': 'one' } # behind\n\n##\n# @two:\n#\n# TODO: Describe this.\n##\n{ 'command': 'two', 'gen': false }\n",
    );
  });

  test('for editors stay at the head of the file, whatever touches them', () => {
    for (const line of ['# -*- Mode: Python -*-', '# *-*- Mode: Python -*-*', '# vim: filetype=python']) {
      const text = modernizeText([line, '##', '#', '# Does it.', '#', '# @a: an a', '# ##', "{ 'command': 'do-it', 'data': { 'a': 'int' } }"], '1.4');
      expect(text).toBe(`${line}\n\n##\n# @do-it:\n#\n# Does it.\n#\n# @a: an a\n##\n{ 'command': 'do-it', 'data': { 'a': 'int' } }\n`);
    }
  });

  test('between documentation and definition stay there', () => {
    expect(modernizeText(['# above', '##', '# @Foo:', '#', '# A foo.', '##', '# between', "{ 'struct': 'Foo', 'data': {} } # behind", '# below'], '4.0')).toBe(
      "# above\n\n##\n# @Foo:\n#\n# A foo.\n##\n# between\n{ 'struct': 'Foo', 'data': {} } # behind\n# below\n",
    );
  });

  test('that describe something else stay, as plain ones', () => {
    const text = modernizeText(['##', '# @gone', '#', '# Was here.', '##', '', '# ##', "{ 'include': 'schema2.json' }", '##', '# @b', '##', "{ 'command': 'b' }"].filter((line) => !line.includes('include')), '1.4');
    expect(text).toContain("# TODO: This describes 'gone', which is not defined here.\n# @gone\n#\n# Was here.\n");
    expect(text).not.toMatch(/^# ##/m);
  });

  test('for a name in another case are taken for the right one', () => {
    expect(docOf(modernizeText(['##', '# @FOO', '#', '# A foo.', '##', "{ 'type': 'Foo', 'data': {} }"], '1.4'), 'Foo')).toEqual(['@Foo:', '', 'A foo.']);
    expect(docOf(modernizeText(['##', '# @Baz', '#', '# A foo.', '##', "{ 'type': 'Foo', 'data': {} }"], '1.4'), 'Foo')).toEqual([
      '@Foo:', '', 'A foo.', '', "TODO: This was written for 'Baz'; check it.",
    ]);
  });
});
