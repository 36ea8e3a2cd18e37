/** In which order mistakes are found: that of QEMU's generator, so that the first one is the one it would report. */
import { describe, expect, test } from 'vitest';
import { docComment } from '../support/docs.ts';
import { compileSources, type Sources } from '../support/marked-schema.ts';

function codes(sources: Sources): readonly string[] {
  return compileSources(sources).diagnostics.map(({ code }) => code);
}

const unknownType = "{ 'struct': 'One', 'data': { 'a': 'Nope' } }\n";
const wrongName = "{ 'struct': 'two', 'data': { } }\n";
const redefined = "{ 'command': 'go' }\n{ 'command': 'go' }\n";
const bogusDoc = `${docComment('@Three:', '', '@x: text')}{ 'struct': 'Three', 'data': { } }\n`;
const stray = '\n?\n';

describe('phases', () => {
  test('text, then definitions by themselves, then names, then types, then documentation of nothing', () => {
    expect(codes(bogusDoc + unknownType + redefined + wrongName + stray)).toEqual([
      'syntax/stray-text', 'name/type-case', 'definition/redefined', 'type/unknown', 'doc/unknown-member',
    ]);
  });

  test('over all files', () => {
    expect(codes({ 'schema.json': `${unknownType}{ 'include': 'a.json' }\n${wrongName}`, 'a.json': stray })).toEqual(['syntax/stray-text', 'name/type-case', 'type/unknown']);
  });

  test('the number of features comes last', () => {
    const features = Array.from({ length: 63 }, (_, index) => `'f${index}'`).join(', ');
    expect(codes(`{ 'command': 'stop', 'features': [ ${features} ] }\n${bogusDoc}`)).toEqual(['doc/unknown-member', 'feature/too-many']);
  });
});

describe('the text', () => {
  test('is read in its order, tokens and documentation alike', () => {
    expect(codes(`{ 'a' 'b' }\n##\n#x\n##\n{ ? }\n##\n# One. Two\n##\n{ 'pragma': { 'x': true } }\n`)).toEqual([
      'syntax/unexpected-token', 'doc/missing-space', 'syntax/stray-text', 'doc/sentence-spacing', 'pragma/unknown',
    ]);
  });

  test('of an include is read at its directive', () => {
    expect(codes({ 'schema.json': "{ 'pragma': { 'x': true } }\n{ 'include': 'a.json' }\n{ 'pragma': [ ] }", 'a.json': '##\n' })).toEqual([
      'pragma/unknown', 'doc/unclosed', 'pragma/not-an-object',
    ]);
  });
});

describe('a definition', () => {
  test('is looked at from its name to its flags', () => {
    expect(codes(`{ 'command': 'Go', 'gen': true, 'features': [ 'F' ], 'if': 'a', 'returns': [ ], 'data': { 'B': 'int' }, 'bogus': 'x' }`)).toEqual([
      'name/command-case', 'definition/unknown-key', 'name/member-case', 'definition/array-type', 'condition/bad-symbol', 'name/member-case', 'definition/flag-value',
    ]);
  });

  test('of a struct: members, then base', () => {
    expect(codes("{ 'struct': 'Foo', 'base': true, 'data': { 'A': 'int', 'b': true } }")).toEqual(['name/member-case', 'definition/wrong-value', 'definition/wrong-value']);
  });

  test('of a union: base, discriminator, data', () => {
    const { diagnostics } = compileSources("{ 'union': 'Foo', 'data': { 'a': true }, 'discriminator': [ ], 'base': { 'A': 'int' } }");
    expect(diagnostics.map(({ span, focus }) => (focus ?? span)?.text)).toEqual(["'A'", '[ ]', 'true']);
  });

  test('of an enum: its values, from name to features', () => {
    expect(codes("{ 'enum': 'Foo', 'data': [ { 'features': [ 'F' ], 'if': 'a', 'name': 'A' } ] }")).toEqual(['name/member-case', 'condition/bad-symbol', 'name/member-case']);
  });

  test('of a member: name, reserved name, keys, condition, features, type', () => {
    expect(codes("{ 'struct': 'Foo', 'data': { 'A': { 'bogus': 'x', 'type': true, 'features': [ 'F' ], 'if': 'a' } } }")).toEqual([
      'name/member-case', 'definition/unknown-key', 'condition/bad-symbol', 'name/member-case', 'definition/wrong-value',
    ]);
  });
});

describe('modules', () => {
  const command = (name: string): string => `{ 'command': '${name}' }\n`;
  const files = {
    'schema.json': `{ 'include': 'a.json' }\n{ 'include': 'c.json' }\n{ 'include': 'empty.json' }\n${command('root')}{ 'include': 'd.json' }`,
    'a.json': `{ 'include': 'b.json' }\n${command('a')}`,
    'b.json': command('b'),
    'c.json': command('c'),
    'd.json': `${command('d')}{ 'include': 'e.json' }`,
    'e.json': command('e'),
    'empty.json': '',
  };
  const visited = (dialect: string): readonly (readonly string[])[] => {
    const { schema } = compileSources(files, dialect);
    return [schema?.modules.map(({ name }) => name) ?? [], schema?.commands.map(({ name }) => name) ?? []];
  };

  test('are visited in the order of their includes since 5.0', () => {
    for (const dialect of ['5.0', '6.1', 'classic', 'modern', 'latest', 'auto']) {
      expect(visited(dialect), dialect).toEqual([['schema.json', 'a.json', 'b.json', 'c.json', 'empty.json', 'd.json', 'e.json'], ['root', 'a', 'b', 'c', 'd', 'e']]);
    }
  });

  test('were visited in the order of their first definitions before', () => {
    for (const dialect of ['2.4', '2.12', '4.2']) {
      const [modules, commands] = visited(dialect);
      expect(commands, dialect).toEqual(['b', 'a', 'c', 'root', 'd', 'e']);
      expect(modules?.toSorted()).toEqual(visited('5.0')[0]?.toSorted());
      expect(modules?.filter((name) => name !== 'empty.json')).toEqual(['b.json', 'a.json', 'c.json', 'schema.json', 'd.json', 'e.json']);
    }
  });
});

describe('types', () => {
  const where = (text: string): readonly (number | undefined)[] => compileSources(text).diagnostics.map(({ span, focus }) => (focus ?? span)?.startPosition.line);

  test('are looked up in the order of creation: arrays of a definition before it', () => {
    expect(where("{ 'struct': 'Foo', 'data': {\n'a': 'Nope',\n'b': [ 'Nope' ] } }")).toEqual([3, 2]);
  });

  test('implicit types before the definition that made them', () => {
    expect(where("{ 'command': 'go', 'returns':\n'Nope', 'data': {\n'a': 'Nope' } }")).toEqual([3, 2]);
  });

  test('bases before those who have them', () => {
    expect(where("{ 'struct': 'Foo', 'base': 'Bar', 'data': {\n'a': 'Nope' } }\n{ 'struct': 'Bar', 'data': {\n'b': 'Nope' } }")).toEqual([4, 2]);
  });

  test('clashes after members', () => {
    expect(codes("{ 'struct': 'Base', 'data': { 'a': 'int' } }\n{ 'struct': 'Foo', 'base': 'Base', 'data': { 'a': 'int', 'b': 'Nope' } }")).toEqual(['type/unknown', 'type/name-clash']);
  });

  test('what documentation lacks after the definition itself', () => {
    expect(codes(`${docComment('@Foo:')}{ 'struct': 'Foo', 'data': { 'a': 'int', '*a': 'int' } }\n${unknownType}`)).toEqual(['type/name-clash', 'doc/missing-member', 'type/unknown']);
  });
});
