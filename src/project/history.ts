/** Many versions of a schema: takes the releases that a configuration names, gives their history. */
import { schemaHistory, type VersionedSchema } from '../compat/history/schema-history.ts';
import type { FileReader } from '../source/file-system.ts';
import { countFindings } from '../diagnostics/printers/counts.ts';
import type { SchemaHistory } from '../schema/history.ts';
import { withAddresses } from './address-reader.ts';
import { compile } from './compile.ts';
import type { Release } from './project.ts';
import { RequestError } from './request-error.ts';

/** What to load, and how. */
export interface HistoryRequest {
  /** The oldest first. */
  readonly releases: readonly Release[];
  readonly fileReader: FileReader;
  /** Absolute. */
  readonly workingDirectory: string;
  /** Called before each release is read. */
  onProgress?(task: string): void;
}

/** A history, and what is to be said of it. */
export interface LoadedHistory {
  readonly history: SchemaHistory;
  /** Releases that have errors, of which only what is sound is known. */
  readonly unsound: readonly { readonly version: string; readonly errors: number }[];
}

/**
 * Reads all releases, each in its dialect. A model is kept only as long as it is looked at.
 * @throws RequestError if a release cannot be read, or a version is there twice
 */
export async function loadHistory({ releases, workingDirectory, onProgress, ...request }: HistoryRequest): Promise<LoadedHistory> {
  const twice = releases.find(({ version }, index) => releases.findIndex((other) => other.version === version) !== index);
  if (twice !== undefined) throw new RequestError(`there are two releases ${twice.version}`);
  const fileReader = await withAddresses(releases.map(({ root }) => root), { fileReader: request.fileReader, workingDirectory });
  const unsound: { readonly version: string; readonly errors: number }[] = [];
  const versions = function* (): Iterable<VersionedSchema> {
    for (const { version, root, dialect } of releases) {
      onProgress?.(`Reading ${version}`);
      const { schema, diagnostics, omitted, dialect: inForce } = compile({ root, fileReader, dialect });
      if (schema === undefined) throw new RequestError(`release ${version} cannot be read: ${diagnostics[0]?.message ?? root}`);
      const { errors } = countFindings(diagnostics, omitted);
      if (errors > 0) unsound.push({ version, errors });
      yield { version, schema, dialect: inForce };
    }
  };
  return { history: schemaHistory(versions()), unsound };
}
