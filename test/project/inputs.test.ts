import { describe, expect, test } from 'vitest';
import { Inputs } from '../../src/project/inputs.ts';
import { FileSystemError } from '../../src/source/file-system.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

function inputsOf(texts: Readonly<Record<string, string>>, ...read: readonly string[]): { readonly files: Map<string, string>; readonly inputs: Inputs } {
  const files = new Map(Object.entries(texts));
  const fileSystem = memoryFileSystem(files);
  const inputs = new Inputs(fileSystem);
  const reader = inputs.through(fileSystem, (path) => !path.startsWith('git:'));
  for (const path of read) {
    try {
      reader.readText(path);
    } catch (error) {
      expect(error).toBeInstanceOf(FileSystemError);
    }
  }
  return { files, inputs };
}

describe('what was read', () => {
  test('has not changed as long as its text is the same', () => {
    const { files, inputs } = inputsOf({ 'a.json': 'a', 'b.json': 'b' }, 'a.json');
    files.set('a.json', 'b');
    files.set('a.json', 'a');
    files.set('b.json', 'c');
    expect(inputs.changes()).toEqual([]);
  });

  test.each([
    ['changed', 'a', 'b'],
    ['emptied', 'a', ''],
    ['gone', 'a', undefined],
    ['appeared', undefined, 'a'],
    ['appeared', undefined, ''],
    ['changed', '', 'a'],
  ])('%s, from %j to %j', (kind, before, after) => {
    const { files, inputs } = inputsOf(before === undefined ? {} : { 'a.json': before }, 'a.json');
    if (after === undefined) files.delete('a.json');
    else files.set('a.json', after);
    expect(inputs.changes()).toEqual([{ path: 'a.json', kind }]);
  });

  test('may have become a folder, or have been one', () => {
    const { files, inputs } = inputsOf({ 'a.json': 'a', 'b/c.json': 'c' }, 'a.json', 'b');
    files.clear();
    files.set('a.json/x', '');
    files.set('b', '');
    expect(inputs.changes()).toEqual([{ path: 'a.json', kind: 'changed' }, { path: 'b', kind: 'changed' }]);
  });

  test('still is a folder', () => {
    const { inputs } = inputsOf({ 'b/c.json': 'c' }, 'b');
    expect(inputs.changes()).toEqual([]);
  });

  test('is what was read last', () => {
    const { files, inputs } = inputsOf({ 'a.json': 'a' }, 'a.json');
    files.set('a.json', 'b');
    inputs.look('a.json');
    expect(inputs.changes()).toEqual([]);
  });

  test('counts only if it is a file', () => {
    const { inputs } = inputsOf({ 'git:v1:/a.json': 'a', 'b.json': 'b' }, 'git:v1:/a.json', 'b.json', 'c.json');
    expect([...inputs.paths()]).toEqual(['b.json', 'c.json']);
    expect(inputs.count).toBe(1);
  });

  test('is also where it leads', () => {
    const fileSystem = { ...memoryFileSystem(new Map([['link.json', 'a']])), canonicalPath: (path: string) => (path === 'link.json' ? '/far/file.json' : path) };
    const inputs = new Inputs(fileSystem);
    inputs.look('link.json');
    inputs.look('other.json');
    expect([...inputs.paths()]).toEqual(['link.json', '/far/file.json', 'other.json']);
  });
});
