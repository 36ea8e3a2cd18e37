/** Many versions of a schema: takes the releases that a configuration names, gives their history. */
import { posix } from 'node:path';
import { schemaHistory, type VersionedSchema } from '../compat/history/schema-history.ts';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import { countFindings } from '../diagnostics/printers/counts.ts';
import { requires } from '../schema/dialect.ts';
import type { SchemaHistory } from '../schema/history.ts';
import { withAddresses } from './address-reader.ts';
import { compile } from './compile.ts';
import type { Release } from './project.ts';
import { findMisplacedRelease } from './release-order.ts';
import { RequestError } from './request-error.ts';
import { isAddress, parseAddress } from './schema-address.ts';

/** What to load, and how. */
export interface HistoryRequest {
  /** The oldest first. */
  readonly releases: readonly Release[];
  /** The root file of the schema that these are releases of, for those that are folders. Default: it is called as QEMU calls its own. */
  readonly root?: string | undefined;
  readonly fileReader: FileReader;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Called before each release is read. */
  onProgress?(task: string): void;
  /** Called for each release that has errors. */
  onUnsound?(release: UnsoundRelease): void;
}

/** A release of which only what is sound is known. */
export interface UnsoundRelease {
  readonly version: string;
  /** The root file, as it is read. */
  readonly root: string;
  readonly errors: number;
}

/** A history, and what is to be said of it. */
export interface LoadedHistory {
  readonly history: SchemaHistory;
  /** Every file that was read; what came out of git or from a program is there under its address. */
  readonly files: readonly string[];
}

/**
 * Reads all releases, each in its dialect. A model is kept only as long as it is looked at.
 * @throws RequestError if a release cannot be read, is there twice, or is older than the one before it
 */
export async function loadHistory({ releases, root: schemaRoot, workingDirectory, onProgress, onUnsound, ...request }: HistoryRequest): Promise<LoadedHistory> {
  const misplaced = findMisplacedRelease(releases.map(({ version }) => version));
  if (misplaced !== undefined) throw new RequestError(misplaced.problem);
  const fileReader = await withAddresses(releases.map(({ root }) => root), { fileReader: request.fileReader, workingDirectory });
  const files: string[] = [];
  const versions = function* (): Iterable<VersionedSchema> {
    for (const release of releases) {
      const { version } = release;
      onProgress?.(`Reading ${version}`);
      const root = rootWithin(release, schemaRoot, fileReader);
      const result = compile({ root, fileReader, dialect: release.dialect });
      const { schema, diagnostics, omitted, dialect } = result;
      if (schema === undefined) throw new RequestError(`release ${version} cannot be read: ${diagnostics[0]?.message ?? root}`, diagnostics[0]?.suggestion);
      files.push(...result.files);
      const { errors } = countFindings(diagnostics, omitted);
      if (errors > 0) onUnsound?.({ version, root, errors });
      yield { version, schema, coverage: errors > 0 ? 'what is sound' : requires(dialect, 'checked-docs') ? 'everything' : 'its definitions' };
    }
  };
  return { history: schemaHistory(versions()), files };
}

/** In a folder, the file with the longest end that its path has in common with that of the schema. */
function rootWithin({ version, root }: Release, schemaRoot: string | undefined, fileReader: FileReader): string {
  if (isAddress(root) || problemOf(root, fileReader) !== 'is-directory') return root;
  const address = parseAddress(schemaRoot ?? 'qapi/qapi-schema.json');
  const steps = address.kind === 'qmp' ? [] : posix.normalize(address.path).split('/').filter((step) => step !== '' && step !== '..');
  const candidates = steps.map((_, index) => steps.slice(index).join('/'));
  const found = candidates.find((candidate) => problemOf(posix.join(root, candidate), fileReader) === undefined);
  if (found !== undefined) return posix.join(root, found);
  throw new RequestError(`release ${version} cannot be read: '${root}' is a folder without ${candidates.slice(-2).join(' and ') || 'a known name'}`, 'Name the root file of the schema.');
}

/** Undefined for a file that can be read. */
function problemOf(path: string, fileReader: FileReader): FileSystemError['problem'] | undefined {
  try {
    fileReader.readText(path);
    return undefined;
  } catch (error) {
    if (error instanceof FileSystemError) return error.problem;
    throw error;
  }
}
