/** No mistake hides another one: after a wrong name or a slip in documentation, the rest is still looked at. */
import { describe, expect, test } from 'vitest';
import { docComment } from '../support/docs.ts';
import { compileSources, type Sources } from '../support/marked-schema.ts';

function codes(sources: Sources, dialect = 'latest'): readonly string[] {
  return compileSources(sources, dialect).diagnostics.map(({ code }) => code).toSorted();
}

const documentation = docComment('@go:', '', '@z: text', '', 'Since: 1.0', '', 'Since: 1.1');
const parts = ['doc/missing-member', 'doc/repeated-entry', 'doc/unknown-member'];

describe('mistakes in documentation are found beside', () => {
  test.each([
    ['nothing else', "{ 'command': 'go', 'data': { 'count': 'int' } }", []],
    ['a wrong name of a member', "{ 'command': 'go', 'data': { 'Count': 'int' } }", ['name/member-case']],
    ['a reserved name of a member', "{ 'command': 'go', 'data': { 'has-a': 'int' } }", ['name/reserved']],
    ['a wrong name of a feature', "{ 'command': 'go', 'data': { 'count': 'int' }, 'features': [ 'F' ] }", ['doc/missing-feature', 'name/member-case']],
    ['a wrong condition', "{ 'command': 'go', 'data': { 'count': 'int' }, 'if': 'a' }", ['condition/bad-symbol']],
    ['a wrong condition of a member', "{ 'command': 'go', 'boxed': true, 'data': 'Foo' }\n{ 'struct': 'Foo', 'data': { 'b': { 'type': 'int', 'if': 'a' } } }", ['condition/bad-symbol', '-doc/missing-member']],
    ['a member of an unknown type', "{ 'command': 'go', 'data': { 'count': 'int', 'b': 'Nope' } }", ['type/unknown']],
  ])('%s', (_what, definition, further) => {
    const absent = further.filter((code) => code.startsWith('-')).map((code) => code.slice(1));
    const expected = [...parts.filter((code) => !absent.includes(code)), ...further.filter((code) => !code.startsWith('-'))];
    expect(codes(documentation + definition)).toEqual(expected.toSorted());
  });

  test('a wrong name of the definition', () => {
    expect(codes(`${documentation.replace('@go:', '@goOn:')}{ 'command': 'goOn', 'data': { 'count': 'int' } }`)).toEqual([...parts, 'name/command-case'].toSorted());
    expect(codes(`${documentation.replace('@go:', '@foo:')}{ 'struct': 'foo', 'data': { 'count': 'int' } }`)).toEqual([...parts, 'name/type-case'].toSorted());
  });
});

describe('one block may have several mistakes', () => {
  const definition = "{ 'command': 'go', 'data': { 'a': 'int', 'b': 'int' }, 'features': [ 'f' ] }";

  test.each([
    ['all of its own', ['@go', '', '@a:', '', '@a: text', '', 'Note: text', '', '@b: text'],
      ['doc/empty-section', 'doc/late-member', 'doc/missing-feature', 'doc/repeated-entry', 'doc/retired-tag', 'doc/symbol-without-colon']],
    ['two entries without a name', ['@go:', '', '@: text', '', '@a: text', '', '@b: text', '', 'Features:', '', '@: text', '', '@f: text'],
      ['doc/entry-without-name', 'doc/entry-without-name']],
    ['two late members', ['@go:', '', 'Since: 1.0', '', '@a: text', '', 'TODO: text', '', '@b: text', '', 'Features:', '', '@f: text'],
      ['doc/late-member', 'doc/late-member']],
    ['two descriptions that lose their indentation', ['@go:', '', '@a: text', '    text', '  text', '', '@b: text', '    text', 'text', '', 'Features:', '', '@f: text'],
      ['doc/bad-indentation', 'doc/bad-indentation']],
    ['long lines beside others', ['@go:', '', 'x'.repeat(80), '', '@a: One. Two.', '', 'Features:', '', '@f: text'],
      ['doc/long-line', 'doc/missing-member', 'doc/sentence-spacing']],
  ])('%s', (_what, lines, expected) => {
    expect(codes(docComment(...lines) + definition)).toEqual(expected);
  });

  test('in older releases too', () => {
    const lines = ['@go', '', '@a:', '', '@a: text', '', 'Returns: text', '', 'Returns: text', '', '@b: text', '', '= Title'];
    expect(codes(`${docComment(...lines)}{ 'command': 'go', 'data': { 'a': 'int', 'b': 'int' } }`, '6.0')).toEqual([
      'doc/empty-section', 'doc/late-member', 'doc/misplaced-heading', 'doc/repeated-entry', 'doc/repeated-entry', 'doc/symbol-without-colon',
    ]);
  });
});

describe('but what follows from one is not another', () => {
  test('a first line that names nothing', () => {
    for (const dialect of ['latest', '8.2']) {
      expect(codes(`${docComment('@:', '', '@a: text')}{ 'command': 'go', 'data': { 'b': 'int' } }`, dialect)).toEqual(['doc/symbol-without-name']);
      expect(codes(`${docComment('@go to', '', '@a: text')}{ 'command': 'go', 'data': { 'b': 'int' } }`, dialect)).toEqual(['doc/symbol-without-colon']);
    }
  });

  test('documentation of another definition, not for its members', () => {
    for (const dialect of ['latest', '8.2']) expect(codes(`${docComment('@ho:', '', '@a: text')}{ 'command': 'go', 'data': { 'b': 'int' } }`, dialect)).toEqual(['doc/wrong-symbol']);
  });

  test('a line that begins features twice over', () => {
    expect(codes(`${docComment('@go:', '', 'Features:', '', 'Features:')}{ 'command': 'go', 'features': [ 'f' ] }`)).toEqual(['doc/no-feature-described']);
    expect(codes(`${docComment('@go:', '', 'Features:', '', '@f: text', '', 'Features:')}{ 'command': 'go', 'features': [ 'f' ] }`)).toEqual(['doc/repeated-features']);
  });

  test('a feature that is described below a later section', () => {
    const definition = "{ 'command': 'go', 'data': { 'a': 'int' }, 'features': [ 'f', 'g' ] }";
    const late = docComment('@go:', '', '@a: text', '', 'Features:', '', '@f: text', '', 'Since: 1.0', '', '@g: text');
    for (const dialect of ['latest', '8.2']) expect(codes(late + definition, dialect)).toEqual(['doc/late-member']);
    const afterText = docComment('@go:', '', '@a: text', '', 'text', '', '@g: text', '', 'Features:', '', '@f: text');
    expect(codes(afterText + definition)).toEqual(['doc/late-member']);
    const amongMembers = docComment('@go:', '', 'text', '', '@a: text', '', '@g: text', '', 'Features:', '', '@f: text');
    for (const dialect of ['latest', '8.2']) expect(codes(amongMembers + definition, dialect)).toEqual(['doc/missing-feature']);
  });
});
