/** The public API, as a program uses it that imports the package. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  check, compile, configurationSchema, ConfigurationError, defineConfig, evaluateCondition, findDialect, fmt, generate, introspect,
  memoryFileSystem, modernize, nodeFileSystem, parseFile, printJson, printPretty, printText, RequestError, SourceFile,
} from '../../src/index.ts';

const schema = '{ \'struct\': \'Disk\', \'data\': { \'size\': { \'type\': \'int\', \'if\': \'CONFIG_A\' } } }\n'
  + '{ \'command\': \'query-disk\', \'returns\': \'Disk\' }\n';

describe('one schema', () => {
  test('is compiled from text to model', () => {
    const { schema: model, diagnostics, unreadable } = compile({
      root: 'a.json', fileReader: memoryFileSystem(new Map([['a.json', schema]])), dialect: findDialect('10.2') ?? 'auto',
    });
    expect(diagnostics).toEqual([]);
    expect(unreadable).toBe(false);
    expect(model?.commands.map(({ name }) => name)).toEqual(['query-disk']);
    const disk = model?.definitions.get('Disk');
    const [size] = disk?.kind === 'struct' ? disk.members : [];
    expect(evaluateCondition(size?.condition, new Set())).toBe(false);
    expect(evaluateCondition(size?.condition, new Set(['CONFIG_A']))).toBe(true);
    expect(model && introspect(model, { mask: false })).toContainEqual(expect.objectContaining({ name: 'query-disk' }));
  });

  test('is printed with what is wrong', () => {
    const fileReader = memoryFileSystem(new Map([['a.json', schema.replace('int', 'itn')]]));
    const { diagnostics } = compile({ root: 'a.json', fileReader, dialect: 'auto' });
    expect([...printText(diagnostics)].join('')).toMatch(/^a\.json:1:49: error: .* \[type\/unknown\]\n$/);
    expect([...printPretty(diagnostics, { colors: false, width: 80 })].join('')).toContain('^');
    expect(JSON.parse([...printJson(diagnostics, { workingDirectory: process.cwd() })].join(''))).toMatchObject({ errors: 1 });
  });

  test('is parsed to a tree', () => {
    expect(parseFile(new SourceFile('a.json', schema)).values.length).toBe(2);
  });
});

describe('the tasks of the command line', () => {
  const workingDirectory = join(import.meta.dirname, '..', '..');

  test('run in memory', async () => {
    const files = new Map([['a.json', schema]]);
    const fileSystem = memoryFileSystem(files);
    const options = { workingDirectory, fileSystem, schemas: ['a.json'], targets: ['introspection'], output: 'out' };
    expect(await check(options)).toMatchObject({ diagnostics: [], isUnreadable: false, fileCount: 1 });

    const looked = await generate({ ...options, mode: 'plan' });
    expect(looked.plan?.files).toMatchObject([{ path: 'introspection/introspection.json', action: 'create' }]);
    expect([...files.keys()]).toEqual(['a.json']);

    const tasks: string[] = [];
    await generate({ ...options, onProgress: (task) => tasks.push(task) });
    expect(tasks[0]).toBe('Generating introspection from a.json');
    expect([...files.keys()].sort()).toEqual(['a.json', 'out/.qapi-gen.manifest.json', 'out/introspection/introspection.json']);
    expect((await generate({ ...options, mode: 'check' })).diagnostics).toEqual([]);

    files.set('a.json', schema.replace('query-disk', 'query-disks'));
    const stale = await generate({ ...options, mode: 'check' });
    expect(stale.diagnostics.map(({ code, file }) => [code, file])).toEqual([['output/stale', 'out/introspection/introspection.json']]);
    expect(stale.diffs.join('')).toContain('query-disks');
  });

  test('give files another text, and write nothing', async () => {
    const old = "{'type':'Disk','data':{'size':'int'}}\n{ 'include': 'b.json' }\n";
    const files = new Map([['a.json', old], ['b.json', "{'command':'query-disk','returns':'Disk'}\n"]]);
    const options = { workingDirectory, fileSystem: memoryFileSystem(files), schemas: ['a.json'] };
    const formatted = await fmt(options);
    expect(formatted).toMatchObject({ diagnostics: [], isUnreadable: false, files: [{ path: 'a.json', before: old }, { path: 'b.json', after: "{ 'command': 'query-disk', 'returns': 'Disk' }\n" }] });
    expect((await fmt({ ...options, includes: false })).files.map(({ path }) => path)).toEqual(['a.json']);

    const modern = await modernize(options);
    expect(modern).toMatchObject({ diagnostics: [], remaining: [], isSameInterface: true, toDoCount: 2, files: [{ path: 'a.json', before: old }, { path: 'b.json' }] });
    expect(modern.files[0]?.after).toContain("{ 'struct': 'Disk', 'data': { 'size': 'int' } }\n");
    expect(files.get('a.json')).toBe(old);
  });

  test('rewrite no schema that nobody named, and modernise one at a time', async () => {
    const options = { workingDirectory, fileSystem: memoryFileSystem(new Map([['a.json', schema], ['b.json', schema]])) };
    await expect(fmt(options)).rejects.toThrow(new RequestError('fmt needs a schema, as no configuration names any'));
    await expect(modernize(options)).rejects.toThrow(new RequestError('modernize needs a schema, as no configuration names any'));
    await expect(modernize({ ...options, schemas: ['a.json', 'b.json'] })).rejects.toThrow(RequestError);
  });

  test('hand back findings, and throw for wrong requests', async () => {
    const files = new Map([['a.json', schema.replace('int', 'itn')]]);
    const options = { workingDirectory, fileSystem: memoryFileSystem(files), schemas: ['a.json'] };
    expect((await check(options)).diagnostics).toMatchObject([{ code: 'type/unknown' }]);
    expect(await generate({ ...options, targets: ['introspection'] })).toMatchObject({ plan: undefined, diagnostics: [{ code: 'type/unknown' }] });
    await expect(check({ ...options, dialect: 'nope' })).rejects.toThrow(RequestError);
    await expect(generate({ ...options, targets: ['nope'] })).rejects.toThrow('there is no target \'nope\'');
  });

  test('work in another folder than that of the process', async () => {
    const folder = join(workingDirectory, 'fixtures', 'guest-agent');
    const report = await check({ workingDirectory: folder, schemas: ['qapi-schema.json'] });
    expect(report.diagnostics).toEqual([]);
    expect(report.fileCount).toBeGreaterThan(10);
    const { plan } = await generate({ workingDirectory: folder, schemas: ['qapi-schema.json'], targets: ['introspection'], mode: 'plan' });
    expect(plan?.files).toMatchObject([{ action: 'create' }]);
  });

  test('read a configuration from disk', async () => {
    const error = await check({ workingDirectory, configurationFile: 'package-lock.json' }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as ConfigurationError).diagnostics[0]).toMatchObject({ code: 'config/unknown-key', file: 'package-lock.json' });
  });
});

test('a configuration is typed and published as a schema', async () => {
  const configuration = defineConfig({ schemas: ['a.json', { path: 'b.json', name: 'b' }], targets: { introspection: { mask: true } } });
  expect(configuration.schemas).toHaveLength(2);
  defineConfig({ targets: ['typescript', 'introspection'] });
  defineConfig({ targets: { typescript: { integers: { size: 'number' }, importExtension: 'ts', names: { A: 'B' }, acronyms: ['VNC'] } } });
  defineConfig({ targets: { 'json-schema': { open: true, id: 'https://example.org/qapi.json' } } });
  // @ts-expect-error an unknown target is a mistake
  defineConfig({ targets: ['typscript'] });
  // @ts-expect-error an unknown option is a mistake
  defineConfig({ targets: { typescript: { integer: 'number' } } });
  // @ts-expect-error an unknown key is a mistake
  defineConfig({ schemes: [] });
  expect(await configurationSchema()).toMatchObject({ type: 'object', additionalProperties: false, properties: { targets: {} } });
});

test('the real file system is there', () => {
  expect(nodeFileSystem.exists(import.meta.filename)).toBe(true);
});
