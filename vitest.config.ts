import { defineConfig } from 'vitest/config';
import { SkipReporter } from './test/support/skip-reporter.ts';

// Set by scripts/test.mjs, which counts from the report.
const reportPath = process.env['QAPI_TEST_REPORT'];
const jsonReporter: ['json', { outputFile: string }][] = reportPath === undefined ? [] : [['json', { outputFile: reportPath }]];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Processes, since tests of the command line change the working directory and the environment.
    pool: 'forks',
    // Tests of repetition ask for it.
    env: { QAPI_GEN_NO_CACHE: '1' },
    // Some tests start compilers or install packages, on machines with two cores and other work to do.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', new SkipReporter(), ...jsonReporter],
  },
});
