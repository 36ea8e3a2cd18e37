import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dumpModel } from '../../../src/backends/dump/model.ts';
import { compile } from '../../../src/project/compile.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { compileText } from '../../support/compile-text.ts';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';

/** As a reader of the JSON sees it: without the keys of absent things. */
function dumpOf(files: string | Readonly<Record<string, string>>, dialect?: string) {
  return JSON.parse(JSON.stringify(dumpModel(compileText(files, dialect))));
}

describe('the dump of the model', () => {
  it('says which format it has, and what was compiled', () => {
    const dump = dumpOf(`{ 'pragma': { 'command-name-exceptions': ['odd_one'] } }`);
    expect(Object.keys(dump)).toEqual(['format', 'root', 'pragmas', 'builtins', 'modules', 'docs']);
    expect(dump).toMatchObject({
      format: 1,
      root: 'schema.json',
      pragmas: { docRequired: false, commandNameExceptions: ['odd_one'], memberNameExceptions: [] },
      modules: [{ name: 'schema.json', path: 'schema.json', entities: [], docs: [] }],
      docs: [],
    });
    expect(dump.builtins).toContainEqual({ kind: 'builtin', name: 'uint8', jsonType: 'int' });
    expect(dump.builtins).toContainEqual(expect.objectContaining({ kind: 'enum', name: 'QType' }));
  });

  it('gives every module with what stands in it, in creation order', () => {
    const { modules } = dumpOf({
      'schema.json': `{ 'include': 'folder/sub.json' } { 'command': 'run', 'data': { 'items': ['Item'] }, 'returns': ['Item'] }`,
      'folder/sub.json': `{ 'struct': 'Item', 'data': {} }`,
    });
    expect(modules).toMatchObject([
      {
        name: 'schema.json',
        entities: [
          { kind: 'include', module: 'folder/sub.json', span: { line: 1, column: 1 } },
          { kind: 'struct', name: 'q_obj_run-arg', implicit: { role: 'arguments', owner: 'run' }, members: [{ name: 'items', type: ['Item'] }] },
          { kind: 'command', name: 'run', arguments: 'q_obj_run-arg', returns: ['Item'] },
        ],
      },
      {
        name: 'folder/sub.json',
        path: 'folder/sub.json',
        entities: [{ kind: 'struct', name: 'Item' }, { kind: 'array', element: 'Item' }],
      },
    ]);
  });

  it('tells everything of a definition', () => {
    const text = `{ 'struct': 'Base', 'data': {} }
{ 'struct': 'Thing', 'base': 'Base', 'if': { 'all': ['ONE', { 'not': 'TWO' }] }, 'features': [{ 'name': 'odd', 'if': 'ODD' }],
  'data': { '*size': { 'type': 'size', 'if': 'SIZED', 'features': ['deprecated'] } } }
`;
    const [, thing] = dumpOf(text).modules[0].entities;
    expect(thing).toEqual({
      kind: 'struct',
      name: 'Thing',
      condition: { all: ['ONE', { not: 'TWO' }] },
      features: [{ name: 'odd', condition: 'ODD', span: expect.anything() }],
      base: 'Base',
      members: [{
        name: 'size', type: 'size', optional: true, condition: 'SIZED', span: expect.anything(),
        features: [{ name: 'deprecated', span: expect.anything() }],
      }],
      span: {
        file: 'schema.json', line: 2, column: 1, endLine: 3, endColumn: 87, offset: text.indexOf(`{ 'struct': 'Thing'`), endOffset: text.length - 1,
      },
      nameSpan: expect.objectContaining({ line: 2, column: 14, endColumn: 19 }),
    });
  });

  it('tells of enums, unions and alternates', () => {
    const { entities } = dumpOf(`
      { 'enum': 'Kind', 'prefix': 'KIND', 'data': ['one', { 'name': 'two', 'if': 'TWO' }] }
      { 'struct': 'One', 'data': {} }
      { 'union': 'Either', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'one': 'One' } }
      { 'alternate': 'Any', 'data': { 'text': 'str', 'list': ['int'] } }
    `).modules[0];
    expect(entities).toMatchObject([
      { kind: 'enum', prefix: 'KIND', values: [{ name: 'one' }, { name: 'two', condition: 'TWO' }] },
      { kind: 'struct', name: 'One' },
      { kind: 'struct', name: 'q_obj_Either-base', implicit: { role: 'base', owner: 'Either' } },
      {
        kind: 'union', name: 'Either', base: 'q_obj_Either-base', discriminator: 'kind',
        branches: [{ name: 'one', type: 'One', explicit: true }, { name: 'two', type: 'q_empty', explicit: false, condition: 'TWO' }],
      },
      { kind: 'alternate', name: 'Any', branches: [{ name: 'text', type: 'str' }, { name: 'list', type: ['int'] }] },
    ]);
  });

  it('tells every flag of commands and events', () => {
    const { entities } = dumpOf(`
      { 'struct': 'One', 'data': {} }
      { 'command': 'run', 'data': 'One', 'boxed': true, 'gen': false, 'success-response': false, 'allow-oob': true, 'allow-preconfig': true }
      { 'event': 'SEEN', 'data': 'One', 'boxed': true }
    `).modules[0];
    expect(entities.slice(1)).toMatchObject([
      {
        arguments: 'One', openArguments: false, boxed: true, gen: false, successResponse: false, allowOob: true, allowPreconfig: true,
        coroutine: false,
      },
      { arguments: 'One', boxed: true },
    ]);
  });

  it('gives documentation once, and refers to it', () => {
    const { modules, docs } = dumpOf(`
##
# Free text.
##

##
# @run:
#
# What it does.
#
# @one: the first
#
# Since: 2.10
##
{ 'command': 'run', 'data': { 'one': 'int' } }
`);
    expect(docs).toMatchObject([
      { sections: [{ kind: 'plain', text: 'Free text.', span: { line: 3 } }], span: { line: 2, endLine: 4 } },
      {
        symbol: 'run',
        sections: [{ kind: 'plain', text: 'What it does.' }, { kind: 'member', name: 'one', text: 'the first' }, { kind: 'since', text: '2.10' }],
      },
    ]);
    expect(modules[0].docs).toEqual([0, 1]);
    expect(modules[0].entities).toMatchObject([{ members: [{ name: 'one', description: 'the first' }] }, { name: 'run', doc: 1, since: '2.10' }]);
  });
});

describeWithCorpus('the dump of the models of the corpus', (corpus) => {
  for (const root of corpusRoots(corpus)) {
    it(`refers to every type by the name of exactly one entity: ${root}`, () => {
      const { schema } = compile({ root: join(corpus, root), fileReader: nodeFileSystem, dialect: 'auto' });
      const dump = JSON.parse(JSON.stringify(schema && dumpModel(schema)));
      const entities = dump.modules.flatMap((module: { entities: object[] }) => module.entities);
      const names: string[] = [...dump.builtins, ...entities].flatMap(({ name }: { name?: string }) => name ?? []);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      const references: string[] = entities.flatMap(typeReferences).flat();
      expect(references.length).toBeGreaterThan(0);
      expect(references.filter((name) => name !== 'q_empty' && !names.includes(name))).toEqual([]);
    });
  }
});

/** Whatever stands where a type is named, in one entity. */
function typeReferences(entity: Readonly<Record<string, unknown>>): unknown[] {
  const parts = [entity['members'] ?? [], entity['branches'] ?? []].flat() as { type: unknown }[];
  const names = [entity['base'], entity['arguments'], entity['returns'], entity['element'], ...parts.map(({ type }) => type)];
  return names.filter((name) => name !== undefined);
}
