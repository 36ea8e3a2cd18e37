/** The staging folder of an output folder: takes texts that wait in it, puts them where they belong, and clears it. */
import type { FileSystem } from '../source/file-system.ts';
import { canonicalFolder, canonicalName, stagingName } from './output-folder.ts';

/** The staging folder of one output folder; it comes into being with the first text. */
export class Staging {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;

  /** @param folder the output folder */
  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
  }

  /** @throws FileSystemError */
  add(name: string, text: string): void {
    this.#fileSystem.writeText(this.#path(name), text, true);
  }

  /**
   * Puts a text that was added into its place in the output folder, in one step.
   * @throws FileSystemError
   */
  moveTo(path: string, name = path): void {
    this.#fileSystem.rename(this.#path(name), `${this.#folder}/${path}`);
  }

  /**
   * Removes the staging folder, also one that an interrupted run left. Links in it are removed, not followed.
   * @throws FileSystemError
   */
  clear(): void {
    if (!this.#fileSystem.exists(this.#path(''))) return;
    this.#remove(this.#path(''), `${canonicalFolder(this.#fileSystem, this.#folder)}${stagingName}`);
  }

  #path(name: string): string {
    return `${this.#folder}/${stagingName}${name === '' ? '' : `/${name}`}`;
  }

  /** @param place where the path leads unless it is a link */
  #remove(path: string, place: string): void {
    if (canonicalName(this.#fileSystem, path) === place) {
      for (const name of this.#fileSystem.list(path)) this.#remove(`${path}/${name}`, `${place}/${name}`);
      this.#fileSystem.removeEmptyFolder(path);
    }
    this.#fileSystem.remove(path);
  }
}
