/** One row of the table: takes a command and a schema, runs it in turns with a bare Node, gives medians and their ratio. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clear, commandNamed, taskOf } from './commands.mjs';
import { measurePeak, time } from './processes.mjs';
import { copySchema } from './schema-copy.mjs';
import { median, quantile } from './statistics.mjs';

/**
 * @typedef {{ command: string, size: number, lines: number, milliseconds: number, bareMilliseconds: number, ratio: number,
 *   lower: number, upper: number, peakMegabytes: number | undefined, runs: number }} Row
 *   ratio: of the medians; lower and upper: the quartiles of the time, divided by the same median
 * @typedef {{ size: number, root: string, lines: number }} Schema size: how many times as large as the original
 */

/** The fewest runs of what has a goal. */
export const fewestRuns = 7;
/** Milliseconds from which a command is measured {@link fewestRuns} times, and from which three times, however many were asked for. */
const longRun = 3000;
const veryLongRun = 10_000;
/** How often memory is measured; a larger schema once, which takes long and varies less. */
const peakRuns = 3;

/**
 * @param {{ command: string, schema: Schema, runs: number, folder: string }} request folder: for what the runs write
 * @returns {Promise<Row>}
 */
export async function measure({ command: name, schema, runs, folder }) {
  const { prepare, task } = prepareRuns({ name, schema: schema.root, folder: join(folder, `${name}-${schema.size}`) });
  /** @type {number[]} */
  const bareTimes = [];
  /** @type {number[]} */
  const times = [];
  // Not counted: this run leaves what later ones find.
  prepare();
  const first = time(task);
  const wanted = first > veryLongRun ? Math.min(3, runs) : first > longRun ? Math.min(fewestRuns, runs) : runs;
  while (times.length < wanted) {
    bareTimes.push(time({ program: process.execPath, args: ['-e', '0'], folder }));
    prepare();
    times.push(time(task));
  }
  const peaks = [];
  while (peaks.length < (schema.size === 1 ? peakRuns : 1)) {
    prepare();
    peaks.push(await measurePeak(task));
  }
  const bareMilliseconds = median(bareTimes);
  const known = peaks.filter((peak) => peak !== undefined);
  return {
    command: name,
    size: schema.size,
    lines: schema.lines,
    milliseconds: median(times),
    bareMilliseconds,
    ratio: median(times) / bareMilliseconds,
    lower: quantile(times, 0.25) / bareMilliseconds,
    upper: quantile(times, 0.75) / bareMilliseconds,
    peakMegabytes: known.length === 0 ? undefined : Math.max(...known),
    runs: times.length,
  };
}

/**
 * What to run, and what to do before each run.
 * @param {{ name: string, schema: string, folder: string }} request name: of the command; schema: its root file; folder: its own
 * @returns {{ prepare: () => void, task: import('./processes.mjs').Task }}
 */
export function prepareRuns({ name, schema, folder }) {
  const command = commandNamed(name);
  mkdirSync(folder, { recursive: true });
  const copy = command.editsModule === true ? copySchema({ root: schema, folder: join(folder, 'schema') }) : undefined;
  const place = { schema: copy?.root ?? schema, output: join(folder, 'out'), folder };
  return {
    prepare: () => {
      clear(command, place);
      copy?.editModule();
    },
    task: taskOf(command, place),
  };
}
