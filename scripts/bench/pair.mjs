/** Our command and any other, run in turns: takes both, gives the comparison and its words. */
import { join } from 'node:path';
import { commandNamed } from './commands.mjs';
import { prepareRuns } from './measure.mjs';
import { time } from './processes.mjs';
import { comparePairs } from './statistics.mjs';

/**
 * Each pair is run in the other order than the one before.
 * @param {{ ours: string, theirs: string, folder: string, schema: string, scratch: string, runs: number }} request ours: the name
 *   of our command; theirs: a line for the shell, which runs in the folder; scratch: for what ours writes
 * @returns {import('./statistics.mjs').Pairing}
 */
export function pair({ ours, theirs, folder, schema, scratch, runs }) {
  const { prepare, task } = prepareRuns({ name: ours, schema, folder: join(scratch, 'pair') });
  const other = { program: theirs, shell: true, folder };
  const runOurs = () => {
    prepare();
    return time(task);
  };
  const runTheirs = () => time(other);
  // Not counted: whatever both keep between runs is there from now on.
  runOurs();
  runTheirs();
  /** @type {{ ours: number, theirs: number }[]} */
  const times = [];
  while (times.length < runs) {
    if (times.length % 2 === 0) {
      const first = runOurs();
      times.push({ ours: first, theirs: runTheirs() });
    } else {
      const first = runTheirs();
      times.push({ theirs: first, ours: runOurs() });
    }
  }
  return comparePairs(times.map((each) => each.ours), times.map((each) => each.theirs));
}

/**
 * @param {{ ours: string, theirs: string }} names as in {@link pair}
 * @param {import('./statistics.mjs').Pairing} result
 * @returns {string} several lines
 */
export function describePairing({ ours, theirs }, result) {
  const { ratio, lower, upper, faster, pairs, chance } = result;
  const name = `qapi-gen ${commandNamed(ours).title}`;
  const width = Math.max(name.length, theirs.length) + 2;
  return [
    `${name.padEnd(width)}${result.ours.toFixed(0).padStart(6)} ms`,
    `${theirs.padEnd(width)}${result.theirs.toFixed(0).padStart(6)} ms`,
    `${'ratio'.padEnd(width)}${ratio.toFixed(2).padStart(6)} (half of all pairs between ${lower.toFixed(2)} and ${upper.toFixed(2)})`,
    `Ours was the faster one in ${faster} of ${pairs} pairs; chance alone: ${chance < 0.001 ? 'less than 0.001' : chance.toFixed(3)}.`,
  ].join('\n');
}
