/** The table of a schema: what it holds, that it is complete, and that it is printed as Prettier would. */
import fc from 'fast-check';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { tableEntries, type TableEntries } from '../../src/codegen/schema-table/table-entries.ts';
import type { TableData } from '../../src/codegen/schema-table/table-data.ts';
import { tableFile } from '../../src/codegen/schema-table/table-file.ts';
import { compile } from '../../src/project/compile.ts';
import type { Schema } from '../../src/schema/model.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { compileText } from '../support/compile-text.ts';
import { corpusRoots, describeWithCorpus } from '../support/corpus.ts';

const integers = { int: 'bigint', int64: 'bigint', uint64: 'bigint', size: 'number' } as const;

function entriesOf(schema: Schema, define?: readonly string[]): TableEntries {
  return tableEntries({ schema, define, integers, bytes: [] });
}

function printed(entries: TableEntries): ReturnType<typeof tableFile> {
  return tableFile({ header: '// head', entries, importExtension: 'js' });
}

describe('the entries of a schema', () => {
  test('commands and events, with what is written inline in its place', () => {
    const { commands, events } = entriesOf(compileText(`
      { 'command': 'bare' }
      { 'command': 'get', 'data': { 'id': 'int', '*deep': 'bool' }, 'returns': ['Empty'] }
      { 'command': 'halt', 'success-response': false, 'allow-oob': true, 'allow-preconfig': true }
      { 'struct': 'Empty', 'data': {} }
      { 'command': 'by-hand', 'data': { 'driver': 'str' }, 'gen': false }
      { 'command': 'by-hand-without', 'gen': false }
      { 'command': 'empty', 'data': 'Empty', 'returns': 'Empty' }
      { 'event': 'BARE' }
      { 'event': 'INLINE', 'data': { 'size': 'size' } }
      { 'event': 'EMPTY', 'data': 'Empty' }
      { 'event': 'BOXED', 'data': 'Empty', 'boxed': true }`));
    expect(commands).toEqual({
      bare: {},
      get: { arguments: { id: 'int', '*deep': 'bool' }, returns: ['Empty'] },
      halt: { silent: true, oob: true },
      'by-hand': { arguments: { driver: 'str' }, open: true },
      'by-hand-without': {},
      empty: {},
    });
    expect(events).toEqual({ BARE: {}, INLINE: { data: { size: 'size' } }, EMPTY: {}, BOXED: { data: 'Empty' } });
  });

  test('types that are reached, in the order of the schema', () => {
    const { types } = entriesOf(compileText(`
      { 'enum': 'Kind', 'data': ['one', 'two', 'three'] }
      { 'struct': 'Unused', 'data': { 'kind': 'Kind' } }
      { 'struct': 'Base', 'data': { 'id': 'str' } }
      { 'struct': 'One', 'base': 'Base', 'data': { '*more': ['Any'] } }
      { 'union': 'Any', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'one': 'One' } }
      { 'alternate': 'Choice', 'data': { 'a': 'One', 'b': 'str', 'c': ['int'] } }
      { 'struct': 'Result', 'data': { 'choice': 'Choice' } }
      { 'command': 'get', 'returns': 'Result' }`));
    expect(types).toEqual({
      Kind: { enum: ['one', 'two', 'three'] },
      Base: { struct: { id: 'str' } },
      One: { struct: { '*more': ['Any'] }, base: 'Base' },
      Any: { union: { one: 'One' }, base: { kind: 'Kind' }, discriminator: 'kind' },
      Choice: { alternate: ['One', 'str', ['int']] },
      Result: { struct: { choice: 'Choice' } },
    });
    expect(Object.keys(types)).toEqual(['Kind', 'Base', 'One', 'Any', 'Choice', 'Result']);
  });

  test('unions without discriminator', () => {
    const { types } = entriesOf(compileText(`
      { 'union': 'Either', 'data': { 'a': 'str', 'b': ['int'] } }
      { 'command': 'get', 'returns': 'Either' }`, 'classic'));
    expect(types).toEqual({
      EitherKind: { enum: ['a', 'b'] },
      Either: { union: { a: { data: 'str' }, b: { data: ['int'] } }, base: { type: 'EitherKind' }, discriminator: 'type' },
    });
  });

  const conditional = compileText(`
    { 'enum': 'Kind', 'data': ['one', { 'name': 'two', 'if': 'TWO' }] }
    { 'struct': 'Thing', 'data': { 'kind': 'Kind', 'extra': { 'type': 'str', 'if': 'EXTRA' } } }
    { 'command': 'get', 'returns': 'Thing' }
    { 'command': 'rare', 'if': 'RARE' }
    { 'event': 'RARE', 'if': { 'not': 'RARE' } }`);

  test('without symbols, every condition holds, but members may be absent', () => {
    expect(entriesOf(conditional)).toMatchObject({
      types: { Kind: { enum: ['one', 'two'] }, Thing: { struct: { kind: 'Kind', '*extra': 'str' } } },
      commands: { get: {}, rare: {} },
      events: { RARE: {} },
    });
  });

  test('with symbols, what they do not say is not there', () => {
    expect(entriesOf(conditional, ['EXTRA'])).toMatchObject({
      types: { Kind: { enum: ['one'] }, Thing: { struct: { kind: 'Kind', extra: 'str' } } },
      commands: { get: { returns: 'Thing' } },
      events: { RARE: {} },
    });
    expect(Object.keys(entriesOf(conditional, []).commands)).toEqual(['get']);
  });

  test('members with bytes', () => {
    const schema = compileText(`{ 'command': 'send', 'data': { 'one': 'str', 'many': ['str'], 'text': 'str' } }`);
    expect(tableEntries({ schema, define: undefined, integers, bytes: ['send.one', 'send.many'] }).commands)
      .toEqual({ send: { arguments: { one: 'bytes', many: ['bytes'], text: 'str' } } });
  });
});

describe('the file', () => {
  test('has a type to a line where it fits', () => {
    const { text } = printed(entriesOf(compileText(`
      { 'enum': 'Long', 'data': ['a-rather-long-value', 'another-rather-long-value', 'and-one-more-of-them'] }
      { 'struct': 'Short', 'data': { 'a': 'Long' } }
      { 'command': 'get-it', 'returns': 'Short' }`)));
    expect(text).toBe(`// head

import type { SchemaTable } from "../runtime/marshal/schema-table.js";

/** What the schema says of its types, commands and events. */
export const schemaTable: SchemaTable = {
  integers: {
    int: "bigint",
    int64: "bigint",
    uint64: "bigint",
    size: "number",
  },
  types: {
    Long: {
      enum: [
        "a-rather-long-value",
        "another-rather-long-value",
        "and-one-more-of-them",
      ],
    },
    Short: { struct: { a: "Long" } },
  },
  commands: {
    "get-it": { returns: "Short" },
  },
  events: {},
};
`);
  });

  const name = fc.oneof({ arbitrary: fc.stringMatching(/^[a-zA-Z*][a-zA-Z0-9_-]{0,30}$/), weight: 5 }, fc.stringMatching(/^[a-z*][a-z0-9-]{50,120}$/));
  const { data } = fc.letrec<{ data: TableData }>((tie) => ({
    data: fc.oneof({ depthSize: 'small' }, name, fc.constant(true as const), fc.array(name, { maxLength: 8 }), fc.dictionary(name, tie('data'), { maxKeys: 6 })),
  }));

  test('has the form that Prettier gives it, however long names are', async () => {
    await fc.assert(fc.asyncProperty(fc.dictionary(name, data, { maxKeys: 6 }), async (section) => {
      const { text, isFormatted } = printed({ integers: {}, types: section as TableEntries['types'], commands: {}, events: {} });
      expect(isFormatted).toBe(true);
      expect(text).toBe(await format(text, { parser: 'typescript' }));
    }), { numRuns: 300 });
  });
});

describeWithCorpus('the tables of the corpus', (corpus) => {
  const builtins = new Set(['str', 'number', 'bool', 'null', 'any', 'int', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64', 'size']);

  /** Every name in the place of a type. */
  function* references(value: TableData, key = ''): Iterable<string> {
    if (typeof value === 'string') {
      if (key !== 'discriminator') yield value;
    } else if (Array.isArray(value)) {
      for (const item of value as readonly TableData[]) yield* references(item);
    } else if (value !== true) {
      for (const [name, item] of Object.entries(value)) if (name !== 'enum' || !Array.isArray(item)) yield* references(item, name);
    }
  }

  test.each(corpusRoots(corpus))('%s', async (root) => {
    const { schema = expect.fail('no model') } = compile({ root: join(corpus, root), fileReader: nodeFileSystem, dialect: 'auto' });
    const entries = entriesOf(schema);
    const { text, isFormatted } = printed(entries);
    expect(isFormatted).toBe(true);
    expect(text).toBe(await format(text, { parser: 'typescript' }));
    const used = new Set([entries.types, entries.commands, entries.events].flatMap((section) => [...references(section)]));
    expect([...used].filter((name) => !builtins.has(name) && !Object.hasOwn(entries.types, name))).toEqual([]);
    expect(Object.keys(entries.types).filter((name) => !used.has(name))).toEqual([]);
  });
});
