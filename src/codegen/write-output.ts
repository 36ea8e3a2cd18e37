/**
 * Carries a plan out: takes an {@link OutputPlan} without conflicts, writes and removes files. All or nothing: new texts
 * are first written aside, all of them, and only then renamed; if a rename fails, what was done is undone.
 *
 * A process can also be stopped between two renames. So the first thing to be renamed is a manifest that knows the old
 * and the new text of every file, and the last one is the manifest that knows the new ones only: whatever a later run
 * finds between the two is known as ours.
 */
import { invariant } from '../diagnostics/invariant.ts';
import type { FileSystem } from '../source/file-system.ts';
import { removeEmptyFolders } from './output-folder.ts';
import { manifestName } from './output-manifest.ts';
import type { OutputPlan, PlannedFile } from './output-plan.ts';
import { Staging } from './output-staging.ts';

/**
 * Makes the folder what the plan says; a plan that changes nothing touches nothing, but for what an interrupted run left
 * in the staging folder.
 * @throws FileSystemError if something cannot be written or removed; the folder is then as it was, as far as it lets us
 */
export function writeOutput(fileSystem: FileSystem, plan: OutputPlan): void {
  invariant(plan.conflicts.length === 0, 'a plan with conflicts is not to be carried out');
  new OutputWriter(fileSystem, plan.folder).write(plan);
}

interface Change extends Pick<PlannedFile, 'path' | 'before' | 'after'> {
  /** What its new text is called while it waits, if not by its path. */
  readonly stagedAs?: string;
}

class OutputWriter {
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #staging: Staging;
  readonly #done: Change[] = [];

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
    this.#staging = new Staging(fileSystem, folder);
  }

  write({ files, manifest, abandoned }: OutputPlan): void {
    const changed = files.filter(({ action }) => action === 'create' || action === 'update');
    const removed = files.filter(({ action }) => action === 'remove');
    const between = changed.length + removed.length > 0 ? manifest.between : manifest.before;
    const announced: readonly Change[] = [...difference(manifest.before, between, `${manifestName}.between`), ...changed, ...removed];
    const concluded = difference(between, manifest.after, manifestName);
    this.#staging.clear();
    try {
      for (const { path, after, stagedAs } of [...announced, ...concluded]) {
        if (after !== undefined) this.#staging.add(stagedAs ?? path, after);
      }
      for (const change of announced) this.#carryOut(change);
      for (const path of abandoned) removeEmptyFolders(this.#fileSystem, this.#folder, path);
      for (const change of concluded) this.#carryOut(change);
    } catch (error) {
      this.#undo();
      throw error;
    } finally {
      this.#clearAtLast();
    }
  }

  #carryOut(change: Change): void {
    const { path, after, stagedAs } = change;
    if (after === undefined) this.#fileSystem.remove(`${this.#folder}/${path}`);
    else this.#staging.moveTo(path, stagedAs);
    this.#done.push(change);
  }

  /** The manifest goes back to what it was only if all files did: otherwise it still has to know both of their texts. */
  #undo(): void {
    let isComplete = true;
    for (const { path, before } of this.#done.toReversed()) {
      if (path === manifestName && !isComplete) continue;
      try {
        this.#restore(path, before);
      } catch {
        // The failure that brought us here is the one to report.
        isComplete = false;
      }
    }
  }

  #restore(path: string, before: string | undefined): void {
    if (before === undefined) {
      this.#fileSystem.remove(`${this.#folder}/${path}`);
      removeEmptyFolders(this.#fileSystem, this.#folder, path);
    } else {
      this.#staging.add(path, before);
      this.#staging.moveTo(path);
    }
  }

  #clearAtLast(): void {
    try {
      this.#staging.clear();
    } catch {
      // Everything is in its place, or what went wrong is known; the next run clears it.
    }
  }
}

function difference(before: string | undefined, after: string | undefined, stagedAs: string): readonly Change[] {
  return before === after ? [] : [{ path: manifestName, before, after, stagedAs }];
}
