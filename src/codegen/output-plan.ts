/**
 * What writing an output folder would do: takes the generated files and the folder as it is, gives one action a file
 * and the conflicts that forbid it. Nothing is changed here; see {@link writeOutput} for that.
 */
import { invariant } from '../diagnostics/invariant.ts';
import type { FileSystem } from '../source/file-system.ts';
import { folderProblems, notAText, readExisting } from './output-folder.ts';
import { hashText, isKnownHash, isSafePath, manifestName, printManifest, readManifest, type ManifestEntry } from './output-manifest.ts';
import { labelsAfter, labelsBetween, replacedSchemas, type ReplacedSchema, type TargetSchema } from './output-schemas.ts';

/** A generated file with its final text. */
export interface OutputFile {
  /** Relative to the output folder, with forward slashes: `typescript/index.ts`. */
  readonly path: string;
  readonly text: string;
  /** The target that needs it. Two targets may need one file, if they agree on its text. */
  readonly target: string;
  /** True if it is written only where nothing stands, and is nobody's but the user's from then on. */
  readonly isStarter?: boolean;
}

interface OutputRequest {
  readonly fileSystem: FileSystem;
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** The targets that were generated. Files of other targets stay as they are. */
  readonly targets: readonly string[];
  /** What each of them was generated from; without it, the output of another schema is replaced without a question. */
  readonly schemas?: ReadonlyMap<string, TargetSchema>;
  /** Whether generated files that were edited since, or come from another schema, are overwritten. Files that we did not write never are. */
  readonly force: boolean;
}

/**
 * `keep`: it has the right content already. `remove`: we wrote it and generate it no longer. `release`: the same, but it
 * was edited since, so it stays, and is the user's own from now on.
 */
export type FileAction = 'create' | 'update' | 'keep' | 'remove' | 'release';

/** One file of the folder, and what becomes of it. Paths are relative to the output folder. */
export interface PlannedFile {
  readonly path: string;
  readonly action: FileAction;
  /** Undefined if it does not exist. */
  readonly before: string | undefined;
  /** Undefined if it is not generated. */
  readonly after: string | undefined;
  /** True for a beginning that is written only where nothing stands. */
  readonly isStarter?: boolean;
}

/**
 * `foreign`: there is a file that we did not write. `edited`: we wrote it and somebody changed it. `not-a-text`: a folder
 * or something else stands there. `not-a-folder`: a file stands where a folder must be. `outside`: a symbolic link leads
 * out of the output folder. `bad-manifest`: the manifest is not one.
 */
type ConflictReason = 'foreign' | 'edited' | 'not-a-text' | 'not-a-folder' | 'outside' | 'bad-manifest';

/** Why nothing may be written; `reason` tells which of them. */
export type OutputConflict = FileConflict | SchemaConflict;

interface FileConflict {
  readonly path: string;
  readonly reason: ConflictReason;
}

/** The folder holds what was generated from another schema. */
interface SchemaConflict extends ReplacedSchema {
  /** The output folder. */
  readonly path: '';
  readonly reason: 'other-schema';
}

/** Everything that would be done to a folder. */
export interface OutputPlan {
  readonly folder: string;
  /** Sorted by path. */
  readonly files: readonly PlannedFile[];
  /** Sorted by path; while there is one, nothing may be written. */
  readonly conflicts: readonly OutputConflict[];
  /** Paths of files that we wrote once and generate no longer, whether they are still there or not. */
  readonly abandoned: readonly string[];
  readonly manifest: PlannedManifest;
}

/** Texts of the manifest; undefined for none. */
interface PlannedManifest {
  /** As it is. */
  readonly before: string | undefined;
  /** While the plan is carried out: it knows the old and the new text of every file. */
  readonly between: string | undefined;
  readonly after: string | undefined;
}

/**
 * Compares what was generated with what is there.
 * @throws FileSystemError if something that exists cannot be read
 */
export function planOutput(request: OutputRequest): OutputPlan {
  const { fileSystem, folder, schemas = new Map<string, TargetSchema>() } = request;
  const wanted = collectFiles(request.files);
  const inTheWay = [...folderProblems(fileSystem, folder, wanted.keys())];
  if (inTheWay.length > 0) return refusal(folder, inTheWay);
  const manifest = readManifest(fileSystem, folder);
  if (manifest === undefined) return refusal(folder, [{ path: manifestName, reason: 'bad-manifest' }]);

  // To look for each file in a folder that is not there takes longer.
  const isNew = !fileSystem.exists(folder);
  const files: PlannedFile[] = [];
  const conflicts: OutputConflict[] = [];
  const abandoned: string[] = [];
  const touched = new Set<string>();
  const between = new Map(manifest.files);
  const after = new Map<string, ManifestEntry>();
  for (const path of [...new Set([...wanted.keys(), ...manifest.files.keys()])].sort()) {
    const entry = manifest.files.get(path);
    const file = wanted.get(path);
    const others = entry?.targets.filter((target) => !request.targets.includes(target)) ?? [];
    if (file === undefined && entry !== undefined && others.length > 0) {
      after.set(path, { ...entry, targets: others });
      continue;
    }
    // What was moved away and is reached through a link now is no longer ours.
    if (file === undefined && !isEmpty(folderProblems(fileSystem, folder, [path]))) continue;
    if (file?.isStarter === true) {
      // Not in the manifest: from the first moment on, it is not ours.
      if (isNew || (!fileSystem.exists(`${folder}/${path}`) && readExisting(fileSystem, `${folder}/${path}`) === undefined)) {
        files.push({ path, action: 'create', before: undefined, after: file.text, isStarter: true });
      } else if (fileSystem.isFolder(`${folder}/${path}`)) {
        conflicts.push({ path, reason: 'not-a-text' });
      }
      continue;
    }
    const held = file && entry && fileSystem.holds(`${folder}/${path}`, file.text);
    // Where line ends were converted, the hash in the manifest is another.
    const isKept = held !== undefined && held === entry?.sha256;
    const existing = isKept ? file?.text : isNew ? undefined : readExisting(fileSystem, `${folder}/${path}`);
    const sha256 = isKept ? held : file && hashText(file.text);
    const known = knownHash(entry, existing, { text: file?.text, sha256 });
    if (file === undefined || sha256 === undefined) {
      abandoned.push(path);
    } else {
      const current = typeof existing === 'string' ? known ?? entry?.sha256 : undefined;
      between.set(path, { targets: unite(entry?.targets ?? [], file.targets), ...transition(current, sha256) });
      after.set(path, { targets: unite(others, file.targets), sha256 });
    }
    const isOurs = existing === undefined || known !== undefined;
    const { planned, conflict } = planFile({ path, existing, after: file?.text, entry, isOurs, force: request.force });
    if (planned !== undefined) files.push(planned);
    if (conflict !== undefined) conflicts.push({ path, reason: conflict });
    if (planned?.action === 'update' || planned?.action === 'remove') for (const target of entry?.targets ?? []) touched.add(target);
  }
  const replaced = request.force ? [] : replacedSchemas(manifest.schemas, schemas, touched);
  return {
    folder,
    files,
    conflicts: [...replaced.map((schema): SchemaConflict => ({ path: '', reason: 'other-schema', ...schema })), ...conflicts],
    abandoned,
    manifest: {
      before: printManifest(manifest),
      between: printManifest({ files: between, schemas: labelsBetween(manifest.schemas, schemas) }),
      after: printManifest({ files: after, schemas: labelsAfter(manifest.schemas, schemas, after) }),
    },
  };
}

function refusal(folder: string, conflicts: readonly OutputConflict[]): OutputPlan {
  return { folder, files: [], conflicts, abandoned: [], manifest: { before: undefined, between: undefined, after: undefined } };
}

function isEmpty(items: Iterable<unknown>): boolean {
  return [...items].length === 0;
}

function unite(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}

/** The hash of a text that is there, if it is ours. Most are what we generate once more, whose hash is known. */
function knownHash(
  entry: ManifestEntry | undefined, existing: Existing, generated: { readonly text: string | undefined; readonly sha256: string | undefined },
): string | undefined {
  if (entry === undefined || typeof existing !== 'string') return undefined;
  const hash = existing === generated.text && generated.sha256 !== undefined ? generated.sha256 : hashText(existing);
  return isKnownHash(entry, hash) ? hash : undefined;
}

/**
 * What the manifest says of a file that is about to be written: of the text that is there, only if it is ours, and
 * else of the one that we wrote last. So a file that somebody else puts there before ours comes is never taken for ours.
 */
function transition(current: string | undefined, next: string): Omit<ManifestEntry, 'targets'> {
  return current === next ? { sha256: next } : { sha256: current, pending: next };
}

type Existing = ReturnType<typeof readExisting>;

interface FileRequest {
  readonly path: string;
  readonly existing: Existing;
  readonly after: string | undefined;
  readonly entry: ManifestEntry | undefined;
  /** Whether nothing is there, or what we wrote. */
  readonly isOurs: boolean;
  readonly force: boolean;
}

interface FilePlan {
  /** Also beside a conflict, to show what would have been done. */
  readonly planned?: PlannedFile;
  readonly conflict?: ConflictReason;
}

function planFile({ path, existing: before, after, entry, isOurs, force }: FileRequest): FilePlan {
  if (before === notAText) return after === undefined ? {} : { conflict: 'not-a-text' };
  if (before === undefined && after === undefined) return {};
  const planned: PlannedFile = { path, action: chooseAction(before, after, isOurs), before, after };
  if (planned.action !== 'update' || isOurs) return { planned };
  // Without a hash, we cannot know that we ever wrote it.
  if (entry?.sha256 === undefined) return { planned, conflict: 'foreign' };
  return force ? { planned } : { planned, conflict: 'edited' };
}

function chooseAction(before: string | undefined, after: string | undefined, isOurs: boolean): FileAction {
  if (before === after) return 'keep';
  if (after === undefined) return isOurs ? 'remove' : 'release';
  return before === undefined ? 'create' : 'update';
}

/** What the names of the manifest and of the staging folder begin with. */
const ownPrefix = '.qapi-gen.';

interface CollectedFile extends Pick<OutputFile, 'text' | 'isStarter'> {
  readonly targets: readonly string[];
}

function collectFiles(files: readonly OutputFile[]): ReadonlyMap<string, CollectedFile> {
  const collected = new Map<string, CollectedFile>();
  const spellings = new Map<string, string>();
  for (const { path, text, target, isStarter = false } of files) {
    invariant(isSafePath(path) && !path.startsWith(ownPrefix), `a target generates a file outside of its folder: ${path}`);
    const spelling = spellings.get(path.toLowerCase()) ?? path;
    invariant(spelling === path, `${path} and ${spelling} are one file where letter case does not count`);
    spellings.set(path.toLowerCase(), path);
    const earlier = collected.get(path);
    const isAgreed = earlier === undefined || (earlier.text === text && earlier.isStarter === isStarter);
    invariant(isAgreed, `targets disagree on the text of ${path}`);
    collected.set(path, { text, isStarter, targets: [...(earlier?.targets ?? []), target] });
  }
  return collected;
}
