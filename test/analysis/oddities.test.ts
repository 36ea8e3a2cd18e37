/**
 * What real schemas of all releases have and no rule foresees, in schemas of our own: each must pass without any option,
 * and mean what it meant.
 */
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/schema/model.ts';
import { describeDoc } from '../support/docs.ts';
import { compileSources } from '../support/marked-schema.ts';

/** Compiles as a user would, and expects no error. */
function accept(text: string, dialect = 'auto'): Schema {
  const { schema, diagnostics } = compileSources(text, dialect);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  if (schema === undefined) throw new Error('no model');
  return schema;
}

function detected(text: string): string {
  return compileSources(text, 'auto').dialect.name;
}

const old = "{ 'type': 'Disk', 'data': { 'id': 'str' } }\n";

describe('punctuation of 1.0 to 1.5', () => {
  test('a missing comma', () => {
    const schema = accept(`${old}{ 'command': 'eject'\n  'data': { 'id': 'str' 'force': 'bool' } }\n`);
    expect(schema.commands[0]?.arguments?.kind === 'struct' && schema.commands[0].arguments.members.map(({ name }) => name)).toEqual(['id', 'force']);
  });

  test('a comma too many', () => {
    expect(accept(`${old}{ 'enum': 'Kind', 'data': [ 'a', 'b', ], }\n`).definitions.get('Kind')).toMatchObject({ values: [{ name: 'a' }, { name: 'b' }] });
  });

  test('junk after a definition', () => {
    expect(accept(`${old}{ 'command': 'eject' } }\n\n{ 'command': 'insert' },\n`).commands).toHaveLength(2);
  });

  test('a comma for a colon', () => {
    expect(accept(`${old}{ 'command', 'eject' }\n`).commands).toHaveLength(1);
  });

  test('is a warning each', () => {
    const { diagnostics } = compileSources(`${old}{ 'command': 'eject' 'data': { 'id': 'str', } }\n`, 'auto');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['syntax/missing-comma', 'warning'], ['syntax/trailing-comma', 'warning']]);
  });

  test('the same key twice means the last', () => {
    const disk = accept("{ 'type': 'Disk', 'data': { 'id': 'str', 'id': 'int' } }").definitions.get('Disk');
    expect(disk?.kind === 'struct' && disk.members.map(({ name, type }) => [name, type.kind === 'builtin' && type.name])).toEqual([['id', 'int']]);
  });
});

describe('layout', () => {
  test('a closing brace in the first column ends an indented object', () => {
    expect(accept("{ 'event': 'GONE',\n  'data': { 'id': 'str'\n}\n}\n\n{ 'event': 'BACK' }").events).toHaveLength(2);
  });

  test('definitions are indented, or on one line', () => {
    expect(accept(" { 'command': 'one' }\n      { 'command': 'two' } { 'command': 'three' }").commands).toHaveLength(3);
  });

  test('keys stand in the first column', () => {
    expect(accept("{\n'command': 'eject',\n'data': {\n'id': 'str'\n},\n'returns': 'Disk'\n}\n{ 'struct': 'Disk', 'data': { } }").commands[0]?.returns).toBeDefined();
  });

  test('lines are indented by tabs', () => {
    expect(accept("{\t'command': 'eject',\n\t'data': {\t'id': 'str' } }").commands).toHaveLength(1);
  });

  test('there is no line end at the end', () => {
    expect(accept("{ 'command': 'eject' }\n# the end").commands).toHaveLength(1);
  });

  test('comments stand in objects', () => {
    expect(accept("{ 'command': 'eject', # now\n  # the disk\n  'data': { 'id': 'str' } # only\n}").commands).toHaveLength(1);
  });
});

describe('types', () => {
  test('that stand for any value', () => {
    const schema = accept("{ 'command': 'add', 'data': { 'a': 'visitor', 'b': [ 'visitor' ] }, 'returns': '**', 'gen': 'no' }\n{ 'type': 'Bag', 'data': { 'c': 'dict' } }");
    const [command] = schema.commands;
    expect(command?.gen).toBe(false);
    expect(command?.returns).toMatchObject({ kind: 'builtin', name: 'any' });
    expect(command?.arguments?.kind === 'struct' && command.arguments.members[0]?.type).toMatchObject({ name: 'any' });
  });

  test('that let any argument in', () => {
    const [command] = accept("{ 'command': 'add', 'data': { 'driver': 'str', '*props': '**' }, 'gen': 'no' }").commands;
    expect(command?.openArguments).toBe(true);
    expect(command?.arguments?.kind === 'struct' && command.arguments.members.map(({ name }) => name)).toEqual(['driver']);
  });

  test('that are structs without a name', () => {
    const version = accept("{ 'type': 'Version', 'data': { 'qemu': { 'major': 'int', '*minor': 'int' }, 'parts': [ { 'name': 'str' } ] } }").definitions.get('Version');
    const [qemu, parts] = version?.kind === 'struct' ? version.members : [];
    expect(qemu?.type).toMatchObject({ kind: 'struct', implicit: { role: 'member', owner: 'Version', member: 'qemu' }, members: [{ name: 'major' }, { name: 'minor', optional: true }] });
    expect(parts?.type).toMatchObject({ kind: 'array', element: { kind: 'struct', members: [{ name: 'name' }] } });
  });

  test('whose values have dots', () => {
    expect(accept(`${old}{ 'enum': 'Blkdbg', 'data': [ 'l1.grow', 'l2_load' ] }`).definitions.get('Blkdbg')).toMatchObject({ values: [{ name: 'l1.grow' }, { name: 'l2_load' }] });
  });

  test('whose members are called like keys', () => {
    accept("{ 'struct': 'Odd', 'data': { 'if': 'str', 'type': 'str', 'data': 'str', 'base': 'str', 'features': 'str', 'enum': 'str', 'command': 'str', 'event': 'str' } }");
    accept("{ 'struct': 'Odd', 'data': { 'if': { 'type': 'str' }, '*type': 'str' } }");
  });
});

describe('documentation', () => {
  const docs = (text: string): readonly (readonly string[])[] => accept(text).docs.map(describeDoc);

  test('of a name above another definition', () => {
    const schema = accept(`##\n# @query-disk\n#\n# Ask.\n#\n# Since: 1.0\n##\n${old}{ 'command': 'query-disk', 'returns': 'Disk' }\n`);
    expect([schema.definitions.get('Disk')?.doc, schema.commands[0]?.doc?.symbol, schema.commands[0]?.since]).toEqual([undefined, 'query-disk', '1.0']);
  });

  test('without a symbol', () => {
    expect(docs(`##\n# Something about disks.\n##\n${old}`)).toEqual([['free form', 'plain: Something about disks.']]);
  });

  test('of members of nested structs', () => {
    expect(docs("##\n# @Version:\n#\n# @qemu.major: The first number.\n##\n{ 'type': 'Version', 'data': { 'qemu': { 'major': 'int' } } }")).toEqual([
      ['Version', 'member qemu.major: The first number.'],
    ]);
  });

  test('with empty lines, tabs and letters of other languages', () => {
    expect(docs("##\n# @eject:\n#\n# Naïve.\n\n# \ttabbed\n#\n# Since: 2.10\n##\n{ 'command': 'eject' }")).toEqual([
      ['eject', 'plain: Naïve.|\ttabbed', 'since: 2.10'],
    ]);
    expect(docs("##\n# @eject:\n#\n# The disk’s end.\n##\n{ 'command': 'eject' }")).toEqual([['eject', 'plain: The disk’s end.']]);
  });

  test('with a misspelt member, or two sections of a kind', () => {
    const text = `##\n# @eject:\n#\n# @sucess: whether it did\n#\n# Returns: one\n# Returns: two\n##\n${old}{ 'command': 'eject', 'data': { 'success': 'bool' } }`;
    expect(docs(text)[0]).toEqual(['eject', 'member sucess: whether it did', 'returns: one', 'returns: two']);
  });

  test('that is a note in an ordinary comment, or a left-over title', () => {
    expect(detected("{ 'command': 'eject' }\n# Note: this is a comment\n\n##\n# == Disks\n##\n")).toBe('strict');
    expect(docs("##\n# == Disks\n##\n")).toEqual([['free form', 'plain: == Disks']]);
  });
});

describe('conditions', () => {
  test('in C', () => {
    const schema = accept("{ 'command': 'eject', 'if': 'defined(CONFIG_DISK) && !defined(CONFIG_TAPE)' }");
    expect(schema.commands[0]?.condition).toEqual({
      kind: 'all', operands: [{ kind: 'symbol', name: 'CONFIG_DISK' }, { kind: 'not', operand: { kind: 'symbol', name: 'CONFIG_TAPE' } }],
    });
  });
});

test('an escape that nobody used, when there were some', () => {
  expect(accept("{ 'enum': 'Sort', 'data': [ '\\u0061' ] }", '4.1').definitions.get('Sort')).toMatchObject({ values: [{ name: 'a' }] });
});
