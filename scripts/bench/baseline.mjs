/** Results of an earlier run: writes them into a file, reads them, gives how a row has changed since. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from '../setup.mjs';

/**
 * @typedef {import('./measure.mjs').Row} Row
 * @typedef {{ schema: string, node: string, cpu: string | undefined, date: string, rows: readonly Row[] }} Results
 */

/**
 * @param {string} path
 * @param {Results} results
 */
export function saveBaseline(path, results) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
}

/**
 * @param {string} path
 * @returns {Results}
 */
export function readBaseline(path) {
  const text = readFileSync(path, 'utf8');
  try {
    const results = JSON.parse(text);
    if (Array.isArray(results.rows)) return results;
  } catch {
    // Told below, as for any other text.
  }
  throw new SetupError(`${path} is no baseline; --save writes one.`);
}

/**
 * How many times as long a row takes as it did then. Both are taken in lengths of a bare Node that ran at the same time, so
 * that a busy or another machine does not look like a change of the program.
 * @param {Row} row
 * @param {Results} baseline
 * @returns {number | undefined} nothing if it was not measured then
 */
export function changeSince(row, baseline) {
  const earlier = baseline.rows.find(({ command, size }) => command === row.command && size === row.size);
  return earlier === undefined ? undefined : row.ratio / earlier.ratio;
}

/**
 * What the reader must know before comparing.
 * @param {Results} baseline
 * @param {Omit<Results, 'rows'>} now
 */
export function describeBaseline(baseline, now) {
  const differences = [
    ['schema', baseline.schema, now.schema], ['Node', baseline.node, now.node], ['processor', baseline.cpu, now.cpu],
  ].filter(([, then, today]) => then !== today).map(([name, then]) => `another ${name} (${then})`);
  return `of ${baseline.date}${differences.length === 0 ? '' : `, with ${differences.join(' and ')}`}`;
}
