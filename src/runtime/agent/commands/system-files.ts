/** Reads the files and folders in which the kernel tells about the system. */
import type { System } from '../system/system.js';
import { isSystemError, orFailure } from './failure.js';

const decoder = new TextDecoder();

/** The text of a file. @throws CommandError that names it, if it cannot be read */
export async function readText(system: System, path: string): Promise<string> {
  return orFailure(`open("${path}")`, async () => decoder.decode(await system.readFile(path)));
}

/** The text of a file without space around it; undefined if there is no such file or the kernel has nothing to tell. */
export async function readTextIfAny(system: System, path: string): Promise<string | undefined> {
  try {
    return decoder.decode(await system.readFile(path)).trim();
  } catch (error) {
    return ignoreSystemError(error);
  }
}

/** The names in a folder; none if there is no such folder. */
export async function listFolderIfAny(system: System, path: string): Promise<readonly string[]> {
  try {
    return await system.listFolder(path);
  } catch (error) {
    return ignoreSystemError(error) ?? [];
  }
}

/** The path without symbolic links; undefined if it leads nowhere. */
export async function realPathIfAny(system: System, path: string): Promise<string | undefined> {
  try {
    return await system.realPath(path);
  } catch (error) {
    return ignoreSystemError(error);
  }
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function ignoreSystemError(error: unknown): undefined {
  if (!isSystemError(error)) throw error;
}
