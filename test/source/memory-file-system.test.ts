import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FileSystemError } from '../../src/source/file-system.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

describe('a file system in memory', () => {
  test('reads and writes the map it was given', () => {
    const files = new Map([['a/b.json', 'one']]);
    const fileSystem = memoryFileSystem(files);
    expect(fileSystem.readText('a/./c/../b.json')).toBe('one');
    fileSystem.writeText('a/b.json', 'two');
    fileSystem.rename('a/b.json', 'd.json');
    expect([...files]).toEqual([['d.json', 'two']]);
    fileSystem.remove('d.json');
    expect(files.size).toBe(0);
  });

  test('tells whether a file holds a text', () => {
    const fileSystem = memoryFileSystem(new Map([['a.json', 'Ä']]));
    expect(fileSystem.holds('./a.json', 'Ä')).toBe(createHash('sha256').update('Ä').digest('hex'));
    expect(fileSystem.holds('a.json', 'ä')).toBeUndefined();
    expect(fileSystem.holds('b.json', '')).toBeUndefined();
  });

  test('knows folders by what is in them', () => {
    const fileSystem = memoryFileSystem(new Map([['a/b/c.json', ''], ['a/d.json', ''], ['ab.json', '']]));
    expect(fileSystem.list('a')).toEqual(['b', 'd.json']);
    expect(fileSystem.list('.')).toEqual(['a', 'ab.json']);
    expect(fileSystem.exists('a/b')).toBe(true);
    expect(fileSystem.exists('b')).toBe(false);
    expect([fileSystem.isFolder('a/b'), fileSystem.isFolder('a/d.json')]).toEqual([true, false]);
  });

  test('fails as the real one does', () => {
    const fileSystem = memoryFileSystem(new Map([['a/b.json', '']]));
    const problem = (act: () => unknown): string | undefined => {
      try {
        act();
      } catch (error) {
        return error instanceof FileSystemError ? `${error.problem} ${error.path}` : 'another error';
      }
      return undefined;
    };
    expect(problem(() => fileSystem.readText('b.json'))).toBe('not-found b.json');
    expect(problem(() => fileSystem.readText('a'))).toBe('is-directory a');
    expect(problem(() => fileSystem.rename('b.json', 'c.json'))).toBe('not-found b.json');
  });
});
