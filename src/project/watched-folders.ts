/**
 * Folders that are watched for the sake of files: takes paths, watches the folder of each and all those above, since any
 * of them may be moved away and come back. Files themselves are not watched: editors put new ones in their places.
 */
import { basename, dirname, join, resolve, sep } from 'node:path';
import { FileSystemError } from '../source/file-system.ts';
import type { FolderWatch, FolderWatcher } from '../source/folder-watcher.ts';

/** What becomes of the folders. */
export interface WatchedFoldersSetting {
  readonly watcher: FolderWatcher;
  /** Absolute. */
  readonly workingDirectory: string;
  /** One of the files, or something on the way to it, may not be what it was. */
  onEvent(): void;
  /** A folder cannot be watched although something in it should be; told once of each. */
  onBlind(error: FileSystemError): void;
}

/** A folder, and the names in it that matter. */
interface WatchedFolder {
  readonly names: Set<string>;
  /** `absent`: there is no such folder now. An error: it is there, and cannot be watched. */
  watch: FolderWatch | 'absent' | FileSystemError;
}

/** The folders of some files. */
export class WatchedFolders {
  readonly #setting: WatchedFoldersSetting;
  readonly #folders = new Map<string, WatchedFolder>();
  readonly #blind = new Set<string>();

  constructor(setting: WatchedFoldersSetting) {
    this.#setting = setting;
  }

  /**
   * Watches the folders of these files, and no others. What happens from now on is told of; look at the files
   * afterwards, since it may have happened before.
   * @returns whether there is anything that will not be told of
   */
  watch(paths: Iterable<string>): { readonly isBlind: boolean } {
    const absolute = [...paths].map((path) => resolve(this.#setting.workingDirectory, path));
    const wanted = namesByFolder(absolute);
    this.#releaseAll((folder) => !wanted.has(folder));
    // Outer folders come first, so that nothing appears unseen between two of them.
    for (const folder of [...wanted.keys()].sort((left, right) => left.length - right.length)) {
      const { watch } = this.#folders.get(folder) ?? { watch: 'absent' };
      const names = wanted.get(folder) ?? new Set();
      this.#folders.set(folder, { names, watch: watch === 'absent' || watch instanceof FileSystemError ? this.#start(folder) : watch });
    }
    return { isBlind: absolute.map((path) => this.#isBlindFor(path)).includes(true) };
  }

  close(): void {
    this.#releaseAll(() => true);
  }

  #start(folder: string): WatchedFolder['watch'] {
    try {
      return this.#setting.watcher.watch(folder, {
        onChange: (name) => this.#hear(folder, name),
        onLost: () => {
          this.#release(folder);
          this.#setting.onEvent();
        },
      });
    } catch (error) {
      if (!(error instanceof FileSystemError)) throw error;
      return error.problem === 'not-found' ? 'absent' : error;
    }
  }

  /** What is watched there, or below, may be another folder now than the one that has its name. */
  #hear(folder: string, name: string | undefined): void {
    if (name === undefined) {
      this.#releaseAll((other) => other !== folder && isInside(other, folder));
    } else if (name === basename(folder)) {
      // This is also how the system tells that the folder itself was moved or removed.
      this.#releaseAll((other) => isInside(other, folder));
    } else if (this.#folders.get(folder)?.names.has(fold(name)) === true) {
      this.#releaseAll((other) => isInside(fold(other), fold(join(folder, name))));
    } else {
      return;
    }
    this.#setting.onEvent();
  }

  #releaseAll(isMeant: (folder: string) => boolean): void {
    for (const folder of [...this.#folders.keys()].filter(isMeant)) this.#release(folder);
  }

  #release(folder: string): void {
    const watch = this.#folders.get(folder)?.watch;
    this.#folders.delete(folder);
    if (watch !== undefined && watch !== 'absent' && !(watch instanceof FileSystemError)) watch.close();
  }

  /** Nobody will tell of a file if the innermost folder above it that is there is not watched. */
  #isBlindFor(path: string): boolean {
    let folder = dirname(path);
    while (this.#folders.get(folder)?.watch === 'absent' && folder !== dirname(folder)) folder = dirname(folder);
    const watch = this.#folders.get(folder)?.watch;
    if (!(watch instanceof FileSystemError)) return false;
    if (!this.#blind.has(folder)) this.#setting.onBlind(watch);
    this.#blind.add(folder);
    return true;
  }
}

function namesByFolder(paths: Iterable<string>): ReadonlyMap<string, Set<string>> {
  const byFolder = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let inner = path; inner !== dirname(inner); inner = dirname(inner)) {
      const folder = dirname(inner);
      const names = byFolder.get(folder) ?? new Set();
      byFolder.set(folder, names.add(fold(basename(inner))));
    }
  }
  return byFolder;
}

/** Some systems tell of a name in another spelling than the one that was asked for. */
function fold(name: string): string {
  return name.normalize().toLowerCase();
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
