/** Files that a tool gives a new text: takes them, writes those that change or shows how they would. */
import { posix } from 'node:path';
import { unifiedDiff } from '../codegen/unified-diff.ts';
import type { FileReader, FileSystem } from '../source/file-system.ts';
import type { Project, ProjectSchema } from './project.ts';
import { RequestError } from './request-error.ts';

/**
 * The schemas that somebody named, of which there is at least one: the bundled one is not rewritten.
 * @throws RequestError if there are none
 */
export function namedSchemas({ schemas: [first, ...others], isBundled }: Pick<Project, 'schemas' | 'isBundled'>, command: string): readonly [ProjectSchema, ...ProjectSchema[]] {
  if (isBundled || first === undefined) throw new RequestError(`${command} needs a schema, as no configuration names any`);
  return [first, ...others];
}

/** A file and its new text. */
export interface RewrittenFile {
  /** As reported to the user. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Whether the new text is another one. */
export function isChanged({ before, after }: RewrittenFile): boolean {
  return before !== after;
}

/** Writes the files that change, each in one step; others are not touched. @throws FileSystemError if that cannot be done */
export function writeRewritten(files: readonly RewrittenFile[], fileSystem: FileSystem): void {
  for (const { path, after } of files.filter(isChanged)) fileSystem.writeText(path, after);
}

/** The same texts as new files below another folder, which lie to each other as the old ones do. */
export function copyRewritten(files: readonly RewrittenFile[], folder: string): readonly RewrittenFile[] {
  const folders = files.map(({ path }) => posix.dirname(posix.normalize(path)).split('/'));
  const [first = []] = folders;
  const differing = first.findIndex((part, index) => folders.some((other) => other[index] !== part));
  const common = first.slice(0, differing === -1 ? Math.min(...folders.map((parts) => parts.length)) : differing).join('/');
  return files.map(({ path, after }) => ({ path: posix.join(folder, posix.relative(common === '' ? first[0] === '' ? '/' : '.' : common, posix.normalize(path))), before: '', after }));
}

/** The differences, as `patch -p1` takes them; empty if there are none. */
export function diffRewritten(files: readonly RewrittenFile[]): string {
  return files.filter(isChanged).map(({ path, before, after }) => unifiedDiff(path.replace(/^\/+/, ''), before, after)).join('');
}

/** A file reader for which some files have another text already, by whatever path they are read. */
export function withTexts(fileReader: FileReader, texts: ReadonlyMap<string, string>): FileReader {
  if (texts.size === 0) return fileReader;
  const known = new Map([...texts].map(([path, text]) => [fileReader.canonicalPath(path), text]));
  return {
    canonicalPath: (path) => fileReader.canonicalPath(path),
    readText: (path) => known.get(fileReader.canonicalPath(path)) ?? fileReader.readText(path),
  };
}
