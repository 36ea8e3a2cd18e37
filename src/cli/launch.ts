/**
 * Starts the built command line: takes the bundle beside it, runs it unless an earlier run tells what it would say. What V8 compiled of it is kept there too, one
 * file for each command, since compiling would otherwise take a quarter of a short run.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isatty } from 'node:tty';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { makeFolder, nodeFileSystem, readBytes } from '../source/node-file-system.ts';
import { stillHolds } from '../source/observing-file-system.ts';
import { keptName, readEarlierRun, type EarlierRun } from './earlier-run.ts';
import { endOutput } from './end-output.ts';
import { exitStatus } from './exit-status.ts';
import type { FinishedProcess, ProcessSetting } from './main.ts';
import { keep, keptPath, putInPlace, readKept } from './user-cache.ts';

/** Set by the build: different for every one. */
declare const buildIdentity: string;

/** What the names of files begin with that this Node can use. */
const runtime = `${process.version}-${process.arch}-`;

/** The first run of a command may have used little of it: so many runs later, one adds what it compiled. */
const runsPerReview = 16;

/** What the bundle exports. */
interface Bundle {
  readonly runProcess: (setting: ProcessSetting) => Promise<FinishedProcess>;
}

/**
 * For the V8 of Node 20. It optimises code so soon that a short run gains nothing by it and keeps a second core busy; and
 * it collects garbage a dozen times while a model is built of which nothing is garbage yet.
 */
const flagsForShortRuns = ['--interrupt-budget=1200000', '--semi-space-growth-factor=32', '--no-incremental-marking', '--no-minor-gc-task'];

/** Repeats what an earlier run said if nothing has changed since, or else runs the bundle. */
export async function launch(): Promise<void> {
  // It runs again by itself, and what it runs becomes hot.
  const isLong = ['--watch', '-w'].some((word) => process.argv.includes(word));
  if (!isLong && process.versions.v8.startsWith('11.')) for (const flag of flagsForShortRuns) setFlagsFromString(flag);
  const name = isLong ? undefined : keptName({
    build: buildIdentity,
    arguments: process.argv.slice(2),
    workingDirectory: process.cwd(),
    widths: [isatty(1) ? process.stdout.columns : undefined, isatty(2) ? process.stderr.columns : undefined],
  }, process);
  const path = name === undefined ? undefined : keptPath('runs', `${name}.json`, process);
  const earlier = path === undefined ? undefined : readEarlierRun(path);
  if (earlier !== undefined && isCurrent(earlier)) {
    repeat(earlier);
    return;
  }
  const finished = await runBundle({ isRecorded: path !== undefined, build: buildIdentity });
  if (path !== undefined && finished?.run !== undefined) keep(path, JSON.stringify(finished.run));
  finished?.end();
}

function isCurrent({ environment, observations }: EarlierRun): boolean {
  return Object.entries(environment).every(([name, value]) => (process.env[name] ?? null) === value)
    && stillHolds(observations, { ...nodeFileSystem, readBytes });
}

function repeat({ output, status }: EarlierRun): void {
  for (const stream of new Set(output.map(([name]) => name))) process[stream].on('error', endOutput);
  for (const [stream, text] of output) if (text !== '') process[stream].write(text);
  process.exitCode = status;
}

/** Runs `runProcess` of `cli.cjs`, which must be ASCII, on the arguments of this process. */
async function runBundle(setting: ProcessSetting): Promise<FinishedProcess | undefined> {
  const bundle = join(import.meta.dirname, 'cli.cjs');
  const cachePath = codeCachePath(bundle);
  const cachedData = cachePath === undefined ? undefined : readKept(cachePath);
  const script = new Script(`(function (exports, require, module, __filename, __dirname, __import) {${readFileSync(bundle, 'latin1')}\n})`, {
    filename: bundle,
    ...(cachedData && { cachedData }),
  });
  const module: { exports: Partial<Bundle> } = { exports: {} };
  const define = script.runInThisContext() as (...parameters: readonly unknown[]) => void;
  define(module.exports, createRequire(bundle), module, bundle, dirname(bundle), (specifier: string) => import(specifier));
  const finished = await module.exports.runProcess?.(setting);
  const isFresh = cachedData !== undefined && script.cachedDataRejected !== true;
  // A word that is no command must not leave a file.
  const isCommand = process.exitCode !== exitStatus.unusable;
  if (cachePath !== undefined && isCommand && (!isFresh || process.pid % runsPerReview === 0)) {
    const compiled = script.createCachedData();
    if (!isFresh || compiled.length > cachedData.length) save(cachePath, compiled);
  }
  return finished;
}

/** Nothing if the user wants no cache; the variable is Node's own. V8 checks the rest: its version, its flags. */
function codeCachePath(bundle: string): string | undefined {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined;
  const command = process.argv[2] ?? '';
  const name = /^[a-z]{1,20}$/.test(command) ? command : 'other';
  return join(dirname(bundle), 'code-cache', `${runtime}${name}.bin`);
}

/**
 * Where it cannot be written there is no cache. What other versions of Node left is removed, so that the folder does not
 * grow with each of them.
 */
function save(path: string, data: Buffer): void {
  try {
    const folder = dirname(path);
    makeFolder(folder);
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(runtime)) rmSync(join(folder, name), { force: true });
    }
    putInPlace(path, data);
  } catch {
    // The package may well be installed where its user must not write.
  }
}
