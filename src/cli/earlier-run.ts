/**
 * What an earlier run of the same command line said, kept for the next one: takes a process, gives the place of its record.
 * A run that would find everything as that one left it says the same again, and does nothing.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Observations } from '../source/observing-file-system.ts';

/** One run, as far as a repetition needs to know it. */
export interface EarlierRun {
  readonly observations: Observations;
  /** The variables that it asked for; null for those that were not set. */
  readonly environment: Readonly<Record<string, string | null>>;
  /** What a repetition prints, in order. */
  readonly output: readonly (readonly ['stdout' | 'stderr', string])[];
  readonly status: number;
}

/** What a run depends on besides the files: two processes that are equal in this have the same task. */
export interface Task {
  /** Changes with every build of this program. */
  readonly build: string;
  readonly arguments: readonly string[];
  readonly workingDirectory: string;
  /** Of standard output and standard error: the width of the terminal; undefined for none. */
  readonly widths: readonly (number | undefined)[];
}

const mostRecords = 200;

/** The file for the record of a task, absolute; undefined if the user wants none. */
export function recordPath(task: Task, { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>): string | undefined {
  const isUnwanted = task.arguments.includes('--no-cache') || (env['QAPI_GEN_NO_CACHE'] ?? '') !== '';
  if (isUnwanted) return undefined;
  const name = createHash('sha256').update(JSON.stringify(task)).digest('base64url');
  return join(cacheFolder(env, platform), 'qapi-gen', 'runs', `${name}.json`);
}

/** Where programs keep what they can do without. Source: XDG Base Directory Specification; the other systems' own conventions. */
function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = env;
  if (xdg !== '') return xdg;
  if (platform === 'win32' && local !== '') return local;
  return platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}

/** Nothing if there is no record, or none that can be used. */
export function readEarlierRun(path: string): EarlierRun | undefined {
  try {
    const run = JSON.parse(readFileSync(path, 'utf8')) as Partial<EarlierRun> | null;
    const isWhole = run?.observations !== undefined && run.environment !== undefined && run.output !== undefined;
    return isWhole ? run as EarlierRun : undefined;
  } catch {
    return undefined;
  }
}

/** Written aside, then renamed. Where it cannot be written there is none; of very many, the oldest go. */
export function saveRun(path: string, run: EarlierRun): void {
  const folder = dirname(path);
  const aside = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(aside, JSON.stringify(run));
    renameSync(aside, path);
    removeOldest(folder);
  } catch {
    removeIfPossible(aside);
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
  const names = readdirSync(folder);
  if (names.length <= mostRecords) return;
  const byAge = names.map((name) => join(folder, name)).map((path) => ({ path, age: statSync(path).mtimeMs })).sort((one, other) => one.age - other.age);
  for (const { path } of byAge.slice(0, names.length - mostRecords / 2)) rmSync(path, { force: true });
}
