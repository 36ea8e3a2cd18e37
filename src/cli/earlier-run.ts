/**
 * What an earlier run of the same command line said, kept for the next one: takes a task, gives the record of it.
 * A run that would find everything as that one left it says the same again, and does nothing.
 */
import { hash } from 'node:crypto';
import type { Observations } from '../source/observing-file-system.ts';
import { readKept } from './user-cache.ts';

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

/** What tells the files of a task from those of others; undefined if the user wants nothing to be kept. */
export function keptName(task: Task, { env }: Pick<NodeJS.Process, 'env'>): string | undefined {
  const isUnwanted = task.arguments.includes('--no-cache') || (env['QAPI_GEN_NO_CACHE'] ?? '') !== '';
  return isUnwanted ? undefined : hash('sha256', JSON.stringify(task), 'base64url');
}

/** Nothing if there is no record, or none that can be used. */
export function readEarlierRun(path: string): EarlierRun | undefined {
  const text = readKept(path)?.toString();
  if (text === undefined) return undefined;
  try {
    const run = JSON.parse(text) as Partial<EarlierRun> | null;
    const isWhole = run?.observations !== undefined && run.environment !== undefined && run.output !== undefined;
    return isWhole ? run as EarlierRun : undefined;
  } catch {
    return undefined;
  }
}
