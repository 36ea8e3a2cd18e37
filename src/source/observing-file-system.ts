/**
 * A file system that remembers what it was asked and what it answered: takes one, gives its answers and in the end
 * {@link Observations}: all that a run knows of the world, so that somebody can tell later whether it would be the same again.
 */
import { hash as digest } from 'node:crypto';
import { FileSystemError, type FileSystem } from './file-system.ts';

/** What was seen, by path as it was asked for. After a run that wrote, it is what the run left. */
export interface Observations {
  /** SHA-256 of the bytes of each file, or `!` and the problem that it could not be read for. */
  readonly texts: Readonly<Record<string, string>>;
  readonly canonicalPaths: Readonly<Record<string, string>>;
  readonly existence: Readonly<Record<string, boolean>>;
  /** Whether it is a folder. */
  readonly folders: Readonly<Record<string, boolean>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** What {@link stillHolds} needs; {@link FileSystem.readText} decodes, which takes longer. */
export interface Observer extends Pick<FileSystem, 'canonicalPath' | 'exists' | 'isFolder' | 'list'> {
  /** @throws FileSystemError if it cannot be read */
  readBytes(path: string): Uint8Array;
}

/** Answers and writes like the file system that it is given. */
export class ObservingFileSystem implements FileSystem {
  readonly #inner: FileSystem;
  readonly #texts = new Map<string, string>();
  readonly #canonicalPaths = new Map<string, string>();
  readonly #existence = new Map<string, boolean>();
  readonly #folders = new Map<string, boolean>();
  readonly #lists = new Map<string, readonly string[]>();
  #hasWritten = false;
  #isConsistent = true;

  constructor(inner: FileSystem) {
    this.#inner = inner;
  }

  readText(path: string): string {
    try {
      const text = this.#inner.readText(path);
      this.#see(path, hash(text));
      return text;
    } catch (error) {
      if (error instanceof FileSystemError) this.#see(path, failure(error));
      throw error;
    }
  }

  /** That it holds something else is seen by those who read it. */
  holds(path: string, text: string): string | undefined {
    const seen = this.#inner.holds(path, text);
    if (seen !== undefined) this.#see(path, seen);
    return seen;
  }

  canonicalPath(path: string): string {
    const canonical = this.#inner.canonicalPath(path);
    this.#canonicalPaths.set(path, canonical);
    return canonical;
  }

  exists(path: string): boolean {
    const exists = this.#inner.exists(path);
    this.#existence.set(path, exists);
    return exists;
  }

  isFolder(path: string): boolean {
    const isFolder = this.#inner.isFolder(path);
    this.#folders.set(path, isFolder);
    return isFolder;
  }

  list(path: string): readonly string[] {
    const names = this.#inner.list(path);
    this.#lists.set(path, names);
    return names;
  }

  writeText(path: string, text: string, isAside?: boolean): void {
    this.#hasWritten = true;
    this.#inner.writeText(path, text, isAside);
    this.#texts.set(path, hash(text));
  }

  rename(from: string, to: string): void {
    this.#hasWritten = true;
    this.#inner.rename(from, to);
    const text = this.#texts.get(from);
    if (text === undefined) this.#isConsistent = false;
    else this.#texts.set(to, text);
    this.#texts.delete(from);
  }

  remove(path: string): void {
    this.#hasWritten = true;
    this.#inner.remove(path);
    this.#texts.set(path, notFound);
  }

  removeEmptyFolder(path: string): void {
    this.#hasWritten = true;
    this.#inner.removeEmptyFolder(path);
  }

  /** Undefined if two answers to one question differed, so that nobody can say what the run knew. */
  observations(): Observations | undefined {
    if (!this.#isConsistent) return undefined;
    if (this.#hasWritten) {
      for (const path of this.#canonicalPaths.keys()) this.canonicalPath(path);
      for (const path of this.#existence.keys()) this.exists(path);
      for (const path of this.#folders.keys()) this.isFolder(path);
      for (const path of this.#lists.keys()) this.list(path);
    }
    return {
      texts: Object.fromEntries(this.#texts),
      canonicalPaths: Object.fromEntries(this.#canonicalPaths),
      existence: Object.fromEntries(this.#existence),
      folders: Object.fromEntries(this.#folders),
      lists: Object.fromEntries(this.#lists),
    };
  }

  #see(path: string, seen: string): void {
    if ((this.#texts.get(path) ?? seen) !== seen) this.#isConsistent = false;
    this.#texts.set(path, seen);
  }
}

/** Whether the same questions have the same answers now. */
export function stillHolds({ texts, canonicalPaths, existence, folders, lists }: Observations, observer: Observer): boolean {
  return Object.entries(existence).every(([path, exists]) => observer.exists(path) === exists)
    && Object.entries(folders).every(([path, isFolder]) => observer.isFolder(path) === isFolder)
    && Object.entries(canonicalPaths).every(([path, canonical]) => observer.canonicalPath(path) === canonical)
    && Object.entries(lists).every(([path, names]) => observer.list(path).join('\0') === names.join('\0'))
    && Object.entries(texts).every(([path, seen]) => textNow(path, observer) === seen);
}

function textNow(path: string, observer: Observer): string {
  try {
    return hash(observer.readBytes(path));
  } catch (error) {
    if (error instanceof FileSystemError) return failure(error);
    throw error;
  }
}

const notFound = '!not-found';

function failure({ problem }: FileSystemError): string {
  return `!${problem}`;
}

function hash(text: string | Uint8Array): string {
  return digest('sha256', text);
}
