/**
 * What writing an output folder would do: takes the generated files and the folder as it is, gives one action a file
 * and the conflicts that forbid it. Nothing is changed here; see {@link applyPlan} for that.
 */
import { invariant } from '../diagnostics/invariant.ts';
import { FileSystemError, type FileSystem } from '../source/file-system.ts';
import { hashText, isSafePath, manifestName, printManifest, readManifest, type Manifest, type ManifestEntry } from './output-manifest.ts';

/** A generated file with its final text. */
export interface OutputFile {
  /** Relative to the output folder, with forward slashes: `typescript/index.ts`. */
  readonly path: string;
  readonly text: string;
  /** The target that needs it. Two targets may need one file, if they agree on its text. */
  readonly target: string;
}

export interface OutputRequest {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** The targets that were generated. Files of other targets stay as they are. */
  readonly targets: readonly string[];
  /** Whether generated files that were edited since are overwritten. Files that we did not write never are. */
  readonly force: boolean;
}

/**
 * `keep`: it has the right content already. `remove`: we wrote it and generate it no longer. `release`: the same, but it
 * was edited since, so it stays, and is the user's own from now on.
 */
export type FileAction = 'create' | 'update' | 'keep' | 'remove' | 'release';

export interface PlannedFile {
  readonly path: string;
  readonly action: FileAction;
  /** Undefined if it does not exist. */
  readonly before: string | undefined;
  /** Undefined if it is not generated. */
  readonly after: string | undefined;
}

/**
 * `foreign`: there is a file that we did not write. `edited`: we wrote it and somebody changed it. `not-a-text`: a folder
 * or something else stands there. `not-a-folder`: a file stands where a folder must be. `outside`: a symbolic link leads
 * out of the output folder. `bad-manifest`: the manifest is not one.
 */
export type ConflictReason = 'foreign' | 'edited' | 'not-a-text' | 'not-a-folder' | 'outside' | 'bad-manifest';

export interface OutputConflict {
  readonly path: string;
  readonly reason: ConflictReason;
}

export interface OutputPlan {
  readonly folder: string;
  /** Sorted by path. */
  readonly files: readonly PlannedFile[];
  /** Sorted by path; while there is one, nothing may be written. */
  readonly conflicts: readonly OutputConflict[];
  /** The manifest's text after it is done, and as it is; undefined for none. */
  readonly manifest: Pick<PlannedFile, 'before' | 'after'>;
}

/**
 * Compares what was generated with what is there.
 * @throws FileSystemError if something that exists cannot be read
 */
export function planOutput(request: OutputRequest): OutputPlan {
  const { fileSystem, folder } = request;
  const wanted = collectFiles(request.files);
  const conflicts: OutputConflict[] = [...folderConflicts(fileSystem, folder, [...wanted.keys()])];
  if (conflicts.length > 0) return { folder, files: [], conflicts, manifest: { before: undefined, after: undefined } };
  const manifest = readManifest(fileSystem, folder);
  if (manifest === undefined) conflicts.push({ path: manifestName, reason: 'bad-manifest' });
  const known: Manifest = manifest ?? new Map();
  const files: PlannedFile[] = [];
  const entries = new Map<string, ManifestEntry>();
  for (const path of [...new Set([...wanted.keys(), ...known.keys()])].sort()) {
    const entry = known.get(path);
    const targets = [...(entry?.targets ?? []).filter((target) => !request.targets.includes(target)), ...(wanted.get(path)?.targets ?? [])];
    const after = wanted.get(path)?.text;
    if (after === undefined && entry !== undefined && targets.length > 0) {
      entries.set(path, { ...entry, targets });
      continue;
    }
    const before = readExisting(fileSystem, `${folder}/${path}`);
    if (before === notAText) {
      conflicts.push({ path, reason: 'not-a-text' });
      continue;
    }
    if (before === undefined && after === undefined) continue;
    const isOurs = before === undefined || (entry !== undefined && hashText(before) === entry.sha256);
    const action = chooseAction(before, after, isOurs);
    files.push({ path, action, before, after });
    if (after !== undefined) entries.set(path, { targets: [...new Set(targets)].sort(), sha256: hashText(after) });
    if (action !== 'update' || isOurs || manifest === undefined) continue;
    if (entry === undefined) conflicts.push({ path, reason: 'foreign' });
    else if (!request.force) conflicts.push({ path, reason: 'edited' });
  }
  const after = entries.size > 0 ? printManifest(entries) : undefined;
  return { folder, files, conflicts, manifest: { before: known.size > 0 ? printManifest(known) : undefined, after } };
}

function chooseAction(before: string | undefined, after: string | undefined, isOurs: boolean): FileAction {
  if (before === after) return 'keep';
  if (after === undefined) return isOurs ? 'remove' : 'release';
  return before === undefined ? 'create' : 'update';
}

function collectFiles(files: readonly OutputFile[]): ReadonlyMap<string, { readonly text: string; readonly targets: readonly string[] }> {
  const collected = new Map<string, { text: string; targets: string[] }>();
  const spellings = new Map<string, string>();
  for (const { path, text, target } of files) {
    invariant(isSafePath(path) && path !== manifestName, `a target generates a file outside of its folder: ${path}`);
    const spelling = spellings.get(path.toLowerCase()) ?? path;
    invariant(spelling === path, `${path} and ${spelling} are one file where letter case does not count`);
    spellings.set(path.toLowerCase(), path);
    const earlier = collected.get(path);
    invariant(earlier === undefined || earlier.text === text, `targets disagree on the text of ${path}`);
    collected.set(path, { text, targets: [...(earlier?.targets ?? []), target] });
  }
  return collected;
}

/** Folder inside the output folder where new texts wait while it is written; gone before and afterwards. */
export const stagingName = '.qapi-gen.staging';

/** Folders on the way that are none, or that lead elsewhere. */
function* folderConflicts(fileSystem: FileSystem, folder: string, paths: readonly string[]): Iterable<OutputConflict> {
  const home = canonicalFolder(fileSystem, folder);
  const folders = new Set(paths.flatMap((path) => [...parentFolders(path), ...parentFolders(`${stagingName}/${path}`)]));
  for (const inside of ['', ...[...folders].sort()]) {
    const path = inside === '' ? folder : `${folder}/${inside}`;
    if (!fileSystem.exists(path)) continue;
    if (readExisting(fileSystem, path) !== notAText) yield { path: inside, reason: 'not-a-folder' };
    else if (!canonicalFolder(fileSystem, path).startsWith(home)) yield { path: inside, reason: 'outside' };
  }
}

/** With a slash at its end, so that no folder is a prefix of its neighbour; empty for the working directory itself. */
function canonicalFolder(fileSystem: FileSystem, path: string): string {
  const canonical = fileSystem.canonicalPath(path).replaceAll('\\', '/');
  return canonical === '.' ? '' : `${canonical.replace(/\/$/, '')}/`;
}

/** `a/b/c.ts` → `a`, `a/b`. */
export function parentFolders(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

const notAText = Symbol('not a text');

function readExisting(fileSystem: FileSystem, path: string): string | undefined | typeof notAText {
  try {
    return fileSystem.readText(path);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.problem === 'not-found') return undefined;
    if (error.problem === 'not-permitted' || error.problem === 'unreadable') throw error;
    return notAText;
  }
}
