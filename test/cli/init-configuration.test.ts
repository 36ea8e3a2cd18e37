/** `init` without `docs`: which schemas it finds, what it writes, and that what it writes is a configuration. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { backends } from '../../src/project/backends.ts';
import { publishedConfigurationSchema } from '../../src/project/configuration-schema.ts';
import { findRoots } from '../../src/project/find-roots.ts';
import { configurationText } from '../../src/project/init-configuration.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { runCli } from './run-cli.ts';
import { readAll, useWorkspace, write } from './workspace.ts';

useWorkspace();

const file = 'qapi-gen.config.yaml';
const schema = "{ 'command': 'stop' }\n";
const isValid = new Ajv({ strict: false }).compile(publishedConfigurationSchema(backends));

function readConfiguration(path = file): unknown {
  const value: unknown = parse(readFileSync(path, 'utf8'));
  expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
  return value;
}

describe('init', () => {
  test('writes a configuration for the schema that is there, which check and generate then take', async () => {
    write('qapi/root.json', "{ 'include': 'part.json' }\n");
    write('qapi/part.json', schema);
    write('package.json', '{ "name": "a" }');
    const { status, stdout, stderr } = await runCli(['init']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toBe(`Wrote ${file}: 1 schema (qapi/root.json), for typescript.\nNow: qapi-gen check, and then qapi-gen generate\n`);
    expect(readConfiguration()).toEqual({ schemas: [{ path: 'qapi/root.json' }], targets: { typescript: {} } });
    expect((await runCli(['check'])).stderr).toMatch(/^Checked 2 files/);
    expect((await runCli(['generate'])).stderr).toContain('Wrote typescript to out: ');
  });

  test('tells the schemas of one name apart, wherever the project stands', async () => {
    for (const path of ['qapi', 'qga', 'storage/qapi']) write(`${path}/qapi-schema.json`, schema);
    await runCli(['init']);
    expect(readConfiguration()).toEqual({
      schemas: [
        { path: 'qapi/qapi-schema.json', name: 'qapi' }, { path: 'qga/qapi-schema.json', name: 'qga' },
        { path: 'storage/qapi/qapi-schema.json', name: 'storage-qapi' },
      ],
      targets: { 'json-schema': {}, markdown: {} },
    });
    expect((await runCli(['generate'])).status).toBe(0);
  });

  test('takes what the command line names', async () => {
    write('some where/a.json', schema);
    write('b.json', schema);
    const { status } = await runCli(['init', 'some where/a.json', '-t', 'markdown,introspection', '-o', 'src/yes', '--docs', 'link', '--dialect', '2.10']);
    expect(status).toBe(0);
    expect(readConfiguration()).toEqual({
      schemas: [{ path: 'some where/a.json' }], output: 'src/yes', targets: { markdown: {}, introspection: {} }, docs: 'link', dialect: '2.10',
    });
    expect((await runCli(['generate'])).status).toBe(0);
  });

  test('writes where --config says, with paths from there', async () => {
    write('a.json', schema);
    expect(await runCli(['init', '--config', 'tools/here.yaml'])).toMatchObject({ status: 0 });
    expect(readConfiguration('tools/here.yaml')).toMatchObject({ schemas: [{ path: '../a.json' }] });
    expect((await runCli(['check', '--config', 'tools/here.yaml'])).status).toBe(0);
  });

  test.each([
    [file, 'schemas: []\n', `'${file}' exists already, so nothing was written`],
    ['qapi-gen.config.js', 'export default {};\n', "'qapi-gen.config.js' configures this folder already, so nothing was written"],
    ['package.json', '{ "qapi-gen": {} }', "'package.json' configures this folder already, so nothing was written"],
  ])('never overwrites or hides a configuration: %s', async (path, text, message) => {
    write('a.json', schema);
    write(path, text);
    const { status, stderr } = await runCli(['init']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `qapi-gen: ${message}\n` });
    expect(readAll('.')).toEqual({ 'a.json': schema, [path]: text });
  });

  test('says that a configuration above does not hold any more', async () => {
    write(file, 'schemas: [sub/a.json]\n');
    write('sub/a.json', schema);
    process.chdir('sub');
    expect((await runCli(['init'])).stderr).toContain(`So far '../${file}' holds here; the new configuration takes its place in this folder.\n`);
  });

  test.each([
    [[], 'there is no schema in this folder or below\nName its root file: qapi-gen init path/to/schema.json'],
    [['dcs'], "there is no schema 'dcs'\nDid you mean 'docs'?"],
    [['-'], 'init takes files only'],
    [['a.json', '-t', 'typscript'], "there is no target 'typscript'\nDid you mean 'typescript'?"],
    [['a.json', '--title', 'x'], '--title is for init docs'],
    [['a.json', '--dialect', 'modrn'], "there is no dialect 'modrn'"],
    [['a.json', '--config', 'a.json'], "init writes YAML, so --config must end in .yaml, not as 'a.json' does"],
  ])('%j is refused', async (args, message) => {
    if (args.length > 0) write('a.json', schema);
    const { status, stderr } = await runCli(['init', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(`qapi-gen: ${message}`);
    expect(Object.keys(readAll('.'))).toEqual(args.length > 0 ? ['a.json'] : []);
  });

  test('asks when too many files may be meant', async () => {
    for (let index = 0; index < 13; index++) write(`part-${index}.json`, schema);
    expect((await runCli(['init'])).stderr).toContain('there are 13 files that may be the root of a schema, such as part-0.json, part-1.json, part-10.json\nName those');
  });
});

describe('roots', () => {
  const roots = (files: Readonly<Record<string, string>>): readonly string[] => findRoots(memoryFileSystem(new Map(Object.entries(files))), '.');

  test('are the files of definitions that no other one includes', () => {
    expect(roots({
      'a/root.json': "\n##\n# = Title\n##\n\n{ 'include': '../common.json' }\n{ 'include': 'deep/part.json' }\n",
      'a/deep/part.json': "{ 'include': '../../common.json' }\n",
      'common.json': schema,
      'alone.json': schema,
    })).toEqual(['a/root.json']);
    expect(roots({ 'b.json': schema, 'a.json': "{ 'type': 'Old', 'data': {} }\n" })).toEqual(['a.json', 'b.json']);
    expect(roots({ 'qapi-schema.json': schema, 'x.json': schema })).toEqual(['qapi-schema.json']);
  });

  test('are no other JSON, and nothing that is made, installed or made up', () => {
    const elsewhere = ['node_modules/q', '.git', 'test', 'tests/qapi-schema', 'build', 'dist', 'out'];
    expect(roots({
      ...Object.fromEntries(elsewhere.map((folder) => [`${folder}/qapi-schema.json`, schema])),
      'package.json': '{ "command": "stop", "include": ["a"] }', 'data.json': "['command']", 'a.json': schema,
    })).toEqual(['a.json']);
  });
});

describeWithCorpus('roots of QEMU', (corpus) => {
  test('are its schemas', () => {
    expect(findRoots(nodeFileSystem, `${corpus}/qemu-10.2`)).toEqual(['qapi/qapi-schema.json', 'qga/qapi-schema.json', 'storage-daemon/qapi/qapi-schema.json']);
    expect(findRoots(nodeFileSystem, `${corpus}/qemu-1.4`)).toEqual(['qapi-schema.json', 'qga/qapi-schema.json']);
  });
});

describe('the text', () => {
  const text = configurationText({ schemas: [{ path: 'a.json', name: '' }], targets: ['typescript'] }, backends);

  test('explains every key of the configuration and every option of every target', () => {
    const { properties } = publishedConfigurationSchema(backends) as { readonly properties: object };
    for (const key of Object.keys(properties).filter((name) => name !== '$schema')) expect(text).toMatch(new RegExp(`^(?:# )?${key}:`, 'm'));
    for (const { name, optionSchemas } of backends) {
      expect(text).toContain(`  # ${name}:`);
      for (const option of Object.keys(optionSchemas)) expect(text).toMatch(new RegExp(`^  #   ${option}:`, 'm'));
    }
  });

  test('is valid with everything that is a comment, too, and the targets accept their options', () => {
    // A value of several lines is indented behind its key, as prose never is.
    const all = text.replace(/^  typescript: \{\}\n/m, '')
      .replace(/^( *)# (?!yaml-)(?=[\w-]+:(?: [^ ]+| "[^"]*")?$| {2,}[\w-])/gm, '$1');
    const value = parse(all) as { readonly schemas: readonly object[]; readonly targets: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
    expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
    const { properties } = publishedConfigurationSchema(backends) as { readonly properties: object };
    expect(Object.keys(value)).toEqual(Object.keys(properties).filter((name) => name !== '$schema'));
    expect(value.schemas).toEqual([{ path: 'a.json', name: 'agent', dialect: 'auto' }]);
    for (const { name, optionSchemas, readOptions } of backends) {
      expect(Object.keys(value.targets[name] ?? {})).toEqual(Object.keys(optionSchemas));
      const problems: string[] = [];
      readOptions(value.targets[name] ?? {}, problems);
      expect(problems).toEqual([]);
    }
  });

  test('keeps to the width of a page', () => {
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});
