/**
 * An output folder as it is: takes paths inside of it, gives what stands there and what must not be written through.
 * Links are followed only where they stay inside.
 */
import { FileSystemError, type FileSystem } from '../source/file-system.ts';

/** Folder inside the output folder where new texts wait while it is written; gone before and afterwards. */
export const stagingName = '.qapi-gen.staging';

/** A place on the way to a file that is no folder, or one that leads elsewhere. */
interface FolderProblem {
  /** Relative to the output folder; empty for itself. */
  readonly path: string;
  readonly reason: 'not-a-folder' | 'outside';
}

/** Checks the output folder, the staging folder, and those that the given files need. */
export function* folderProblems(fileSystem: FileSystem, folder: string, paths: Iterable<string>): Iterable<FolderProblem> {
  const home = canonicalFolder(fileSystem, folder);
  const folders = new Set([stagingName, ...[...paths].flatMap(parentFolders)]);
  for (const inside of ['', ...[...folders].sort()]) {
    const path = inside === '' ? folder : `${folder}/${inside}`;
    if (!fileSystem.exists(path)) continue;
    if (readExisting(fileSystem, path) !== notAText) yield { path: inside, reason: 'not-a-folder' };
    else if (!canonicalFolder(fileSystem, path).startsWith(home)) yield { path: inside, reason: 'outside' };
  }
}

/** With a slash at its end, so that no folder is a prefix of its neighbour; empty for the working directory itself. */
export function canonicalFolder(fileSystem: FileSystem, path: string): string {
  const canonical = canonicalName(fileSystem, path);
  return canonical === '.' ? '' : `${canonical.replace(/\/$/, '')}/`;
}

/** With forward slashes. */
export function canonicalName(fileSystem: FileSystem, path: string): string {
  return fileSystem.canonicalPath(path).replaceAll('\\', '/');
}

/** `a/b/c.ts` → `a`, `a/b`. */
function parentFolders(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** Removes the folders between the output folder and a file in it that have become empty, innermost first. */
export function removeEmptyFolders(fileSystem: FileSystem, folder: string, path: string): void {
  for (const parent of parentFolders(path).toReversed()) fileSystem.removeEmptyFolder(`${folder}/${parent}`);
}

/** Stands for something that exists and is no text: a folder, a device, bytes. */
export const notAText = Symbol('not a text');

/**
 * The text of a file; undefined if there is none.
 * @throws FileSystemError if it cannot be read
 */
export function readExisting(fileSystem: FileSystem, path: string): string | undefined | typeof notAText {
  try {
    return fileSystem.readText(path);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.problem === 'not-found') return undefined;
    if (error.problem === 'not-permitted' || error.problem === 'unreadable') throw error;
    return notAText;
  }
}
