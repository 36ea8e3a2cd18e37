import { describe, expect, test } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import { printText } from '../../src/diagnostics/printers/text.ts';
import { compile } from '../../src/project/compile.ts';
import type { SchemaInfo } from '../../src/schema/schema-info.ts';
import type { Schema } from '../../src/schema/model.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { compileText } from '../support/compile-text.ts';
import fc from 'fast-check';
import { randomSchema } from '../support/schema-arbitrary.ts';
import { renumbered } from './round-trip.ts';

function read(data: unknown): { readonly schema: Schema | undefined; readonly findings: string } {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const { schema, diagnostics } = compile({ root: 'dump.json', fileReader: memoryFileSystem(new Map([['dump.json', text]])), dialect: 'auto' });
  return { schema, findings: [...printText(diagnostics)].join('') };
}

function schemaOf(data: unknown): Schema {
  const { schema, findings } = read(data);
  if (schema === undefined) throw new Error(findings);
  return schema;
}

const source = `
  { 'enum': 'Kind', 'data': [ 'file', { 'name': 'net', 'features': [ 'deprecated' ] } ] }
  { 'struct': 'File', 'data': { 'path': 'str', '*sizes': [ 'int' ] } }
  { 'union': 'Disk', 'base': { 'kind': 'Kind', '*next': 'Disk' }, 'discriminator': 'kind', 'data': { 'file': 'File' } }
  { 'alternate': 'Either', 'data': { 'a': 'Kind', 'b': 'File', 'c': 'null' } }
  { 'command': 'query-disks', 'returns': [ 'Disk' ], 'allow-oob': true }
  { 'command': 'set', 'data': { 'what': 'Either', '*force': { 'type': 'bool', 'features': [ 'unstable' ] } }, 'features': [ 'deprecated' ] }
  { 'command': 'add', 'data': 'Disk', 'boxed': true }
  { 'event': 'DISK_ADDED', 'data': { 'disk': 'Disk' } }`;
const masked = introspect(compileText(source), { mask: true });

describe('types without names', () => {
  test('are called after the shortest way to them', () => {
    expect([...schemaOf(masked).definitions.keys()].sort()).toEqual([
      'AddParameters', 'AddParametersFile', 'AddParametersKind', 'DISK_ADDED', 'SetParametersWhat', 'add', 'query-disks', 'set',
    ]);
  });

  test('keep their names when entries stand in another order and are numbered otherwise', () => {
    const other = JSON.parse(JSON.stringify([...masked].reverse()).replaceAll(/"(\[?)(\d+)(\]?)"/g, (_, open, number, close) => `"${open}${Number(number) + 7}${close}"`)) as unknown;
    expect(new Set(schemaOf(other).definitions.keys())).toEqual(new Set(schemaOf(masked).definitions.keys()));
  });

  test('are not named if they are the arguments of one command only', () => {
    const set = schemaOf(masked).commands.find(({ name }) => name === 'set');
    expect(set?.arguments?.implicit).toEqual({ role: 'arguments', owner: 'set' });
  });

  test('do not take a name that is there', () => {
    const data = [
      { name: 'AResult', 'meta-type': 'object', members: [{ name: 'inner', type: '1' }] },
      { name: '1', 'meta-type': 'object', members: [{ name: 'x', type: 'int' }] },
      { name: 'int', 'meta-type': 'builtin', 'json-type': 'int' },
      { name: '0', 'meta-type': 'object', members: [] },
      { name: 'a', 'meta-type': 'command', 'arg-type': '0', 'ret-type': '1' },
      { name: 'b', 'meta-type': 'command', 'arg-type': '0', 'ret-type': 'AResult' },
      { name: 'c', 'meta-type': 'command', 'arg-type': '0', 'ret-type': '0' },
    ];
    expect([...schemaOf(data).definitions.keys()].sort()).toEqual(['AResult', 'AResult2', 'a', 'b', 'c']);
  });
});

describe('what was introspected', () => {
  test('gives the same data when it is introspected again', () => {
    expect(renumbered(introspect(schemaOf(masked), { mask: true }))).toEqual(renumbered(masked));
  });

  test('does so with names, and for schemas by chance', () => {
    fc.assert(fc.property(randomSchema, fc.boolean(), ({ text }, mask) => {
      const data = introspect(compileText(text), { mask });
      fc.pre(data.length > 0);
      expect(renumbered(introspect(schemaOf(data), { mask: true })).length).toBe(renumbered(data).length);
      if (mask) expect(renumbered(introspect(schemaOf(data), { mask }))).toEqual(renumbered(data));
    }), { numRuns: 40 });
  });

  test('keeps what the data tells', () => {
    const schema = schemaOf(masked);
    expect(schema.commands.map(({ name, allowOob }) => [name, allowOob])).toEqual([['query-disks', true], ['set', false], ['add', false]]);
    const disk = schema.definitions.get('AddParameters');
    expect(disk).toMatchObject({ kind: 'union', branches: [{ name: 'file', explicit: true }, { name: 'net', explicit: false }] });
    expect(schema.definitions.get('SetParametersWhat')).toMatchObject({ kind: 'alternate', branches: [{ name: 'enum' }, { name: 'object' }, { name: 'null' }] });
    expect(Object.isFrozen(disk)).toBe(true);
  });

  test('may stand in a whole response', () => {
    expect(schemaOf({ return: masked, id: 1 }).commands).toHaveLength(3);
  });

  test.each([
    ['as a recorded session', (data: string) => `{"QMP": {"version": {}, "capabilities": ["oob"]}}\r\n{"return": {}}\r\n{"event": "a \\"}{", "data": {}}\n{"return": ${data}, "id": 2}\r\n`],
    ['as a session with what was asked', (data: string) => `{ "execute": "qmp_capabilities" }\n{ "return": { } }\n{ "execute": "query-qmp-schema" }\n{ "return": ${data} }\n`],
    ['behind replies with other lists', (data: string) => `{"return": []}{"return": [{"name": "stop"}]}\n{"return": ${data}}`],
    ['printed on many lines', (data: string) => `\ufeff{\n  "id": 1,\n  "return": ${JSON.stringify(JSON.parse(data), null, 2)}\n}\n{\n  "event": "A"\n}\n`],
  ])('may stand there %s', (_how, write) => {
    expect(schemaOf(write(JSON.stringify(masked))).commands).toHaveLength(3);
  });

  test('may be older than members of enums', () => {
    const old = JSON.parse(JSON.stringify(masked), (key, value: unknown) => (key === 'members' && Array.isArray(value) && value.length === 2 && JSON.stringify(value).includes('deprecated') && !JSON.stringify(value).includes('type') ? undefined : value)) as readonly SchemaInfo[];
    expect(schemaOf(old).definitions.get('AddParametersKind')).toMatchObject({ values: [{ name: 'file', features: [] }, { name: 'net' }] });
  });
});

describe('data that is wrong', () => {
  const empty = { name: '0', 'meta-type': 'object', members: [] };
  test.each([
    ['[ { "meta-type": ', 'it is not JSON'],
    ['[]', 'the list is empty, but whatever answers has commands'],
    [' [ ]\n', 'the list is empty'],
    [{ return: [] }, 'the list is empty'],
    [{ error: { class: 'CommandNotFound', desc: 'no such command' } }, 'it is an error that a program answered: no such command'],
    [{ id: 1, error: { class: 'GenericError' } }, 'it is an error that a program answered: GenericError'],
    ['{"QMP": {}}\n{"return": {}}\n{"error": {"class": "A", "desc": "never heard of it"}}\n', 'it is an error that a program answered: never heard of it'],
    [{ return: { version: '7.2' } }, 'it is the reply to another command than query-qmp-schema'],
    [{ return: [{ name: 'stop' }] }, 'it is the reply to another command than query-qmp-schema'],
    ['{"QMP": {}}\n{"return": {}}\n', 'it is a session of a monitor without a reply to query-qmp-schema'],
    ['{"QMP": {}}\n{"return": [}\n{"a": 1}', 'message 2: it is not JSON'],
    ['{"return": {}}\n{"return": [tru]}', 'message 2: it is not JSON'],
    ['{ "meta-type": 1, "members": { } }', 'it is not a list of entries'],
    [[empty], 'it has neither commands nor events'],
    [[{ 'meta-type': 'enum' }], "entry 1: 'name' is missing"],
    [[{ name: 'a', 'meta-type': 'thing' }], "entry 1 ('a'): there is no meta-type 'thing'"],
    [[{ name: 'a', 'meta-type': 'builtin', 'json-type': 'thing' }], "entry 1 ('a'): there is no JSON type 'thing'"],
    [[empty, { name: 'c', 'meta-type': 'command', 'arg-type': '0', 'ret-type': '1' }], "'c' uses '1', which is no type of this data"],
    [[empty, empty], "entry 2: there are two entries '0'"],
    [[{ ...empty, members: [{ name: 'a' }] }], "entry 1 ('0'), members[0]: 'type' is missing"],
    [[{ ...empty, tag: 't', variants: [] }], "the tag 't' of '0' is none of its members"],
    [[empty, { name: '[0]', 'meta-type': 'array', 'element-type': '0' }, { name: 'e', 'meta-type': 'event', 'arg-type': '[0]' }], "'e' uses '[0]', which is of meta-type 'array'"],
  ])('%j', (data, problem) => {
    expect(read(data).findings).toContain(`dump.json:1:1: error: this is not introspection data: ${problem}`);
  });

  test('is not what a schema in double quotes is taken for', () => {
    for (const text of ['{ "command": "stop" }', '{ "event": "STOP", "data": { "a": "int" } }', '{ "data": { }, "struct": "A" }']) expect(read(text).findings).not.toContain('introspection');
  });
});
