/** A file system seen from another folder: takes a folder and a file system, gives one whose relative paths start there. */
import { resolve } from 'node:path';
import type { FileSystem } from '../source/file-system.ts';

/** @param folder absolute */
export function fileSystemAt(folder: string, fileSystem: FileSystem): FileSystem {
  const at = (path: string): string => resolve(folder, path);
  return {
    readText: (path) => fileSystem.readText(at(path)),
    canonicalPath: (path) => fileSystem.canonicalPath(at(path)),
    exists: (path) => fileSystem.exists(at(path)),
    isFolder: (path) => fileSystem.isFolder(at(path)),
    holds: (path, text) => fileSystem.holds(at(path), text),
    writeText: (path, text, isAside) => fileSystem.writeText(at(path), text, isAside),
    rename: (from, to) => fileSystem.rename(at(from), at(to)),
    remove: (path) => fileSystem.remove(at(path)),
    removeEmptyFolder: (path) => fileSystem.removeEmptyFolder(at(path)),
    list: (path) => fileSystem.list(at(path)),
  };
}
