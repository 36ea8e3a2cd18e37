/** Schemas that nobody has named yet: takes a folder, gives the root files that are likely meant. */
import { posix } from 'node:path';
import { FileSystemError, type FileSystem } from '../source/file-system.ts';

/** Folders that hold what is made, installed or made up. */
const passedOver = /^(?:\..*|node_modules|tests?|build|dist|out|target)$/;

/** How far the search goes, so that it ends soon wherever it begins. */
const mostEntries = 20_000;
const deepest = 6;

interface Candidate {
  /** Relative to the folder that is searched. */
  readonly path: string;
  readonly includes: readonly string[];
}

/**
 * Root files in the folder and below, relative to it, sorted. A root is a file of definitions that no other one includes;
 * where some include others or are called as QEMU calls its roots, files that stand alone are not taken.
 */
export function findRoots(fileSystem: FileSystem, folder: string): readonly string[] {
  const candidates = [...findJsonFiles(fileSystem, folder)].flatMap((path) => readCandidate(fileSystem, { folder, path }));
  const included = new Set(candidates.flatMap(({ path, includes }) => includes.map((name) => posix.join(posix.dirname(path), name))));
  const roots = candidates.filter(({ path }) => !included.has(path));
  const main = roots.filter(({ path, includes }) => includes.length > 0 || posix.basename(path) === 'qapi-schema.json');
  return (main.length > 0 ? main : roots).map(({ path }) => path).sort();
}

function* findJsonFiles(fileSystem: FileSystem, top: string): Iterable<string> {
  let left = mostEntries;
  const waiting = [''];
  for (let folder = waiting.shift(); folder !== undefined && left > 0; folder = waiting.shift()) {
    for (const name of fileSystem.list(posix.join(top, folder))) {
      left--;
      const path = posix.join(folder, name);
      if (name.endsWith('.json')) yield path;
      else if (!passedOver.test(name) && path.split('/').length < deepest) waiting.push(path);
    }
  }
}

/** Nothing if the file is no schema: what JSON has, a schema has not, and it says at the start of a line what it is about. */
function readCandidate(fileSystem: FileSystem, { folder, path }: { readonly folder: string; readonly path: string }): readonly Candidate[] {
  let text: string;
  try {
    text = fileSystem.readText(posix.join(folder, path));
  } catch (error) {
    if (error instanceof FileSystemError) return [];
    throw error;
  }
  if (!/^\s*\{\s*'(?:include|pragma|command|event|struct|type|enum|union|alternate)'\s*:/m.test(text)) return [];
  const includes = [...text.matchAll(/^\s*\{\s*'include'\s*:\s*'([^'\n]*)'/gm)].map(([, name = '']) => name);
  return [{ path, includes }];
}
