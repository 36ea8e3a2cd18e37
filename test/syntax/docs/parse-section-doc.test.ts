/** Documentation in the conventions of releases up to 8.2: what it says, and since 2.9 what it must look like. */
import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/diagnostics/catalogue.ts';
import { docComment, docsOf } from '../../support/docs.ts';
import { compileSources, expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const definition = "{ 'command': 'go', 'data': { 'a': 'int', '*b': 'int' } }\n";

const featured = "{ 'command': 'go', 'data': { 'a': 'int', '*b': 'int' }, 'features': [ 'f', 'g' ] }\n";

/** The sections of the documentation of `go`, which the release accepts. */
function sections(lines: readonly string[], dialect = '8.0', documented = definition): readonly string[] {
  const text = docComment('@go:', '', ...lines) + documented;
  expectAccepted(text, dialect);
  const [doc] = docsOf(text, dialect);
  expect(doc?.[0]).toBe('go');
  return doc?.slice(1) ?? [];
}

/** One finding in the documentation of `go`, in each of the releases; a line that is marked is so from its sign on. */
function refuse(code: Code, lines: readonly string[], dialects = ['2.9', '4.2', '8.2']): void {
  const marked = lines.map((line) => (line === '' ? '#' : line.startsWith('«') ? `«# ${line.slice(1)}` : `# ${line}`));
  for (const dialect of dialects) expectFinding(code, `##\n# @go:\n#\n${marked.join('\n')}\n##\n${definition}`, { dialect });
}

describe('the symbol', () => {
  const symbolOf = (line: string, dialect = '2.5'): string | undefined => docsOf(`${docComment(line, '', 'Text.')}${definition}`, dialect)[0]?.[0];

  test('needs no colon', () => {
    expect(symbolOf('@go')).toBe('go');
    expect(symbolOf('@go:')).toBe('go');
    expect(symbolOf('@go :')).toBe('go');
    expect(symbolOf('@go', '2.9')).toBe('go');
  });

  test('has a colon and nothing else on its line since 2.8', () => {
    for (const line of ['@go', '@go :', '@go: Move on.', '@go: Move on:', '@go to', '@ go:']) {
      for (const dialect of ['2.9', '8.2']) expectFinding('doc/symbol-without-colon', `##\n«# ${line}»\n#\n# @a: text\n##\n${definition}`, { dialect });
      expect(compileSources(`${docComment(line)}${definition}`, '2.8').diagnostics.every(({ severity }) => severity === 'warning'), line).toBe(true);
    }
    for (const dialect of ['2.9', '8.2']) expectFinding('doc/symbol-without-name', `##\n«# @:»\n#\n# @a: text\n##\n${definition}`, { dialect });
  });

  test('may have the description on its line', () => {
    expect(docsOf(`${docComment('@go: Move on.', '', 'Quickly.')}${definition}`, '2.5')).toEqual([['go', 'plain: Move on.||Quickly.']]);
  });

  test('is one word', () => {
    expect(symbolOf('@go to')).toBe('free form');
    expect(symbolOf('go:')).toBe('free form');
  });

  test('might stand below empty lines up to 2.8', () => {
    expect(docsOf(`##\n#\n# @go:\n#\n# Text.\n##\n${definition}`, '2.8')).toEqual([['go', 'plain: Text.']]);
    for (const dialect of ['2.9', '8.2']) expectFinding('doc/entry-in-free-form', '##\n#\n«# @go:»\n#\n# Text.\n##\n', { dialect });
  });
});

describe('members', () => {
  test('go on to the next entry, tag, or paragraph that is not indented', () => {
    expect(sections(['@a: one', '', '    two', '', '@b: three', 'Returns: four', '', 'five'])).toEqual([
      'member a: one||    two', 'member b: three', 'returns: four', 'plain: five',
    ]);
    expect(sections(['@a: one', 'two', 'three', '', 'four'], '5.1')).toEqual(['member a: one|two|three', 'plain: four']);
    expect(sections(['@a: one', '    two', '  three', '', ' four'], '5.1')).toEqual(['member a: one|    two|  three|| four']);
  });

  test('might stand after sections, and twice, up to 2.8', () => {
    expect(sections(['Since: 1.0', '', '@a: one', '', 'text', '', '@a: two'], '2.8')).toEqual(['since: 1.0', 'member a: one', 'plain: text', 'member a: two']);
    refuse('doc/late-member', ['Since: 1.0', '', '«@a: one»']);
    refuse('doc/late-member', ['@b: one', '', 'text', '', '«@a: one»']);
    refuse('doc/repeated-entry', ['@a: one', '', '«@a: two»']);
  });

  test('might have no text, up to 2.8', () => {
    expect(sections(['@a:', '', '@b: two'], '2.8')).toEqual(['member a: ', 'member b: two']);
    refuse('doc/empty-section', ['«@a:»', '', '@b: two']);
  });

  test('have a name', () => {
    refuse('doc/entry-without-name', ['«@: one»']);
  });

  test('may have a space before their colon, and dots or a star in their name', () => {
    expect(sections(['@a : one', '@b.c.d: two', '@*b: three'], '2.5')).toEqual(['member a: one', 'member b.c.d: two', 'member *b: three']);
  });

  test('with a space in their name are text', () => {
    expect(sections(['@a b: one'])).toEqual(['plain: @a b: one']);
    refuse('doc/unknown-member', ['@«a b»: one'], ['8.1', '8.2']);
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
    expect(sections(['text', 'Returns: one', 'two', 'Since: 1.0'], '5.1')).toEqual(['plain: text', 'returns: one|two', 'since: 1.0']);
  });

  test('might stand twice up to 2.8, and others than Returns and Since do', () => {
    expect(sections(['Returns: one', 'Returns: two'], '2.8')).toEqual(['returns: one', 'returns: two']);
    refuse('doc/repeated-entry', ['Returns: one', '«Returns: two»']);
    refuse('doc/repeated-entry', ['Since: 1.0', '«Since: 1.1»']);
    expect(sections(['Note: one', 'Note: two'])).toEqual(['note: one', 'note: two']);
  });

  test('have a text', () => {
    for (const tag of ['Returns', 'Since', 'Note', 'Example']) refuse('doc/empty-section', [`«${tag}:»`]);
  });

  test('may lack their colon before a version', () => {
    expect(sections(['Since 1.2'], '2.5')).toEqual(['since: 1.2']);
    expect(sections(['Since: 1.2'], '2.5')).toEqual(['since: 1.2']);
    expect(sections(['Since ever'], '2.5')).toEqual(['plain: Since ever']);
  });

  test('may be notes and examples, which go on up to the next tag', () => {
    expect(sections(['Note: one', '', 'two', '', 'Example:', '', '-> { }', '', '<- { }', '', 'Since: 1.0'], '5.1')).toEqual([
      'note: one||two', 'example: -> { }||<- { }', 'since: 1.0',
    ]);
    expect(sections(['Notes: x', 'Examples: y'])).toEqual(['note: x', 'example: y']);
  });

  test('end where a paragraph begins that is not indented', () => {
    expect(sections(['Returns: one', '', '  two', '', 'three'], '5.1')).toEqual(['returns: one||  two', 'plain: three']);
  });

  test('of features describe features, up to the next section', () => {
    expect(sections(['@a: zero', '', 'Features:', '', '@f: one', '', '@g: two', '', 'Since: 1.0'], '8.0', featured)).toEqual([
      'member a: zero', 'feature f: one', 'feature g: two', 'since: 1.0',
    ]);
    expect(sections(['Features:', '', '@f: one', '', '@g: two', '', 'three', '', '@a: four'], '2.8')).toEqual([
      'feature f: one', 'feature g: two', 'plain: three', 'member a: four',
    ]);
  });

  test('are none with two colons', () => {
    expect(sections(['Note:: text', 'Returns:: text'])).toEqual(['plain: Note:: text|Returns:: text']);
  });
});

describe('indentation', () => {
  const lines = ['@a: one', '    two', '«  three»', '  four', '', '@b:', ' five', '      six'];
  const shallow = ['Returns: one', '«  two»', '  three'];

  test('of a text is that of its beginning from 5.2 to 8.0, reported once', () => {
    refuse('doc/bad-indentation', lines, ['5.2', '8.0']);
    refuse('doc/bad-indentation', shallow, ['5.2', '8.0']);
    refuse('doc/bad-indentation', ['@a: one', '       two', '«three»'], ['5.2', '8.0']);
  });

  test('of a text is that of its second line since 8.1, reported once', () => {
    refuse('doc/bad-indentation', lines, ['8.1', '8.2']);
    for (const dialect of ['8.1', '8.2']) sections(shallow.map((line) => line.replaceAll(/[«»]/g, '')), dialect);
  });

  test('is the author\'s up to 5.1', () => {
    for (const dialect of ['2.9', '5.1']) sections(lines.map((line) => line.replaceAll(/[«»]/g, '')), dialect);
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

test('a free-form block describes nothing', () => {
  expectFindings(['doc/entry-in-free-form'], '##\n# Text.\n«# @a: one»\n##\n', '8.0');
  expectAccepted('##\n# Text.\n# @a: one\n##\n', '2.8');
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
