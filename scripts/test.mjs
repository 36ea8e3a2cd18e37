/**
 * `npm test`: sets the checkout up, checks the types, runs every test and ends with one line that counts them.
 * Arguments go to vitest: `npm test -- test/syntax`.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareCheckout, root, run, runScript } from './setup.mjs';

const report = join(root, 'node_modules', '.cache', 'qapi-gen', 'test-report.json');

await runScript(async () => {
  await prepareCheckout();
  rmSync(report, { force: true });
  const status = checkTypes() || runTool('vitest/vitest.mjs', ['run', ...process.argv.slice(2)]);
  const { passed, failed, skipped } = countTests();
  // Whatever ends the run early is a failure too, although no test says so.
  console.log(`${passed} passed, ${status === 0 ? failed : Math.max(failed, 1)} failed, ${skipped} skipped`);
  return status;
});

function checkTypes() {
  console.log('Checking types (tsc) …');
  const status = runTool('typescript/bin/tsc', ['--noEmit']);
  if (status !== 0) console.log('\nThe types do not fit; no test was run.');
  return status;
}

/**
 * @param {string} path below node_modules
 * @param {readonly string[]} args
 */
function runTool(path, args) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], { env: { ...process.env, QAPI_TEST_REPORT: report } });
}

/** Counts from vitest's report; a file that could not be loaded has no tests in it and counts as one failure. */
function countTests() {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  /** @type {import('vitest/node').JsonTestResults} */
  const results = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = results.testResults.filter(({ status, assertionResults }) => (
    status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
  ));
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + brokenFiles.length,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
