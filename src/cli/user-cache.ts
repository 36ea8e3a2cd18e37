/** What runs keep for later ones in the user's folder for such things: takes a kind and a name, gives a file; nobody depends on its being there. */
import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../source/node-file-system.ts';

/** How many files of a kind there may be; pieces of a large schema take some megabytes. */
const mostFiles = { runs: 200, pieces: 10 } as const;

/** What is kept: what was said by a run, and what it made. */
type Kind = keyof typeof mostFiles;

/** One file, absolute; its folder tells how many there may be. */
export function keptPath(kind: Kind, name: string, { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>): string {
  return join(cacheFolder(env, platform), 'qapi-gen', kind, name);
}

/** Where programs keep what they can do without. Source: XDG Base Directory Specification; the other systems' own conventions. */
function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = env;
  if (xdg !== '') return xdg;
  if (platform === 'win32' && local !== '') return local;
  return platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}

/** Nothing if there is nothing that can be read. */
export function readKept(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Where it cannot be written there is none; of very many, the oldest go. */
export function keep(path: string, content: string): void {
  try {
    makeFolder(dirname(path), 0o700);
    putInPlace(path, content);
    removeOldest(dirname(path));
  } catch {
    // The next run does without.
  }
}

/** Written aside, then renamed, as other processes may be reading it; what cannot be renamed is removed. */
export function putInPlace(path: string, content: string | Uint8Array): void {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(aside, content);
    renameSync(aside, path);
  } catch (error) {
    removeIfPossible(aside);
    throw error;
  }
}

/** At the end of what is kept already, if it can be written. */
export function addToKept(path: string, content: string): void {
  try {
    appendFileSync(path, content);
  } catch {
    // The next run does without, too.
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where the folder is a file, there is nothing to remove either.
  }
}

function removeOldest(folder: string): void {
  const most = mostFiles[basename(folder) as Kind];
  const names = readdirSync(folder);
  if (names.length <= most) return;
  const byAge = names.map((name) => join(folder, name)).map((path) => ({ path, age: statSync(path).mtimeMs })).sort((one, other) => one.age - other.age);
  for (const { path } of byAge.slice(0, names.length - most / 2)) rmSync(path, { force: true });
}
