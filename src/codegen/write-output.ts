/**
 * Carries a plan out: takes an {@link OutputPlan} without conflicts, writes and removes files. All or nothing: new texts
 * are first written aside, all of them, and only then renamed; if a rename fails, what was done is undone.
 */
import { invariant } from '../diagnostics/invariant.ts';
import type { FileSystem } from '../source/file-system.ts';
import { manifestName } from './output-manifest.ts';
import { parentFolders, stagingName, type OutputPlan, type PlannedFile } from './output-plan.ts';

/**
 * Makes the folder what the plan says; a plan that changes nothing touches nothing.
 * @throws FileSystemError if something cannot be written or removed; the folder is then as it was, as far as it lets us
 */
export function writeOutput(fileSystem: FileSystem, plan: OutputPlan): void {
  invariant(plan.conflicts.length === 0, 'a plan with conflicts is not to be carried out');
  const changed = plan.files.filter(({ action }) => action === 'create' || action === 'update');
  const removed = plan.files.filter(({ action }) => action === 'remove');
  const manifest = { path: manifestName, ...plan.manifest };
  const staged = [...changed, ...(manifest.after !== manifest.before && manifest.after !== undefined ? [manifest] : [])];
  const { folder } = plan;
  const done: Change[] = [];
  try {
    for (const { path, after } of staged) fileSystem.writeText(stagedPath(folder, path), after ?? '');
    for (const change of staged) {
      fileSystem.rename(stagedPath(folder, change.path), `${folder}/${change.path}`);
      done.push(change);
    }
    for (const change of [...removed, ...(manifest.after === undefined && manifest.before !== undefined ? [manifest] : [])]) {
      fileSystem.remove(`${folder}/${change.path}`);
      done.push(change);
    }
  } catch (error) {
    undo(fileSystem, folder, done);
    throw error;
  } finally {
    clearStaging(fileSystem, folder, staged);
  }
  for (const { path } of removed) removeEmptyFolders(fileSystem, folder, path);
}

type Change = Pick<PlannedFile, 'path' | 'before' | 'after'>;

function stagedPath(folder: string, path: string): string {
  return `${folder}/${stagingName}/${path}`;
}

function undo(fileSystem: FileSystem, folder: string, done: readonly Change[]): void {
  for (const { path, before } of done.toReversed()) {
    try {
      if (before === undefined) fileSystem.remove(`${folder}/${path}`);
      else fileSystem.writeText(`${folder}/${path}`, before);
    } catch {
      // The failure that brought us here is the one to report.
    }
  }
}

function clearStaging(fileSystem: FileSystem, folder: string, staged: readonly Change[]): void {
  for (const { path } of staged) {
    if (fileSystem.exists(stagedPath(folder, path))) fileSystem.remove(stagedPath(folder, path));
  }
  for (const { path } of staged) removeEmptyFolders(fileSystem, `${folder}/${stagingName}`, path);
  fileSystem.removeEmptyFolder(`${folder}/${stagingName}`);
}

/** Removes the folders between `folder` and a file that have become empty, innermost first. */
function removeEmptyFolders(fileSystem: FileSystem, folder: string, path: string): void {
  for (const parent of parentFolders(path).toReversed()) fileSystem.removeEmptyFolder(`${folder}/${parent}`);
}
