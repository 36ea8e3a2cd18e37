/** How this compiler hears that files change, so that what waits for it also runs in memory. */

/** What hears of a folder. */
export interface FolderListener {
  /** An entry may have appeared, changed or gone; its name is not always known. */
  onChange(name: string | undefined): void;
  /** The folder is not watched any more. */
  onLost(): void;
}

/** A folder that is being watched. */
export interface FolderWatch {
  /** The listener hears nothing more. */
  close(): void;
}

/** Watches folders, each without those below it. */
export interface FolderWatcher {
  /**
   * A symbolic link counts as the folder that it leads to now.
   * @throws FileSystemError if it cannot be watched; `not-found` if it is not there
   */
  watch(folder: string, listener: FolderListener): FolderWatch;
}
