/** A system in memory that watches folders and lets time pass: what happens, and when, is up to the test. */
import type { FolderListener, FolderWatcher } from '../../src/source/folder-watcher.ts';
import { FileSystemError, type FileProblem } from '../../src/source/file-system.ts';

/** Time that passes only when it is told to. */
export class FakeClock {
  #now = 0;
  #waiting: { readonly due: number; readonly resolve: () => void }[] = [];

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ due: this.#now + milliseconds, resolve });
    });
  }

  /** Millisecond by millisecond, with all that follows from each. */
  async pass(milliseconds: number): Promise<void> {
    await settle();
    for (const end = this.#now + milliseconds; this.#now < end;) {
      this.#now++;
      const due = this.#waiting.filter((waiting) => waiting.due <= this.#now);
      this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting));
      for (const { resolve } of due) resolve();
      if (due.length > 0) await settle();
    }
  }
}

/** Whatever can go on without waiting has gone on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Folders are there when the test says so. */
export class FakeFolders implements FolderWatcher {
  readonly there: Set<string>;
  /** Folders that are there and cannot be watched. */
  readonly refused = new Map<string, FileProblem>();
  readonly #listeners = new Map<string, Set<FolderListener>>();

  constructor(...there: readonly string[]) {
    this.there = new Set(there);
  }

  /** Those that are watched. */
  get watched(): readonly string[] {
    return [...this.#listeners].filter(([, listeners]) => listeners.size > 0).map(([folder]) => folder).sort();
  }

  watch(folder: string, listener: FolderListener): { close(): void } {
    const problem = this.refused.get(folder);
    if (problem !== undefined) throw new FileSystemError(problem, folder, 'refused');
    if (!this.there.has(folder)) throw new FileSystemError('not-found', folder, 'there is no such file');
    const listeners = this.#listeners.get(folder) ?? new Set();
    this.#listeners.set(folder, listeners.add(listener));
    return { close: () => void listeners.delete(listener) };
  }

  /** Something happens to an entry of a folder; who does not watch the folder does not hear of it. */
  tell(folder: string, name?: string): void {
    for (const listener of [...this.#listeners.get(folder) ?? []]) listener.onChange(name);
  }

  /** The system gives up watching a folder. */
  lose(folder: string): void {
    for (const listener of [...this.#listeners.get(folder) ?? []]) listener.onLost();
  }
}
