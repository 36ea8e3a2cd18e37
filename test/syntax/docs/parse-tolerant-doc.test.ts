/** Documentation in the conventions of earlier releases: read as well as can be, and never a finding. */
import { describe, expect, test } from 'vitest';
import { docComment, docsOf } from '../../support/docs.ts';
import { compileSources } from '../../support/marked-schema.ts';

const definition = "{ 'command': 'go', 'data': { 'a': 'int', '*b': 'int' } }\n";

/** The sections of the documentation of `go` in a release before 9.1. */
function sections(lines: readonly string[], dialect = '8.0'): readonly string[] {
  const text = docComment('@go:', '', ...lines) + definition;
  expect(compileSources(text, dialect).diagnostics).toEqual([]);
  const [doc] = docsOf(text, dialect);
  expect(doc?.[0]).toBe('go');
  return doc?.slice(1) ?? [];
}

describe('the symbol', () => {
  const symbolOf = (line: string, dialect = '2.5'): string | undefined => docsOf(`${docComment(line, '', 'Text.')}${definition}`, dialect)[0]?.[0];

  test('needs no colon', () => {
    expect(symbolOf('@go')).toBe('go');
    expect(symbolOf('@go:')).toBe('go');
    expect(symbolOf('@go :')).toBe('go');
    expect(symbolOf('@go', '2.9')).toBe('go');
  });

  test('may have the description on its line', () => {
    expect(docsOf(`${docComment('@go: Move on.', '', 'Quickly.')}${definition}`, '2.5')).toEqual([['go', 'plain: Move on.||Quickly.']]);
  });

  test('is one word', () => {
    expect(symbolOf('@go to')).toBe('free form');
    expect(symbolOf('go:')).toBe('free form');
  });

  test('may stand below empty lines', () => {
    expect(docsOf(`##\n#\n# @go:\n#\n# Text.\n##\n${definition}`, '8.0')).toEqual([['go', 'plain: Text.']]);
  });
});

describe('members', () => {
  test('go on to the next entry, tag, or paragraph that is not indented', () => {
    expect(sections(['@a: one', '', '    two', '', '@b: three', 'Returns: four', '', 'five'])).toEqual([
      'member a: one||    two', 'member b: three', 'returns: four', 'plain: five',
    ]);
    expect(sections(['@a: one', 'two', 'three', '', 'four'])).toEqual(['member a: one|two|three', 'plain: four']);
    expect(sections(['@a: one', '    two', '  three', '', ' four'])).toEqual(['member a: one|    two|  three|| four']);
  });

  test('may stand after sections, and twice', () => {
    expect(sections(['Since: 1.0', '', '@a: one', '', 'text', '', '@a: two'])).toEqual(['since: 1.0', 'member a: one', 'plain: text', 'member a: two']);
  });

  test('may have no text', () => {
    expect(sections(['@a:', '', '@b: two'])).toEqual(['member a: ', 'member b: two']);
  });

  test('may have a space before their colon, and dots or a star in their name', () => {
    expect(sections(['@a : one', '@b.c.d: two', '@*b: three'], '2.5')).toEqual(['member a: one', 'member b.c.d: two', 'member *b: three']);
  });

  test('with a space in their name are text', () => {
    expect(sections(['@a b: one'])).toEqual(['plain: @a b: one']);
  });

  test('lose their mark of being optional', () => {
    expect(sections(['@a: #optional one', '@b: #optional', '@c: (optional) three', '@d: #optionally'], '2.5')).toEqual([
      'member a: one', 'member b: ', 'member c: (optional) three', 'member d: #optionally',
    ]);
    expect(sections(['@a: one', '    #optional two'], '2.5')).toEqual(['member a: one|two']);
  });
});

describe('sections', () => {
  test('may begin without an empty line, and not be indented', () => {
    expect(sections(['text', 'Returns: one', 'two', 'Since: 1.0'])).toEqual(['plain: text', 'returns: one|two', 'since: 1.0']);
  });

  test('may stand twice', () => {
    expect(sections(['Returns: one', 'Returns: two'])).toEqual(['returns: one', 'returns: two']);
  });

  test('may lack their colon before a version', () => {
    expect(sections(['Since 1.2'], '2.5')).toEqual(['since: 1.2']);
    expect(sections(['Since: 1.2'], '2.5')).toEqual(['since: 1.2']);
    expect(sections(['Since ever'], '2.5')).toEqual(['plain: Since ever']);
  });

  test('may be notes and examples, which go on up to the next tag', () => {
    expect(sections(['Note: one', '', 'two', '', 'Example:', '', '-> { }', '', '<- { }', '', 'Since: 1.0'])).toEqual([
      'note: one||two', 'example: -> { }||<- { }', 'since: 1.0',
    ]);
    expect(sections(['Notes: x', 'Examples: y'])).toEqual(['note: x', 'example: y']);
  });

  test('end where a paragraph begins that is not indented', () => {
    expect(sections(['Returns: one', '', '  two', '', 'three'])).toEqual(['returns: one||  two', 'plain: three']);
  });

  test('of features describe features, up to the next section', () => {
    expect(sections(['Features:', '', '@f: one', '', '@g: two', '', 'Since: 1.0', '', '@a: three'])).toEqual([
      'feature f: one', 'feature g: two', 'since: 1.0', 'member a: three',
    ]);
  });

  test('are none with two colons', () => {
    expect(sections(['Note:: text', 'Returns:: text'])).toEqual(['plain: Note:: text|Returns:: text']);
  });
});

describe('nothing is lost', () => {
  test('of whatever lines', () => {
    const lines = ['= Title', '== Title', '| literal', '* item', '@', '@:', 'Features: no', '\tindented by a tab', '{ } "quoted"', 'naïve café'];
    for (const dialect of ['1.0', '2.5', '2.9', '5.2', '8.2', '9.0']) {
      const [doc] = docsOf(docComment('@go:', '', ...lines) + definition, dialect);
      const text = doc?.slice(1).join('|') ?? '';
      for (const line of lines) expect(text, `${dialect}: ${line}`).toContain(line.replace(/^@:$/, ''));
    }
  });
});

test('a block that names nothing is free-form', () => {
  expect(docsOf(docComment('= Title', '', 'Text.', 'Since: 1.0'), '8.0')).toEqual([['free form', 'plain: = Title||Text.|Since: 1.0']]);
});

test('a line may lack the space after its sign', () => {
  expect(docsOf(`##\n# @go:\n#\n#Since: 2.5\n##\n${definition}`, '2.5')).toEqual([['go', 'since: 2.5']]);
});

test('versions are known, whichever way they are written', () => {
  for (const line of ['Since: 1.2', 'Since 1.2', 'Since:1.2', 'Since: 1.2 (only)']) {
    const { schema } = compileSources(docComment('@go:', '', line) + definition, '2.5');
    expect(schema?.commands[0]?.since, line).toBe('1.2');
  }
});
