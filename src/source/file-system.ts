/** The file system as this compiler sees it, so that everything above it also runs in memory. */

/** What went wrong with a path, in terms a report can use. */
export type FileProblem =
  | 'not-found'
  | 'not-permitted'
  | 'is-directory'
  | 'not-a-regular-file'
  | 'not-utf8'
  | 'too-large'
  | 'unreadable';

/** Thrown by a {@link FileSystem} for a path that cannot be used. */
export class FileSystemError extends Error {
  readonly problem: FileProblem;
  readonly path: string;
  /** What to do instead, as a full sentence. */
  readonly suggestion: string | undefined;

  constructor(problem: FileProblem, path: string, detail: string | { readonly message: string; readonly suggestion: string }) {
    super(typeof detail === 'string' ? detail : detail.message);
    this.name = 'FileSystemError';
    this.problem = problem;
    this.path = path;
    this.suggestion = typeof detail === 'string' ? undefined : detail.suggestion;
  }
}

/** Read side: what loading a schema needs. All paths use forward slashes or the platform's own separators. */
export interface FileReader {
  /**
   * The text of a regular file, decoded as UTF-8 (a byte order mark is kept as a character).
   * @throws FileSystemError for anything that is not a readable regular UTF-8 file; never blocks on a FIFO or device.
   */
  readText(path: string): string;
  /** A name that is equal for two paths of one file (symbolic links resolved); the path itself if it does not exist. */
  canonicalPath(path: string): string;
}

/** Read and write side: what generating needs. */
export interface FileSystem extends FileReader {
  /** Whether there is a file or folder; a symbolic link counts as what it leads to. */
  exists(path: string): boolean;
  /** Whether there is a folder, or a symbolic link to one. */
  isFolder(path: string): boolean;
  /**
   * Replaces a file in one step: written aside, then renamed, so that no half-written file is ever seen. Creates parent
   * folders. A file keeps its permissions, a symbolic link its place; a device or a pipe is written to.
   * @param isAside whether there is no such file, and nobody looks for it there: it may then be seen half-written
   */
  writeText(path: string, text: string, isAside?: boolean): void;
  /** Puts a file in the place of another in one step, which need not exist yet; both on one device. Creates parent folders. */
  rename(from: string, to: string): void;
  /** Deletes a file; no error if it is gone already. */
  remove(path: string): void;
  /** Deletes a folder if it is empty; no error otherwise. */
  removeEmptyFolder(path: string): void;
  /**
   * Whether the bytes of a regular file are just this text in UTF-8: cheaper than to read its text. Gives their SHA-256 in
   * hexadecimal digits; undefined if they are not, or cannot be read.
   */
  holds(path: string, text: string): string | undefined;
  /** Names of the entries of a folder, sorted; empty if there is no such folder. */
  list(path: string): readonly string[];
}
