import type { Row } from '../../../scripts/bench/measure.mjs';

/** A row of results in which only some things matter. */
export function row(some: Partial<Row>): Row {
  return {
    command: 'check', size: 1, lines: 1000, milliseconds: 200, bareMilliseconds: 50, ratio: 4, lower: 3.9, upper: 4.1, peakMegabytes: 100, runs: 7, ...some,
  };
}
