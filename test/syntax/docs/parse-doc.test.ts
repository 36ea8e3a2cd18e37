/** Documentation blocks by the law of today: what they must look like, and what they say. */
import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/diagnostics/catalogue.ts';
import { docComment, docsOf } from '../../support/docs.ts';
import { expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const struct = "{ 'struct': 'Foo', 'data': { 'a': 'int', 'b': 'int' } }\n";
const featured = "{ 'command': 'go', 'data': { 'a': 'int', 'b': 'int' }, 'returns': 'Empty', 'features': [ 'f', 'g' ] }\n";
const empty = "{ 'struct': 'Empty', 'data': { } }\n";
const members = ['@a: text', '', '@b: text'];

/** The sections of the documentation of `go`. */
function sections(...lines: readonly string[]): readonly string[] {
  const [doc, ...others] = docsOf(`${empty}${docComment('@go:', '', ...lines)}${featured}`);
  expect(others).toEqual([]);
  expect(doc?.[0]).toBe('go');
  return doc?.slice(1) ?? [];
}

/** One finding in the documentation of `go`; a line that is marked is so from its sign on. */
function refuse(code: Code, ...lines: readonly string[]): void {
  const marked = lines.map((line) => (line === '' ? '#' : line.startsWith('«') ? `«# ${line.slice(1)}` : `# ${line}`));
  expectFinding(code, `${empty}##\n# @go:\n#\n${marked.join('\n')}\n##\n${featured}`);
}

const descriptions = ['@a: text', '', '@b: text', '', 'Features:', '', '@f: text', '', '@g: text'];

describe('the marks', () => {
  test('are lines of two signs, indented or not', () => {
    expectAccepted(`##\n# text\n##\n`);
    expectAccepted(`  ##\n  # text\n\t##\n`);
    expect(docsOf('##\n##\n')).toEqual([['free form']]);
  });

  test('hold nothing else', () => {
    for (const mark of ['###', '## ', '## @Foo:', '##x', '##\t']) {
      expectFinding('doc/junk-after-mark', `«${mark}»\n# text\n##\n`);
      expectFinding('doc/junk-after-mark', `##\n# text\n«${mark}»\n`);
    }
    expectAccepted('##\n# ##\n##\n');
  });

  test('end each block before anything else begins', () => {
    expectFinding('doc/unclosed', "##\n# text\n«»{ 'struct': 'Foo', 'data': { } }\n");
    expectFinding('doc/unclosed', '##\n# text«»\n');
    expectFinding('doc/unclosed', '##\n# text«»');
    expectFinding('doc/unclosed', '##«»');
    expectFinding('doc/unclosed', "##\n# text\n\n«»{ 'pragma': { } }");
  });

  test('cannot stand in a definition', () => {
    expectFinding('doc/inside-definition', "{ 'struct': 'Foo',\n«##»\n# text\n##\n'data': { } }");
    expectFinding('doc/inside-definition', "{ 'struct': 'Foo', «## text»\n'data': { } }");
    expectAccepted("{ 'struct': 'Foo', # text ##\n# text\n'data': { } }");
  });

  test('may follow a definition on its line', () => {
    expectAccepted("{ 'struct': 'Foo', 'data': { } } ##\n# text\n##\n");
  });
});

describe('a line', () => {
  test('begins with a sign and a space, or is a sign alone', () => {
    expectFindings(['doc/missing-space', 'doc/missing-space', 'doc/missing-space'], '##\n# text\n«#t»ext\n«#-»a: text\n#\n# text\n«#\t»text\n##\n');
  });

  test('loses its trailing space, and keeps its leading one', () => {
    expect(docsOf('##\n#  one   \n#   two\t\n#   \n# three\n##\n')).toEqual([['free form', 'plain:  one|  two||three']]);
  });

  test('may be empty, with or without a sign', () => {
    expect(docsOf('##\n# one\n\n# two\n\n#\n# three\n##\n')).toEqual([['free form', 'plain: one|two||three']]);
  });
});

describe('the first line', () => {
  test('names a definition, or the block is free-form', () => {
    expect(docsOf(`${docComment('@Foo:', '', ...members)}${struct}`)[0]?.[0]).toBe('Foo');
    expect(docsOf(docComment('Foo', '', 'text'))).toEqual([['free form', 'plain: Foo||text']]);
    expect(docsOf(docComment('', 'text'))).toEqual([['free form', 'plain: text']]);
  });

  test('of a definition ends with a colon', () => {
    expectFinding('doc/symbol-without-colon', `##\n«# @Foo»\n#\n# @a: text\n#\n# @b: text\n##\n${struct}`);
    expectFinding('doc/symbol-without-colon', `##\n«# @Foo: text»\n#\n# @a: text\n##\n${struct}`);
  });

  test('of a definition has a name', () => {
    expectFinding('doc/symbol-without-name', `##\n«# @:»\n#\n# @a: text\n##\n${struct}`);
  });

  test('must be the very first', () => {
    expectFinding('doc/entry-in-free-form', `##\n#\n«# @Foo:»\n#\n# text\n##\n`);
  });
});

describe('a free-form block', () => {
  test('describes nothing', () => {
    expectFinding('doc/entry-in-free-form', '##\n# text\n#\n«# @a: text»\n##\n');
    expectFinding('doc/entry-in-free-form', '##\n# text\n«# @a:»\n##\n');
    expectAccepted('##\n# text @a: text\n#\n#   @a: text\n# @a text\n##\n');
  });

  test('has no sections', () => {
    expect(docsOf(docComment('text', '', 'Returns: text', '', 'Features:', '', 'Note: text'))).toEqual([
      ['free form', 'plain: text||Returns: text||Features:||Note: text'],
    ]);
  });

  test('does not document what follows it', () => {
    expectFinding('doc/free-form-before-definition', `«##»\n# text\n##\n${struct}`);
    expectFinding('doc/free-form-before-definition', `«##»\n# text\n##\n\n# comment\n${struct}`);
    expectAccepted("##\n# text\n##\n{ 'pragma': { } }\n{ 'struct': 'Foo', 'data': { } }");
    expectAccepted(`##\n# text\n##\n\n${docComment('@Foo:', '', ...members)}${struct}`);
  });
});

describe('paragraphs', () => {
  test('that follow each other are one section', () => {
    expect(sections('one', 'two', '', 'three', ...['', ...members])).toEqual(['plain: one|two||three', 'member a: text', 'member b: text']);
  });

  test('between sections are each one', () => {
    expect(sections(...members, '', 'one', '', 'Since: 1.0', '', 'two', '', 'three')).toEqual([
      'member a: text', 'member b: text', 'plain: one', 'since: 1.0', 'plain: two||three',
    ]);
  });

  test('hold what looks like a section but does not begin one', () => {
    expect(sections('text', 'Since: 1.0', '@a: text', 'Features:', 'Note: text', '', '@a text', '', 'Note:: text', '', 'Returns text', '', 'returns: text'))
      .toEqual(['plain: text|Since: 1.0|@a: text|Features:|Note: text||@a text||Note:: text||Returns text||returns: text']);
  });
});

describe('members', () => {
  test('are named up to the first colon', () => {
    expect(sections('@a: text', '@b:   more: text', '@x is y: z')).toEqual(['member a: text', 'member b: more: text', 'member x is y: z']);
  });

  test('go on as long as they are indented as their first continuation', () => {
    expect(sections('@a: one', '   two', '     three', '', '   four', '@b:', ' one', ' two')).toEqual([
      'member a: one|   two|     three||   four', 'member b:  one| two',
    ]);
    expect(sections('@a:', '', '    one', '', '    two', '', 'text')).toEqual(['member a:     one||    two', 'plain: text']);
  });

  test('end silently if the first continuation is not indented', () => {
    expect(sections('@a: one', 'two', '', 'three')).toEqual(['member a: one', 'plain: two||three']);
  });

  test('must not lose their indentation in the line after their first continuation', () => {
    const rest = descriptions.slice(1);
    refuse('doc/bad-indentation', '@a: one', '    two', '«  three»', ...rest);
    refuse('doc/bad-indentation', '@a: one', '    two', '«three»', ...rest);
    refuse('doc/bad-indentation', '@a:', '', '    two', '«three»', ...rest);
  });

  test('may lose it later, which ends them', () => {
    expect(sections('@a: one', '    two', '    three', '  four', '', '@b: text')).toEqual(['member a: one|    two|    three', 'plain:   four', 'member b: text']);
    expect(sections('@a: one', '    two', '', '  three')).toEqual(['member a: one|    two', 'plain:   three']);
  });

  test('stand together, before everything but the description', () => {
    const features = descriptions.slice(4);
    refuse('doc/late-member', '@a: text', '', 'text', '', '«@b: text»', '', ...features);
    refuse('doc/late-member', '@a: text', '', 'Since: 1.0', '', '«@b: text»', '', ...features);
    refuse('doc/late-member', '@a: text', '', ...features, '', 'text', '', '«@b: text»');
    expect(sections('text', '', '@a: text', '', '', '@b: text', '', 'text').map((line) => line.split(':')[0])).toEqual(['plain', 'member a', 'member b', 'plain']);
  });

  test('have a name, once, and a text', () => {
    const features = descriptions.slice(3);
    refuse('doc/entry-without-name', '@a: text', '', '«@: text»', '', '@b: text', ...features);
    refuse('doc/repeated-entry', '@a: text', '', '«@a: text»', '', '@b: text', ...features);
    refuse('doc/empty-section', '«@a:»', '', '@b: text', ...features);
    refuse('doc/empty-section', '@a: text', '«@b:»', ...features);
  });
});

describe('features', () => {
  test('are described below their line', () => {
    expect(sections('Features:', '', '@f: text', '   more', '', '@g: text', '', 'text')).toEqual(['feature f: text|   more', 'feature g: text', 'plain: text']);
    expect(sections('Features:', '@f: text', '@g: text')).toEqual(['feature f: text', 'feature g: text']);
  });

  test('are there if their line is', () => {
    for (const after of ['text', 'Since: 1.0', 'Features:']) refuse('doc/no-feature-described', 'Features:', '', `«${after}»`);
    expectFinding('doc/no-feature-described', `${empty}##\n# @go:\n#\n# Features:\n«##»\n${featured}`);
  });

  test('have one line', () => {
    refuse('doc/repeated-features', ...descriptions.slice(0, -1), '«Features:»', '', '@g: text');
    refuse('doc/repeated-features', ...descriptions, '', '«Features:»', '', 'text');
  });

  test('are a line of their own', () => {
    expect(sections('Features: text')).toEqual(['plain: Features: text']);
    expect(sections(' Features:')).toEqual(['plain:  Features:']);
    expect(sections('Features::')).toEqual(['plain: Features::']);
  });

  test('have a name, once, and a text', () => {
    const before = descriptions.slice(0, -1);
    refuse('doc/entry-without-name', ...before, '@g: text', '', '«@: text»');
    refuse('doc/repeated-entry', ...before, '@g: text', '', '«@f: text»');
    refuse('doc/empty-section', ...before, '«@g:»');
  });

  test('may be called like a member', () => {
    expectAccepted(`${docComment('@go:', '', '@a: text', '', 'Features:', '', '@a: text')}{ 'command': 'go', 'data': { 'a': 'int' }, 'features': [ 'a' ] }`);
  });
});

describe('tags', () => {
  test('begin a section', () => {
    expect(sections('Returns: one', '', 'Errors:', '  two', '', 'Since: 1.0', '', 'TODO: three', '   four')).toEqual([
      'returns: one', 'errors:   two', 'since: 1.0', 'todo: three|   four',
    ]);
  });

  test('are as they are spelt, with one colon, at the beginning of a paragraph', () => {
    expect(sections('Return: x', '', 'since: x', '', 'Todo: x', '', 'Returns:: x', '', ' Returns: x', '', 'Returns : x')).toEqual([
      'plain: Return: x||since: x||Todo: x||Returns:: x|| Returns: x||Returns : x',
    ]);
  });

  test('need no paragraph of their own after another section', () => {
    expect(sections('@a: one', 'Returns: two', 'Since: 1.0')).toEqual(['member a: one', 'returns: two', 'since: 1.0']);
  });

  test('stand once, TODO excepted', () => {
    for (const tag of ['Returns', 'Errors', 'Since']) {
      refuse('doc/repeated-entry', ...descriptions, '', `${tag}: 1.0`, '', `«${tag}: 1.0»`);
    }
    expect(sections('TODO: one', '', 'TODO: two')).toEqual(['todo: one', 'todo: two']);
  });

  test('have a text', () => {
    for (const tag of ['Returns', 'Errors', 'Since', 'TODO']) refuse('doc/empty-section', ...descriptions, '', `«${tag}:»`);
  });

  test('of earlier releases are none', () => {
    for (const tag of ['Note', 'Notes', 'Example', 'Examples']) refuse('doc/retired-tag', ...descriptions, '', `«${tag}: text»`);
  });
});

describe('where things stand', () => {
  const text = `##\n# @Foo:\n#\n# one\n# two\n#\n# @a:  three\n#      four\n#\n# @b: five\n##\n${struct}`;

  test('is known of the block, its symbol and its sections', () => {
    const schema = expectAccepted(text);
    const [doc] = schema.docs;
    expect(doc?.span.text).toBe(text.slice(0, text.indexOf('\n{')));
    expect(doc?.symbolSpan?.text).toBe('Foo');
    expect(doc?.sections.map(({ span, nameSpan }) => [span.text, nameSpan?.text])).toEqual([
      ['one\n# two', undefined], ['@a:  three\n#      four', 'a'], ['@b: five', 'b'],
    ]);
  });

  test('is known of each line', () => {
    const [doc] = expectAccepted(text).docs;
    for (const section of doc?.sections ?? []) {
      const lines = section.text.split('\n');
      expect(section.lineOffsets).toHaveLength(lines.length);
      section.lineOffsets.forEach((offset, index) => expect(text.startsWith(lines[index] ?? '?', offset)).toBe(true));
    }
  });

  test('is the same with other line ends and indentation', () => {
    const indented = text.replaceAll('\n', '\r\n  ');
    const [doc] = expectAccepted(indented).docs;
    expect(doc?.sections.map((section) => section.text)).toEqual(['one\ntwo', 'three\n     four', 'five']);
    expect(doc?.sections.map(({ nameSpan }) => nameSpan?.text)).toEqual([undefined, 'a', 'b']);
  });
});
