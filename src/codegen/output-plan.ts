/**
 * What writing an output folder would do: takes the generated files and the folder as it is, gives one action a file
 * and the conflicts that forbid it. Nothing is changed here; see {@link applyPlan} for that.
 */
import { invariant } from '../diagnostics/invariant.ts';
import { FileSystemError, type FileSystem } from '../source/file-system.ts';
import { hashText, isSafePath, manifestName, printManifest, readManifest, type ManifestEntry } from './output-manifest.ts';

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
  const inTheWay = [...folderConflicts(fileSystem, folder, [...wanted.keys()])];
  if (inTheWay.length > 0) return refusal(folder, inTheWay);
  const manifest = readManifest(fileSystem, folder);
  if (manifest === undefined) return refusal(folder, [{ path: manifestName, reason: 'bad-manifest' }]);

  const files: PlannedFile[] = [];
  const conflicts: OutputConflict[] = [];
  const entries = new Map<string, ManifestEntry>();
  for (const path of [...new Set([...wanted.keys(), ...manifest.keys()])].sort()) {
    const entry = manifest.get(path);
    const file = wanted.get(path);
    const others = entry?.targets.filter((target) => !request.targets.includes(target)) ?? [];
    if (file !== undefined) {
      entries.set(path, { targets: [...new Set([...others, ...file.targets])].sort(), sha256: hashText(file.text) });
    } else if (entry !== undefined && others.length > 0) {
      entries.set(path, { ...entry, targets: others });
      continue;
    }
    const existing = readExisting(fileSystem, `${folder}/${path}`);
    const { planned, conflict } = planFile({ path, existing, after: file?.text, entry, force: request.force });
    if (planned !== undefined) files.push(planned);
    if (conflict !== undefined) conflicts.push({ path, reason: conflict });
  }
  return {
    folder,
    files,
    conflicts,
    manifest: { before: manifest.size > 0 ? printManifest(manifest) : undefined, after: entries.size > 0 ? printManifest(entries) : undefined },
  };
}

function refusal(folder: string, conflicts: readonly OutputConflict[]): OutputPlan {
  return { folder, files: [], conflicts, manifest: { before: undefined, after: undefined } };
}

interface FileRequest {
  readonly path: string;
  readonly existing: string | undefined | typeof notAText;
  readonly after: string | undefined;
  readonly entry: ManifestEntry | undefined;
  readonly force: boolean;
}

interface FilePlan {
  /** Also beside a conflict, to show what would have been done. */
  readonly planned?: PlannedFile;
  readonly conflict?: ConflictReason;
}

function planFile({ path, existing: before, after, entry, force }: FileRequest): FilePlan {
  if (before === notAText) return { conflict: 'not-a-text' };
  if (before === undefined && after === undefined) return {};
  const isOurs = before === undefined || (entry !== undefined && hashText(before) === entry.sha256);
  const planned: PlannedFile = { path, action: chooseAction(before, after, isOurs), before, after };
  if (planned.action !== 'update' || isOurs) return { planned };
  if (entry === undefined) return { planned, conflict: 'foreign' };
  return force ? { planned } : { planned, conflict: 'edited' };
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
