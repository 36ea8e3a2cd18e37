/**
 * Prints why tests were skipped, once a reason. The reason is the note of `context.skip('…')`, or else what stands in
 * parentheses at the end of the name of the test or of a suite around it: `describe.skipIf(…)('corpus (QAPI_CORPUS is not set)')`.
 */
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = countSkips(modules.flatMap((module) => [...module.children.allTests('skipped')]));
    if (counts.size === 0) return;
    console.log('\nSkipped:');
    for (const [reason, count] of counts) console.log(`  ${String(count).padStart(4)}  ${reason}`);
  }
}

function countSkips(tests: readonly TestCase[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const test of tests) {
    const result = test.result();
    const reason = (result.state === 'skipped' ? result.note : undefined) ?? reasonInName(test);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

function reasonInName(test: TestCase): string {
  for (let place: TestCase['parent'] | TestCase = test; place.type !== 'module'; place = place.parent) {
    const reason = /\(([^()]+)\)$/.exec(place.name)?.[1];
    if (reason !== undefined) return reason;
  }
  return `no reason given: ${test.module.relativeModuleId}`;
}
