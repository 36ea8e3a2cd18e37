/**
 * The manifest of an output folder: which files qapi-gen wrote there, for which targets, and with what content.
 * Only what it lists may be changed or removed.
 */
import { createHash } from 'node:crypto';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import { isRecord } from './options.ts';

/** Name of the manifest inside the output folder. */
export const manifestName = '.qapi-gen.manifest.json';

export interface ManifestEntry {
  /** The targets that need the file, sorted. */
  readonly targets: readonly string[];
  /** SHA-256 of the text as it was written, with `\n` as its line ends. */
  readonly sha256: string;
}

/** Entries by path: relative to the output folder, with forward slashes. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

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
    if (error instanceof FileSystemError && error.problem === 'not-found') return new Map();
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
  const manifest = new Map<string, ManifestEntry>();
  for (const [path, entry] of Object.entries(content['files'])) {
    if (!isRecord(entry) || typeof entry['sha256'] !== 'string' || !isStringList(entry['targets']) || !isSafePath(path)) return undefined;
    manifest.set(path, { targets: entry['targets'], sha256: entry['sha256'] });
  }
  return manifest;
}

/** The text of a manifest; the same entries give the same text. */
export function printManifest(manifest: Manifest): string {
  const paths = [...manifest.keys()].sort();
  const files = Object.fromEntries(paths.map((path) => [path, manifest.get(path)]));
  const note = 'The files that qapi-gen wrote here. It changes and removes no others. Keep this file with them.';
  return `${JSON.stringify({ note, version: formatVersion, files }, null, 2)}\n`;
}

/** The hash that the manifest keeps of a text. Line ends do not count: version control may convert them. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
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
