/** Names: what becomes of a schema's names, which collide, and what the configuration can do about it. */
import { describe, expect, test } from 'vitest';
import { pascalCase, propertyKey, quote, typeIdentifier } from '../../../src/codegen/typescript/identifiers.ts';
import { readTypeScriptOptions } from '../../../src/backends/typescript/options.ts';
import { generateText } from './generate.ts';

test.each([
  ['BlockInfo', 'BlockInfo'],
  ['VNCInfo', 'VNCInfo'],
  ['__org.qemu_x-Enum', '__org_qemu_x_Enum'],
  ['x-foo', 'x_foo'],
  ['9pfs', '_9pfs'],
])('type %s is %s', (name, identifier) => {
  expect(typeIdentifier(name)).toBe(identifier);
});

test.each([
  ['block-commit', 'BlockCommit'],
  ['device_add', 'DeviceAdd'],
  ['x-blockdev-del', 'XBlockdevDel'],
  ['BLOCK_IO_ERROR', 'BlockIoError'],
  ['__org.qemu_x-command', 'OrgQemuXCommand'],
  ['__com.example_EVENT_2', 'ComExampleEVENT2'],
  ['qemu.parts', 'QemuParts'],
  ['9p', '_9p'],
])('%s in the case of types is %s', (name, pascal) => {
  expect(pascalCase(name)).toBe(pascal);
});

test.each([
  ['query-vnc', 'QueryVNC'],
  ['VNC_CONNECTED', 'VNCConnected'],
  ['x-exec-oob', 'XExecOoB'],
  ['vncs-info', 'VncsInfo'],
  ['mount-9p', 'Mount9P'],
  ['9p', '_9P'],
  ['__com.example_Vnc_PORT', 'ComExampleVNCPORT'],
])('%s with acronyms is %s', (name, pascal) => {
  expect(pascalCase(name, new Map([['vnc', 'VNC'], ['oob', 'OoB'], ['9p', '9P']]))).toBe(pascal);
});

test('quotes only where needed, with the quotes that need fewer escapes', () => {
  expect(['a', 'default', 'a-b', '1a', 'ä'].map(propertyKey)).toEqual(['a', 'default', '"a-b"', '"1a"', '"ä"']);
  expect(['a', 'a"b', 'a\'b', '\\', 'a"\'b'].map(quote)).toEqual(['"a"', '\'a"b\'', '"a\'b"', '"\\\\"', '"a\\"\'b"']);
});

describe('collisions', () => {
  const collisions = async (schema: string, names: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
    const { diagnostics } = await generateText(schema, { options: { names } });
    return diagnostics.map(({ code, message }) => `${code}: ${message}`);
  };

  test('arguments of a command and a type', async () => {
    const schema = `{ 'command': 'set-speed', 'data': { 'speed': 'int' } }
{ 'struct': 'SetSpeedArguments', 'data': { 'speed': 'int' } }`;
    expect(await collisions(schema)).toEqual([
      "typescript/name-collision: the TypeScript name 'SetSpeedArguments' would stand for struct 'SetSpeedArguments'"
      + " and for the arguments of command 'set-speed'",
    ]);
    expect(await collisions(schema, { 'set-speed': 'ChangeSpeed' })).toEqual([]);
    expect(await collisions(schema, { SetSpeedArguments: 'Speed' })).toEqual([]);
  });

  test('tells both places and the way out', async () => {
    const { diagnostics: [diagnostic] } = await generateText(`{ 'enum': 'Kind', 'data': [] }\n{ 'struct': 'KindValues', 'data': {} }`);
    expect(diagnostic?.message).toBe("the TypeScript name 'KindValues' would stand for struct 'KindValues' and for the list of values of enum 'Kind'");
    expect(diagnostic?.span?.startPosition.line).toBe(2);
    expect(diagnostic?.span?.text).toBe('KindValues');
    expect(diagnostic?.related.map(({ span }) => span.startPosition.line)).toEqual([1]);
    expect(diagnostic?.suggestion).toContain('"names": { "KindValues": "…" }');
  });

  test('the base of a union and a struct', async () => {
    const schema = `{ 'enum': 'Kind', 'data': ['a'] }
{ 'struct': 'JoinBase', 'data': {} }
{ 'union': 'Join', 'base': { 'e': 'Kind' }, 'discriminator': 'e', 'data': {} }`;
    expect(await collisions(schema)).toEqual([
      "typescript/name-collision: the TypeScript name 'JoinBase' would stand for the base of union 'Join' and for struct 'JoinBase'",
    ]);
  });

  test('an override can make one', async () => {
    const schema = "{ 'struct': 'One', 'data': {} }\n{ 'struct': 'Two', 'data': {} }";
    expect(await collisions(schema, { Two: 'One' })).toHaveLength(1);
  });

  test('an acronym can make one', async () => {
    const schema = `{ 'command': 'set-vnc', 'data': { 'port': 'int' } }
{ 'struct': 'SetVNCArguments', 'data': { 'port': 'int' } }`;
    expect(await collisions(schema)).toEqual([]);
    const { diagnostics } = await generateText(schema, { options: { acronyms: ['VNC'] } });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "the TypeScript name 'SetVNCArguments' would stand for struct 'SetVNCArguments' and for the arguments of command 'set-vnc'",
    ]);
  });

  test('an override for nothing is reported', async () => {
    const { diagnostics } = await generateText("{ 'struct': 'BlockInfo', 'data': {} }", { options: { names: { blockinfo: 'X' } } });
    expect(diagnostics).toMatchObject([{ code: 'typescript/unknown-name', severity: 'warning', suggestion: "Did you mean 'BlockInfo'?" }]);
  });
});

describe('options', () => {
  const problemsOf = (section: Readonly<Record<string, unknown>>): readonly string[] => {
    const problems: string[] = [];
    readTypeScriptOptions(section, problems);
    return problems;
  };

  test('defaults', () => {
    expect(readTypeScriptOptions({}, [])).toEqual({
      integers: { int: 'bigint', int64: 'bigint', uint64: 'bigint', size: 'bigint' }, importExtension: 'js', names: new Map(), acronyms: new Map(), bytes: [],
      openEnums: false,
    });
  });

  test('one type for all integers, or one for each', () => {
    expect(readTypeScriptOptions({ integers: 'number' }, []).integers).toEqual({ int: 'number', int64: 'number', uint64: 'number', size: 'number' });
    expect(readTypeScriptOptions({ integers: { size: 'number' } }, []).integers).toMatchObject({ int: 'bigint', size: 'number' });
  });

  test.each([
    [{ integer: 'bigint' }, '"integer" is no option of this target. Did you mean \'integers\'?'],
    [{ integers: 'string' }, '"integers" must be one of "bigint", "number", "bigint-or-number".'],
    [{ integers: { size: 1 } }, '"integers.size" must be one of "bigint", "number", "bigint-or-number".'],
    [{ integers: { int8: 'number' } }, '"integers" knows int, int64, uint64, size, but not "int8".'],
    [{ importExtension: '.js' }, '"importExtension" must be one of "js", "ts", "none".'],
    [{ names: [] }, '"names" must be an object from names in the schema to names in TypeScript.'],
    [{ names: { A: 'a b' } }, '"names" must give "A" a TypeScript identifier.'],
    [{ names: { A: 'class' } }, '"names" must not call "A" "class", a keyword of TypeScript.'],
    [{ acronyms: 'VNC' }, '"acronyms" must be a list of words such as "VNC".'],
    [{ acronyms: ['VNC', 'vnc'] }, '"acronyms" must hold words of letters and digits that do not begin with a small letter, but has "vnc".'],
    [{ acronyms: ['I/O'] }, '"acronyms" must hold words of letters and digits that do not begin with a small letter, but has "I/O".'],
    [{ acronyms: [1] }, '"acronyms" must hold words of letters and digits that do not begin with a small letter, but has 1.'],
    [{ acronyms: ['VNC', 'Vnc'] }, '"acronyms" spells one word "VNC" and "Vnc".'],
    [{ bytes: 'preset' }, '"bytes" must be "guest-agent" or a list of names such as "Type.member".'],
    [{ bytes: ['word'] }, '"bytes" must hold names such as "Type.member" or "command.argument", or "guest-agent", but has "word".'],
    [{ bytes: [1] }, '"bytes" must hold names such as "Type.member" or "command.argument", or "guest-agent", but has 1.'],
    [{ openEnums: 'yes' }, '"openEnums" must be true or false.'],
    [{ names: { A: 'Commands' } }, '"names" must not call "A" "Commands", which the generated files use themselves.'],
  ])('%j', (section, problem) => {
    expect(problemsOf(section)).toEqual([problem]);
  });
});

test('files of modules that would meet get numbers', async () => {
  const struct = (name: string): string => `{ 'struct': '${name}', 'data': {} }`;
  const { texts } = await generateText({
    'schema.json': ['a.json', 'A.json', 'index.json', 'x/../b c.d.json', 'sub/a.json'].map((file) => `{ 'include': '${file}' }`).join('\n'),
    'a.json': struct('One'),
    'A.json': struct('Two'),
    'index.json': struct('Three'),
    'b c.d.json': struct('Four'),
    'sub/a.json': struct('Five'),
  });
  expect([...texts.keys()]).toEqual(['schema.ts', 'a.ts', 'A-2.ts', 'index-2.ts', 'b-c-d.ts', 'sub/a.ts', 'builtins.ts', 'index.ts']);
});
