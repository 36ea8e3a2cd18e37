/**
 * The manifest of an output folder: which files qapi-gen wrote there, for which targets, and with what content.
 * Only what it lists may be changed or removed.
 */
import { hash } from 'node:crypto';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import { formatJson, type Json, type JsonObject } from './formatted-json.ts';
import { isRecord } from './options.ts';

/** Name of the manifest inside the output folder. */
export const manifestName = '.qapi-gen.manifest.json';

/** What is known of one file. */
export interface ManifestEntry {
  /** The targets that need the file, sorted. */
  readonly targets: readonly string[];
  /** SHA-256 of the text as it was written, with `\n` as its line ends. Absent if it may never have been written: see `pending`. */
  readonly sha256?: string | undefined;
  /** While the folder is being written: SHA-256 of the text that the file is about to get. */
  readonly pending?: string | undefined;
}

interface Manifest {
  /** By path: relative to the output folder, with forward slashes. */
  readonly files: ReadonlyMap<string, ManifestEntry>;
  /** The label of the schema that each target was generated from, where it is known. */
  readonly schemas: ReadonlyMap<string, string>;
}

const formatVersion = 1;

/**
 * Reads the manifest of a folder; empty if there is none, undefined if what stands there is no manifest.
 * @throws FileSystemError if there is one that cannot be read
 */
export function readManifest(fileReader: FileReader, folder: string): Manifest | undefined {
  let text: string;
  try {
    text = fileReader.readText(`${folder}/${manifestName}`);
  } catch (error) {
    if (error instanceof FileSystemError && error.problem === 'not-found') return { files: new Map(), schemas: new Map() };
    throw error;
  }
  return parseManifest(text);
}

function parseManifest(text: string): Manifest | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(content) || content['version'] !== formatVersion || !isRecord(content['files'])) return undefined;
  const files = new Map<string, ManifestEntry>();
  for (const [path, value] of Object.entries(content['files'])) {
    const entry = parseEntry(value);
    if (entry === undefined || !isSafePath(path)) return undefined;
    files.set(path, entry);
  }
  const schemas = content['schemas'] ?? {};
  if (!isRecord(schemas)) return undefined;
  return { files, schemas: new Map(Object.entries(schemas).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) };
}

function parseEntry(value: unknown): ManifestEntry | undefined {
  if (!isRecord(value) || !isStringList(value['targets'])) return undefined;
  const { targets, sha256, pending } = value;
  if (typeof pending === 'string') return { targets, sha256: typeof sha256 === 'string' ? sha256 : undefined, pending };
  return typeof sha256 === 'string' ? { targets, sha256 } : undefined;
}

/** The text of a manifest; the same entries give the same text. Undefined if it would list no file. */
export function printManifest({ files, schemas }: Manifest): string | undefined {
  if (files.size === 0) return undefined;
  const note = 'The files that qapi-gen wrote here. It changes and removes no others. Keep this file with them.';
  const content = {
    note,
    version: formatVersion,
    ...(schemas.size === 0 ? {} : { schemas: sortedObject(schemas) }),
    files: sortedObject(new Map([...files].map(([path, entry]) => [path, { ...entry }]))),
  };
  return formatJson(content).text;
}

function sortedObject<Value extends Json>(map: ReadonlyMap<string, Value>): JsonObject {
  return Object.fromEntries([...map].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Whether we wrote a text with this hash there, or were about to. */
export function isKnownHash(entry: ManifestEntry, hash: string): boolean {
  return hash === entry.sha256 || hash === entry.pending;
}

/** The hash that the manifest keeps of a text. Line ends do not count: version control may convert them. */
export function hashText(text: string): string {
  return hash('sha256', text.replaceAll('\r\n', '\n'));
}

/**
 * Whether a path can only lead to a place below the folder it is relative to: forward slashes, no empty, `.` or `..`
 * segment, not absolute on any platform, no control characters.
 */
export function isSafePath(path: string): boolean {
  return !/[\\:\p{Cc}]/u.test(path) && path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
