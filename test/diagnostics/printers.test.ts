import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { printJson } from '../../src/diagnostics/printers/json.ts';
import { printPretty } from '../../src/diagnostics/printers/pretty.ts';
import { printText } from '../../src/diagnostics/printers/text.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { find, finding } from './findings.ts';

function pretty(diagnostics: readonly Diagnostic[], width = 100): string {
  return [...printPretty(diagnostics, { colors: false, width })].join('');
}

/** What stands above the underline, cut out by the underline: what the reader sees as the place. */
function underlined(output: string): string {
  const lines = output.split('\n');
  const row = lines.findIndex((line) => /^[ |]*\^+$/.test(line));
  const marks = lines[row] ?? '';
  return (lines[row - 1] ?? '').slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1);
}

const schema = new SourceFile('qapi/block.json', [
  '##',
  '# @Disk:',
  '##',
  '{ \'struct\': \'Disk\',',
  '  \'data\': {',
  '    \'name\': \'str\',',
  '    \'size\': \'Strr\' } }',
  '',
].join('\n'));
const definition = { kind: 'struct', name: 'Disk' };
const whole = schema.span(schema.text.indexOf('{'), schema.text.lastIndexOf('}') + 1);
const wrongType = find(schema, '\'Strr\'');

describe('text', () => {
  test('names file, line, column, severity, message and code', () => {
    expect([...printText([finding(find(schema, '\'name\''))])].join('')).toBe(
      'qapi/block.json:6:5: error: there is no type \'Strr\' [type/unknown]\n',
    );
  });

  test('names the exact place when it stands on another line than the reported one', () => {
    expect([...printText([finding(whole, { focus: wrongType })])].join('')).toBe(
      'qapi/block.json:4:1: error: there is no type \'Strr\' (at 7:13) [type/unknown]\n',
    );
    expect([...printText([finding(whole, { focus: find(schema, '\'Disk\'') })])].join('')).not.toContain('(at');
  });

  test('ends with what was probably meant', () => {
    expect([...printText([finding(whole, { focus: wrongType, suggestion: "Did you mean 'str'?" })])].join('')).toBe(
      "qapi/block.json:4:1: error: there is no type 'Strr' (at 7:13). Did you mean 'str'? [type/unknown]\n",
    );
  });

  test('stays one line whatever the message and the file name hold', () => {
    const output = [...printText([finding(undefined, { file: 'a\nb', message: 'found \n\x1b[31m\u202ex\0' })])].join('');
    expect(output).toBe('a\\nb:1:1: error: found \\n\\x1b[31m\\u{202e}x\\x00 [type/unknown]\n');
  });
});

describe('json', () => {
  const print = (diagnostics: readonly Diagnostic[], workingDirectory = '/here'): unknown =>
    JSON.parse([...printJson(diagnostics, { workingDirectory })].join(''));

  test('is an object with no findings when there are none', () => {
    expect(print([])).toEqual({ diagnostics: [], errors: 0, warnings: 0 });
  });

  test('has ranges from 1 and leaves out what is absent', () => {
    expect(print([finding(wrongType), finding(wrongType, { severity: 'warning' })])).toEqual({
      diagnostics: ['error', 'warning'].map((severity) => ({
        file: 'qapi/block.json', line: 7, column: 13, endLine: 7, endColumn: 19,
        severity, code: 'type/unknown', message: 'there is no type \'Strr\'',
      })),
      errors: 1,
      warnings: 1,
    });
  });

  test('carries focus, definition, related places, suggestion and include chain', () => {
    const root = new SourceFile('/here/sub/root.json', '{ \'include\': \'a.json\' }\n');
    const middle = new SourceFile('/here/sub/a.json', '\n{ \'include\': \'b.json\' }\n', root.span(0, 23));
    const leaf = new SourceFile('/b.json', 'x', middle.span(1, 24));
    const span = leaf.span(0, 1);
    expect(print([finding(span, {
      focus: span, definition, suggestion: 'Did you mean \'str\'?', related: [{ message: 'defined here', span: middle.span(3, 12) }],
    })])).toEqual({
      diagnostics: [{
        file: '../b.json', line: 1, column: 1, endLine: 1, endColumn: 2,
        severity: 'error', code: 'type/unknown', message: 'there is no type \'Strr\'',
        definition,
        focus: { line: 1, column: 1, endLine: 1, endColumn: 2 },
        related: [{ message: 'defined here', file: 'sub/a.json', line: 2, column: 3, endLine: 2, endColumn: 12 }],
        suggestion: 'Did you mean \'str\'?',
        includeChain: [{ file: 'sub/root.json', line: 1, column: 1 }, { file: 'sub/a.json', line: 2, column: 1 }],
      }],
      errors: 1,
      warnings: 0,
    });
  });

  test('counts what is not among the findings, and says that there is more', () => {
    const text = [...printJson([finding(wrongType)], { workingDirectory: '/here', omitted: { errors: 4, warnings: 2 } })].join('');
    expect(JSON.parse(text)).toMatchObject({ diagnostics: [{ line: 7 }], errors: 5, warnings: 2, truncated: true });
  });

  test('names the schemas and their dialects, if it is told', () => {
    const schemas = [{ root: '/here/a.json', dialect: 'legacy', dialectReason: 'why' }, { root: 'sub/b.json', dialect: '7.2' }];
    expect(JSON.parse([...printJson([], { workingDirectory: '/here', schemas })].join(''))).toEqual({
      diagnostics: [], errors: 0, warnings: 0,
      schemas: [{ file: 'a.json', dialect: 'legacy', dialectReason: 'why' }, { file: 'sub/b.json', dialect: '7.2' }],
    });
  });

  test('puts what has no place at 1:1', () => {
    expect(print([finding(undefined)])).toMatchObject({
      diagnostics: [{ file: 'missing.json', line: 1, column: 1, endLine: 1, endColumn: 1 }],
    });
  });
});

describe('pretty', () => {
  test('underlines the focus and shows where its definition begins', () => {
    const related = [{ message: 'a struct of nearly that name stands here', span: find(schema, '\'Disk\'') }];
    const output = pretty([finding(whole, { focus: wrongType, definition, related, suggestion: 'Did you mean \'str\'?' })]);
    expect(output).toBe([
      'error[type/unknown]: there is no type \'Strr\'',
      ' --> qapi/block.json:7:13, in struct \'Disk\'',
      '  |',
      '4 | { \'struct\': \'Disk\',',
      '  :',
      '7 |     \'size\': \'Strr\' } }',
      '  |             ^^^^^^',
      '  note: a struct of nearly that name stands here',
      ' --> qapi/block.json:4:13',
      '  |',
      '4 | { \'struct\': \'Disk\',',
      '  |             ^^^^^^',
      '  = Did you mean \'str\'?',
      '',
      'Found 1 error in 1 file.',
      '',
    ].join('\n'));
  });

  test('says which includes led there, innermost first', () => {
    const root = new SourceFile('root.json', '{ \'include\': \'a.json\' }\n');
    const middle = new SourceFile('a.json', '\n{ \'include\': \'b.json\' }\n', root.span(0, 23));
    const leaf = new SourceFile('b.json', '{ }', middle.span(1, 24));
    expect(pretty([finding(leaf.span(0, 1))])).toContain(
      ' --> b.json:1:1\n     included from a.json:2:1\n     included from root.json:1:1\n',
    );
  });

  test('shortens a long chain of includes', () => {
    let file = new SourceFile('0.json', 'x');
    for (let depth = 1; depth <= 1000; depth++) file = new SourceFile(`${depth}.json`, 'x', file.span(0, 1));
    const output = pretty([finding(file.span(0, 1))]);
    expect(output).toContain('and through 994 more');
    expect(output.split('\n').length).toBeLessThan(20);
  });

  test('names the file alone when it could not be read', () => {
    expect(pretty([finding(undefined)])).toContain('error[type/unknown]: there is no type \'Strr\'\n --> missing.json\n\n');
  });

  test.each([
    ['a tab before the place', '\t\'a\':\tXX,', 'XX', 'XX'],
    ['wide characters before the place', '# 漢字 XX', 'XX', 'XX'],
    ['a combining character before the place', '# e\u0301 XX', 'XX', 'XX'],
    ['a surrogate pair before the place', '# \u{1d11e} XX', 'XX', 'XX'],
    ['a NUL', 'a\0b', '\0', '\\x00'],
    ['a character that turns the direction of text', 'a \u202e b', '\u202e', '\\u{202e}'],
    ['a byte order mark', '\ufeff{ }', '\ufeff', '\\u{feff}'],
  ])('underlines the right columns after %s', (_, text, needle, seen) => {
    const file = new SourceFile('a.json', `first\n${text}\nlast\n`);
    const output = pretty([finding(find(file, needle))]);
    const lines = output.split('\n');
    const marks = lines.find((line) => /\^/.test(line)) ?? '';
    const source = lines[lines.indexOf(marks) - 1] ?? '';
    expect(columnsBefore(source, seen)).toBe(marks.indexOf('^'));
    expect(marks.lastIndexOf('^') - marks.indexOf('^') + 1).toBe(seen.length);
  });

  test('underlines one column at the end of a line and in an empty file', () => {
    const file = new SourceFile('a.json', 'abc\n');
    expect(pretty([finding(file.span(3, 3))])).toContain('1 | abc\n  |    ^\n');
    expect(pretty([finding(new SourceFile('a.json', '').span(0, 0))])).toContain('1 |\n  | ^\n');
  });

  test('underlines only the first line of a span over several', () => {
    expect(pretty([finding(whole)])).toContain('4 | { \'struct\': \'Disk\',\n  | ^^^^^^^^^^^^^^^^^^^\n\n');
  });

  test.each(['\n', '\r\n', '\r'])('shows lines without their line end %j', (lineEnd) => {
    const file = new SourceFile('a.json', ['one', 'two', 'three'].join(lineEnd));
    expect(pretty([finding(find(file, 'two'))])).toContain('2 | two\n  | ^^^\n');
  });

  test.each([0, 1, 50, 97, 499_000, 999_990])('cuts a line of a million characters around a place at %d', (offset) => {
    const text = `${'ab'.repeat(500_000).slice(0, offset)}NEEDLE${'cd'.repeat(500_000).slice(0, 1_000_000 - offset)}`;
    const output = pretty([finding(new SourceFile('a.json', text).span(offset, offset + 6))]);
    expect(underlined(output)).toBe('NEEDLE');
    for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('never splits a surrogate pair when it cuts', () => {
    const text = `${'\u{1d11e}'.repeat(1000)}X${'\u{1d11e}'.repeat(1000)}`;
    for (let width = 60; width < 66; width++) {
      expect(pretty([finding(new SourceFile('a.json', text).span(2000, 2001))], width)).not.toMatch(/\\u\{d/);
    }
  });

  test('uses colours only when asked to', () => {
    expect(pretty([finding(wrongType)])).not.toContain('\x1b');
    expect([...printPretty([finding(wrongType)], { colors: true, width: 80 })].join('')).toContain('\x1b[31m');
  });

  test('keeps escape sequences of the schema from the terminal', () => {
    const file = new SourceFile('\x1b[2Ja.json', '\x1b]0;title\x07');
    expect(pretty([finding(file.span(0, 4), { message: '\x1b[2J', suggestion: '\x1b[2J' })])).not.toMatch(/[\x1b\x07]/);
  });

  test('counts at the end', () => {
    const other = new SourceFile('b.json', 'x').span(0, 1);
    expect(pretty([finding(wrongType), finding(other), finding(other, { severity: 'warning' })])).toMatch(
      /\n\nFound 2 errors and 1 warning in 2 files\.\n$/,
    );
  });
});

test('the count of a list that was cut says what is missing', () => {
  const output = [...printPretty([finding(wrongType)], { colors: false, width: 80, omitted: { errors: 250_000, warnings: 1 } })].join('');
  expect(output).toMatch(/\n\n… and 250000 errors and 1 warning more\.\n\nFound 250001 errors and 1 warning\.\n$/);
});

/** Terminal columns before `needle`, for the few wide and zero-width characters of these tests. */
function columnsBefore(line: string, needle: string): number {
  return [...line.slice(0, line.lastIndexOf(needle))]
    .reduce((columns, character) => columns + (character === '\u0301' ? 0 : /[漢字]/.test(character) ? 2 : 1), 0);
}
