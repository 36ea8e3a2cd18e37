/** The real file system, by Node's synchronous calls. */
import { hash as digest } from 'node:crypto';
import {
  accessSync, chmodSync, closeSync, existsSync, fstatSync, mkdirSync, openSync, constants, readFileSync, readdirSync,
  realpathSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { messageOf } from './error-message.ts';
import { FileSystemError, type FileProblem, type FileSystem } from './file-system.ts';

/** In bytes. Larger files are refused: a dense schema costs well over a hundred times its size in memory, and real files stay below 1 MiB. */
export const maximumFileSize = 16 * 1024 * 1024;

/** Of a file's mode: those that chmod(2) sets. */
const permissionBits = 0o7777;

/** The files of this machine. Relative paths start at the working directory of the process. */
export const nodeFileSystem: FileSystem = {
  readText(path) {
    return decodeUtf8(path, readBytes(path));
  },

  canonicalPath(path) {
    try {
      return realpathSync.native(path);
    } catch {
      return path;
    }
  },

  exists: existsSync,
  isFolder,

  holds(path, text) {
    try {
      const bytes = readBytes(path);
      return Buffer.from(text).equals(bytes) ? digest('sha256', bytes) : undefined;
    } catch {
      return undefined;
    }
  },

  writeText(path, text, isAside = false) {
    try {
      if (isAside) {
        insideFolder(path, () => { writeFileSync(path, text); });
        return;
      }
      makeFolder(dirname(path));
      const existing = statSync(path, { throwIfNoEntry: false });
      if (existing === undefined) {
        writeAside(path, text);
      } else if (existing.isFile()) {
        const target = realpathSync.native(path);
        accessSync(target, constants.W_OK);
        writeAside(target, text, existing.mode & permissionBits);
      } else {
        writeFileSync(path, text);
      }
    } catch (error) {
      throw describeFailure(path, error);
    }
  },

  rename(from, to) {
    try {
      insideFolder(to, () => { renameSync(from, to); });
    } catch (error) {
      throw describeFailure(to, error);
    }
  },

  remove(path) {
    try {
      rmSync(path, { force: true });
    } catch (error) {
      throw describeFailure(path, error);
    }
  },

  removeEmptyFolder(path) {
    try {
      rmdirSync(path);
    } catch {
      // Not empty, or gone: both leave nothing to do.
    }
  },

  list(path) {
    try {
      return readdirSync(path).sort();
    } catch {
      return [];
    }
  },
};

/** Does what puts a file at a path; once more with a new folder where that was missing, since it rarely is. */
function insideFolder(path: string, put: () => void): void {
  try {
    put();
  } catch {
    makeFolder(dirname(path));
    put();
  }
}

/**
 * Makes a folder and those above it, one by one: Node's own recursive call never returns where a file system answers
 * that there is no such folder although the one above it is there, as in /proc.
 * @throws FileSystemError if it cannot be made
 */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = [];
  for (let path = folder; !existsSync(path) && path !== dirname(path); path = dirname(path)) missing.push(path);
  for (const path of missing.reverse()) {
    try {
      mkdirSync(path, mode);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Another process may have been faster.
      if (code === 'EEXIST' && isFolder(path)) continue;
      throw code === 'ENOENT' ? new FileSystemError('not-permitted', path, 'no folder can be made here') : describeFailure(path, error);
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

/** The text appears at its path in one step, with these permissions or those of a new file. */
function writeAside(path: string, text: string, mode?: number): void {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(aside, text);
    if (mode !== undefined) chmodSync(aside, mode);
    renameSync(aside, path);
  } catch (error) {
    removeIfPossible(aside);
    throw error;
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What failed before is what the user has to know.
  }
}

/**
 * The bytes of a regular file; never blocks on a FIFO or device.
 * @throws FileSystemError for anything else
 */
export function readBytes(path: string): Uint8Array {
  let descriptor: number;
  try {
    // Looking before opening keeps side effects of devices away; O_NONBLOCK covers a FIFO put there in between.
    refuseSpecialFile(path, statSync(path));
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw describeFailure(path, error);
  }
  try {
    refuseSpecialFile(path, fstatSync(descriptor));
    return readFileSync(descriptor);
  } catch (error) {
    throw describeFailure(path, error);
  } finally {
    closeSync(descriptor);
  }
}

function refuseSpecialFile(path: string, status: { isDirectory(): boolean; isFile(): boolean; size: number }): void {
  if (status.isDirectory()) throw new FileSystemError('is-directory', path, 'it is a directory');
  if (!status.isFile()) throw new FileSystemError('not-a-regular-file', path, 'it is not a regular file');
  if (status.size > maximumFileSize) {
    throw new FileSystemError('too-large', path, `it is larger than ${maximumFileSize / 1024 / 1024} MiB`);
  }
}

/**
 * Decodes strictly; a byte order mark stays a character.
 * @throws FileSystemError for bytes that are not UTF-8, with the offset of the first
 */
export function decodeUtf8(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FileSystemError('not-utf8', path, `it is not UTF-8 text (first bad byte at offset ${firstBadByte(bytes)})`);
  }
}

function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // The longest prefix that decodes as an unfinished stream ends right before the first bad byte.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  // A character that was begun before it is part of the mistake.
  for (let length = 1; length <= 3; length++) {
    const lead = bytes[low - length] ?? 0;
    const isContinuation = lead >= 0x80 && lead < 0xc0;
    if (!isContinuation) return lead >= 0xc0 && length < sequenceLength(lead) ? low - length : low;
  }
  return low;
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

/**
 * What went wrong with a path, in our own words.
 * @param error what one of Node's calls, or one of ours, threw
 */
export function describeFailure(path: string, error: unknown): FileSystemError {
  if (error instanceof FileSystemError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const problem = problemOfCode[code];
  if (problem !== undefined) return new FileSystemError(problem.kind, path, problem.text);
  return new FileSystemError('unreadable', path, messageOf(error));
}

const problemOfCode: Readonly<Record<string, { kind: FileProblem; text: string } | undefined>> = {
  ENOENT: { kind: 'not-found', text: 'there is no such file' },
  ENOTDIR: { kind: 'not-found', text: 'a part of the path is not a directory' },
  // Of a folder that is to be made where a file is.
  EEXIST: { kind: 'not-found', text: 'a part of the path is not a directory' },
  ERR_INVALID_ARG_VALUE: { kind: 'not-found', text: 'a path cannot hold a NUL character' },
  EACCES: { kind: 'not-permitted', text: 'permission denied' },
  EPERM: { kind: 'not-permitted', text: 'operation not permitted' },
  EISDIR: { kind: 'is-directory', text: 'it is a directory' },
  ELOOP: { kind: 'unreadable', text: 'too many symbolic links' },
  ENAMETOOLONG: { kind: 'unreadable', text: 'the name is too long' },
  ENOSPC: { kind: 'unreadable', text: 'no space left on the device' },
  EROFS: { kind: 'not-permitted', text: 'the file system is read-only' },
};
