/**
 * What a run depends on: takes a file reader, remembers what is read through it and what is not there, and tells
 * afterwards what has become of it.
 */
import { FileSystemError, type FileProblem, type FileReader, type FileSystem } from '../source/file-system.ts';

/** A file that is not what it was when it was read. */
export interface InputChange {
  /** As it was read. */
  readonly path: string;
  /** `emptied` and `gone` may be a moment in the middle of saving. */
  readonly kind: 'changed' | 'emptied' | 'appeared' | 'gone';
}

/** A text, or why there is none. */
type Found = { readonly text: string } | { readonly problem: FileProblem };

type InputReader = Pick<FileSystem, 'readText' | 'canonicalPath' | 'exists'>;

/** The inputs of one run. */
export class Inputs {
  readonly #fileSystem: InputReader;
  readonly #found = new Map<string, Found>();

  constructor(fileSystem: InputReader) {
    this.#fileSystem = fileSystem;
  }

  /**
   * The same reader, but what is read through it is an input.
   * @param isFile whether a path is that of a file; what is read from elsewhere is taken to stay as it is
   */
  through(fileReader: FileReader, isFile: (path: string) => boolean): FileReader {
    return {
      canonicalPath: (path) => fileReader.canonicalPath(path),
      readText: (path) => {
        if (!isFile(path)) return fileReader.readText(path);
        try {
          const text = fileReader.readText(path);
          this.#found.set(path, { text });
          return text;
        } catch (error) {
          this.look(path);
          throw error;
        }
      },
    };
  }

  /** Counts those in, too. */
  add(others: Inputs): void {
    for (const [path, found] of others.#found) this.#found.set(path, found);
  }

  has(path: string): boolean {
    return this.#found.has(path);
  }

  /** Counts a file in that the run reads by other ways, whether it is there or not. */
  look(path: string): void {
    this.#found.set(path, this.#find(path));
  }

  /** As they were read, each with where it leads. */
  * paths(): Iterable<string> {
    for (const path of this.#found.keys()) {
      yield path;
      const canonical = this.#fileSystem.canonicalPath(path);
      if (canonical !== path) yield canonical;
    }
  }

  /** How many of them there are. */
  get count(): number {
    return [...this.#found.values()].filter((found) => 'text' in found).length;
  }

  /** What is different now. Looks at every file. */
  changes(): readonly InputChange[] {
    return [...this.#found].flatMap(([path, before]) => {
      const kind = kindOfChange(before, this.#find(path));
      return kind === undefined ? [] : [{ path, kind }];
    });
  }

  /** Whether nothing is different now, as somebody else reads it. */
  hold(fileReader: FileReader): boolean {
    return [...this.#found].every(([path, before]) => kindOfChange(before, find(path, fileReader)) === undefined);
  }

  #find(path: string): Found {
    // Most of what is looked for in vain is never there.
    return this.#fileSystem.exists(path) ? find(path, this.#fileSystem) : { problem: 'not-found' };
  }
}

function find(path: string, fileReader: FileReader): Found {
  try {
    return { text: fileReader.readText(path) };
  } catch (error) {
    if (error instanceof FileSystemError) return { problem: error.problem };
    throw error;
  }
}

function kindOfChange(before: Found, now: Found): InputChange['kind'] | undefined {
  if ('problem' in now) {
    if ('problem' in before) return before.problem === now.problem ? undefined : 'changed';
    return now.problem === 'not-found' ? 'gone' : 'changed';
  }
  if ('problem' in before) return before.problem === 'not-found' ? 'appeared' : 'changed';
  if (before.text === now.text) return undefined;
  return now.text === '' ? 'emptied' : 'changed';
}
