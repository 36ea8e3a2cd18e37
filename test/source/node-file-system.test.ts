import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileSystemError } from '../../src/source/file-system.ts';
import { decodeUtf8, maximumFileSize, nodeFileSystem } from '../../src/source/node-file-system.ts';
import { useWorkspace, write } from '../cli/workspace.ts';

useWorkspace();

const isSuperuser = process.getuid?.() === 0;

function problemOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return `${error.problem}: ${error.message}`;
  }
}

function failureOf(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    return [error.path, error.message];
  }
}

describe('reading', () => {
  test('gives the text as it is: line ends, byte order mark, NUL', () => {
    write('a.json', '\ufeff{\r\n}\0\r');
    expect(nodeFileSystem.readText('a.json')).toBe('\ufeff{\r\n}\0\r');
    write('empty.json', '');
    expect(nodeFileSystem.readText('empty.json')).toBe('');
  });

  test('tells whether a file holds a text, byte for byte', () => {
    write('a.json', '\ufeffÄ\r\n');
    expect(nodeFileSystem.holds('a.json', '\ufeffÄ\r\n')).toBe(createHash('sha256').update(readFileSync('a.json')).digest('hex'));
    for (const text of ['Ä\r\n', '\ufeffÄ\n', '']) expect(nodeFileSystem.holds('a.json', text)).toBeUndefined();
    mkdirSync('folder');
    for (const path of ['folder', 'nothing.json']) expect(nodeFileSystem.holds(path, '')).toBeUndefined();
  });

  test('goes through symbolic links', () => {
    write('folder/a.json', 'text');
    symlinkSync('folder', 'other');
    expect(nodeFileSystem.readText('other/a.json')).toBe('text');
  });

  test.each([
    ['nothing', (): void => undefined, 'not-found: there is no such file'],
    ['a dangling link', (): void => symlinkSync('nowhere', 'a.json'), 'not-found: there is no such file'],
    ['something behind a file', (): void => write('a.json', ''), 'not-found: a part of the path is not a directory', 'a.json/b.json'],
    ['a directory', (): void => void mkdirSync('a.json'), 'is-directory: it is a directory'],
    ['a link to a directory', (): void => symlinkSync('.', 'a.json'), 'is-directory: it is a directory'],
    ['a circle of links', (): void => (symlinkSync('b.json', 'a.json'), symlinkSync('a.json', 'b.json')), 'unreadable: too many symbolic links'],
    ['a FIFO', (): void => void execFileSync('mkfifo', ['a.json']), 'not-a-regular-file: it is not a regular file'],
    ['a path with a NUL character', (): void => undefined, 'not-found: a path cannot hold a NUL character', 'a\0.json'],
    ['a name too long', (): void => undefined, 'unreadable: the name is too long', 'a'.repeat(5000)],
  ])('refuses %s, and at once', (_name, make, problem, path = 'a.json') => {
    make();
    expect(problemOf(() => nodeFileSystem.readText(path))).toBe(problem);
  });

  test.skipIf(!existsSync('/dev/zero'))('refuses a device', () => {
    expect(problemOf(() => nodeFileSystem.readText('/dev/zero'))).toBe('not-a-regular-file: it is not a regular file');
  });

  test('refuses a file that is too large, without reading it', () => {
    write('a.json', '');
    truncateSync('a.json', maximumFileSize + 1);
    expect(problemOf(() => nodeFileSystem.readText('a.json'))).toBe('too-large: it is larger than 16 MiB');
  });

  test.skipIf(isSuperuser)('refuses what may not be read (the superuser may read everything)', () => {
    write('a.json', '');
    chmodSync('a.json', 0);
    expect(problemOf(() => nodeFileSystem.readText('a.json'))).toBe('not-permitted: permission denied');
  });

  test('leaves no file open', () => {
    const open = (): number => readdirSync('/proc/self/fd').length;
    write('a.json', 'text');
    write('bad.json', Uint8Array.of(0xff));
    const before = open();
    for (let count = 0; count < 50; count++) {
      nodeFileSystem.readText('a.json');
      problemOf(() => nodeFileSystem.readText('bad.json'));
      problemOf(() => nodeFileSystem.readText('.'));
    }
    expect(open()).toBe(before);
  });
});

describe('a canonical path', () => {
  test('is the same on all ways to a file', () => {
    write('folder/a.json', '');
    symlinkSync('folder', 'other');
    const canonical = nodeFileSystem.canonicalPath('folder/a.json');
    for (const path of ['./folder/a.json', 'folder/../folder/a.json', 'other/a.json', join(process.cwd(), 'folder', 'a.json')]) {
      expect(nodeFileSystem.canonicalPath(path)).toBe(canonical);
    }
  });

  test('of nothing is the path itself', () => {
    expect(nodeFileSystem.canonicalPath('nowhere/a.json')).toBe('nowhere/a.json');
  });
});

describe('writing', () => {
  test('makes the folders and replaces in one step', () => {
    nodeFileSystem.writeText('a/b/c.txt', 'one');
    nodeFileSystem.writeText('a/b/c.txt', 'two');
    expect(readFileSync('a/b/c.txt', 'utf8')).toBe('two');
    expect(readdirSync('a/b')).toEqual(['c.txt']);
  });

  test('keeps permissions, and writes where a link leads', () => {
    mkdirSync('far');
    writeFileSync('far/real.txt', 'one');
    chmodSync('far/real.txt', 0o754);
    symlinkSync('far/real.txt', 'link.txt');
    nodeFileSystem.writeText('link.txt', 'two');
    expect(lstatSync('link.txt').isSymbolicLink()).toBe(true);
    expect(readFileSync('far/real.txt', 'utf8')).toBe('two');
    expect(statSync('far/real.txt').mode & 0o7777).toBe(0o754);
    expect(readdirSync('far')).toEqual(['real.txt']);
  });

  test('does not replace what is no file', () => {
    nodeFileSystem.writeText('/dev/null', 'text');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('refuses what is read-only', (context) => {
    if (process.getuid?.() === 0) context.skip('the superuser may write everywhere');
    writeFileSync('fixed.txt', 'one');
    chmodSync('fixed.txt', 0o444);
    expect(problemOf(() => nodeFileSystem.writeText('fixed.txt', 'two'))).toBe('not-permitted: permission denied');
    expect(readFileSync('fixed.txt', 'utf8')).toBe('one');
  });

  test('leaves nothing behind when it fails', () => {
    mkdirSync('a/b', { recursive: true });
    expect(problemOf(() => nodeFileSystem.writeText('a/b', 'text'))).toMatch(/^is-directory/);
    writeFileSync('file', '');
    expect(problemOf(() => nodeFileSystem.writeText('file/b', 'text'))).toBe('not-found: a part of the path is not a directory');
    expect(readdirSync('.', { recursive: true }).sort()).toEqual(['a', 'a/b', 'file']);
  });

  test('names the folder that cannot be made', () => {
    symlinkSync('nowhere', 'link');
    expect(failureOf(() => nodeFileSystem.writeText('link/deep/a.txt', 'text'))).toEqual(['link', 'a part of the path is not a directory']);
    writeFileSync('file', '');
    expect(failureOf(() => nodeFileSystem.writeText('file/deep/a.txt', 'text'))).toEqual(['file/deep', 'a part of the path is not a directory']);
    expect(failureOf(() => nodeFileSystem.writeText('a'.repeat(300) + '/a.txt', 'text'))).toEqual(['a'.repeat(300), 'the name is too long']);
  });

  test('tells folders from files', () => {
    write('folder/file', '');
    symlinkSync('folder', 'link');
    expect(['folder', 'link', 'folder/file', 'folder/file/other', 'nothing', 'a\0b'].filter((path) => nodeFileSystem.isFolder(path))).toEqual(['folder', 'link']);
  });

  test('removes and lists without complaint about what is not there', () => {
    nodeFileSystem.remove('nowhere/a.txt');
    nodeFileSystem.removeEmptyFolder('nowhere');
    expect(nodeFileSystem.list('nowhere')).toEqual([]);
    nodeFileSystem.writeText('a/2.txt', '');
    nodeFileSystem.writeText('a/1.txt', '');
    nodeFileSystem.removeEmptyFolder('a');
    expect(nodeFileSystem.list('a')).toEqual(['1.txt', '2.txt']);
    nodeFileSystem.remove('a/1.txt');
    nodeFileSystem.remove('a/2.txt');
    nodeFileSystem.removeEmptyFolder('a');
    expect(nodeFileSystem.exists('a')).toBe(false);
  });
});

describe('decoding', () => {
  test('takes every text that can be encoded', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeUtf8('a.json', new TextEncoder().encode(text))).toBe(text);
    }));
  });

  test('names the first bad byte, whatever stands before and after it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const bad = fc.constantFrom([0xff], [0xc0, 0x80], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0x80], [0xf8]);
    fc.assert(fc.property(text, bad, text, (before, bytes, after) => {
      const start = new TextEncoder().encode(before);
      const all = Uint8Array.from([...start, ...bytes, 0x20, ...new TextEncoder().encode(after)]);
      expect(problemOf(() => decodeUtf8('a.json', all))).toBe(`not-utf8: it is not UTF-8 text (first bad byte at offset ${start.length})`);
    }));
  });
});
