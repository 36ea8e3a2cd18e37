import { describe, expect, test } from 'vitest';
import { FileSystemError } from '../../src/source/file-system.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { allFiles, loadFiles, maximumWeight, type LoadedFile } from '../../src/syntax/load-files.ts';

function load(files: Readonly<Record<string, string>>, root = 'schema.json', most = maximumWeight): LoadedFile {
  return loadFiles(root, memoryFileSystem(new Map(Object.entries(files))), { most });
}

function targets(file: LoadedFile): readonly string[] {
  return [...file.includes.values()].map((target) => `${target.kind} ${'path' in target ? target.path : target.kind === 'loaded' ? target.file.name : target.name}`);
}

const include = (path: string): string => `{ 'include': '${path}' }\n`;

describe('names of modules', () => {
  test('are relative to the folder of the root', () => {
    const files = {
      'qapi/schema.json': include('sub/a.json') + include('../other/b.json'),
      'qapi/sub/a.json': include('../c.json'),
      'qapi/c.json': '',
      'other/b.json': include('../qapi/sub/../d.json'),
      'qapi/d.json': '',
    };
    const root = load(files, 'qapi/schema.json');
    expect(allFiles(root).map(({ name, tree }) => [name, tree.file.path])).toEqual([
      ['schema.json', 'qapi/schema.json'], ['sub/a.json', 'qapi/sub/a.json'], ['c.json', 'qapi/c.json'],
      ['../other/b.json', 'other/b.json'], ['d.json', 'qapi/d.json'],
    ]);
  });

  test('of an absolute root too', () => {
    const root = load({ '/project/schema.json': include('a.json'), '/project/a.json': include('/project/b.json'), '/project/b.json': '' }, '/project/schema.json');
    expect(allFiles(root).map(({ name }) => name)).toEqual(['schema.json', 'a.json', 'b.json']);
  });
});

describe('a file that is included twice', () => {
  test('is read at its first include', () => {
    const root = load({ 'schema.json': include('a.json') + include('b.json') + include('a.json'), 'a.json': include('c.json'), 'b.json': include('c.json'), 'c.json': '' });
    expect(targets(root)).toEqual(['loaded a.json', 'loaded b.json', 'repeated a.json']);
    expect(allFiles(root).map(({ name }) => name)).toEqual(['schema.json', 'a.json', 'c.json', 'b.json']);
    expect(allFiles(root).map(targets)).toEqual([['loaded a.json', 'loaded b.json', 'repeated a.json'], ['loaded c.json'], [], ['repeated c.json']]);
  });

  test('by different paths is the same', () => {
    expect(targets(load({ 'schema.json': include('a.json') + include('./x/../a.json'), 'a.json': '' }))).toEqual(['loaded a.json', 'repeated a.json']);
  });
});

describe('a file in its own chain', () => {
  test('is a loop', () => {
    const root = load({ 'schema.json': include('a.json'), 'a.json': include('schema.json') + include('a.json') + include('b.json'), 'b.json': '' });
    expect(allFiles(root).map(targets)).toEqual([['loaded a.json'], ['loop schema.json', 'loop a.json', 'loaded b.json'], []]);
  });
});

test('a file knows the directive that included it', () => {
  const [, a] = allFiles(load({ 'schema.json': `# x\n${include('a.json')}`, 'a.json': '' }));
  expect(a?.tree.file.includedFrom?.text).toBe("{ 'include': 'a.json' }");
  expect(a?.tree.file.includedFrom?.file.path).toBe('schema.json');
});

test('what is no well-formed include directive is not followed', () => {
  const root = load({
    'schema.json': "{ 'include': 'a.json', 'if': 'A' } { 'include': [ 'a.json' ] } { 'include': 'a.json', 'include': 'a.json' } { 'struct': 'A', 'data': { 'include': 'a.json' } }",
  });
  expect(targets(root)).toEqual([]);
});

test('a root that cannot be read is an error, an include that cannot is a target', () => {
  expect(() => load({})).toThrow(FileSystemError);
  expect(() => load({ 'schema.json/a.json': '' })).toThrow('it is a directory');
  expect(targets(load({ 'schema.json': include('a.json') + include('b'), 'b/c.json': '' }))).toEqual(['unreadable a.json', 'unreadable b']);
});

describe('a schema that is too large', () => {
  const blank = (length: number): string => ' '.repeat(length);

  test('is refused at the file with which it becomes so, and nothing further is read', () => {
    const files = {
      'schema.json': include('a.json') + include('b.json') + include('c.json'),
      'a.json': blank(400), 'b.json': blank(600) + include('c.json'), 'c.json': '',
    };
    const root = load(files, 'schema.json', 1000);
    expect(targets(root)).toEqual(['loaded a.json', 'unreadable b.json', 'repeated schema.json']);
    const [, refused] = root.includes.values();
    expect(refused).toMatchObject({ error: {
      problem: 'too-large', message: 'the schema is too large with it: all its files together may have some 0.001 million characters',
    } });
    expect(targets(load(files, 'schema.json', 1500))).toEqual(['loaded a.json', 'loaded b.json', 'repeated c.json']);
  });

  test('is refused deep inside, too, once', () => {
    const files = { 'schema.json': include('a.json') + include('c.json'), 'a.json': include('b.json') + include('c.json'), 'b.json': blank(1000), 'c.json': '' };
    const root = load(files, 'schema.json', 900);
    expect(allFiles(root).map(targets)).toEqual([['loaded a.json', 'repeated schema.json'], ['unreadable b.json', 'repeated a.json']]);
  });

  test('may be the root alone', () => {
    expect(() => load({ 'schema.json': blank(1001) }, 'schema.json', 1000)).toThrow('the schema is too large with it');
    expect(() => load({ 'schema.json': blank(1000) }, 'schema.json', 1000)).not.toThrow();
  });

  test.each([
    ['comments less', `#${blank(999)}`, 260],
    ['definitions more', "{'command':'a'}".repeat(10), 250],
    ['comments of one line more', '#\n\n'.repeat(10), 122.5],
  ])('weighs %s than their text', (_, text, weight) => {
    expect(() => load({ 'schema.json': text }, 'schema.json', weight)).not.toThrow();
    expect(() => load({ 'schema.json': text }, 'schema.json', weight - 1)).toThrow('too large');
  });
});
