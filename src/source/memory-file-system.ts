/** A file system in memory, for tests, for `--stdin-filepath` and for callers who hold their schema as text. */
import { hash } from 'node:crypto';
import { posix } from 'node:path';
import { FileSystemError, type FileSystem } from './file-system.ts';

/** Takes a map from path to text; writing and removing change that very map. */
export function memoryFileSystem(files: Map<string, string> = new Map()): FileSystem {
  const canonicalPath = (path: string): string => posix.normalize(path.replaceAll('\\', '/'));
  const isFolder = (path: string): boolean =>
    [...files.keys()].some((file) => file.startsWith(`${canonicalPath(path).replace(/\/$/, '')}/`));
  return {
    readText(path) {
      const text = files.get(canonicalPath(path));
      if (text !== undefined) return text;
      if (isFolder(path)) throw new FileSystemError('is-directory', path, 'it is a directory');
      throw new FileSystemError('not-found', path, 'there is no such file');
    },
    holds: (path, text) => (files.get(canonicalPath(path)) === text ? hash('sha256', text) : undefined),
    canonicalPath,
    exists: (path) => files.has(canonicalPath(path)) || isFolder(path),
    isFolder,
    writeText(path, text) {
      files.set(canonicalPath(path), text);
    },
    rename(from, to) {
      const text = files.get(canonicalPath(from));
      if (text === undefined) throw new FileSystemError('not-found', from, 'there is no such file');
      files.delete(canonicalPath(from));
      files.set(canonicalPath(to), text);
    },
    remove(path) {
      files.delete(canonicalPath(path));
    },
    removeEmptyFolder() {},
    list(path) {
      const prefix = canonicalPath(path) === '.' ? '' : `${canonicalPath(path)}/`;
      const names = [...files.keys()].filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length).split('/')[0] ?? '');
      return [...new Set(names)].sort();
    },
  };
}
