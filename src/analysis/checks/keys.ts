/** Which keys an object may and must have. QAPI reference, "Schema syntax": unknown keys are errors. */
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Entry, ObjectValue } from '../../syntax/ast.ts';
import type { Reporter } from '../reporter.ts';

export interface KeyRules {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Reports missing keys, then unknown ones; gives the entries by key. `what` has the keys, such as `member 'x'`. */
export function checkKeys(value: ObjectValue, what: string, { required, optional }: KeyRules, reporter: Reporter): ReadonlyMap<string, Entry> {
  const entries = new Map(value.entries.map((entry) => [entry.key.text, entry]));
  for (const key of required) {
    if (!entries.has(key)) reporter.report('definition/missing-key', value.span, { what, key });
  }
  const known = [...required, ...optional];
  for (const { key } of value.entries) {
    if (known.includes(key.text)) continue;
    const suggestion = didYouMean(key.text, known.filter((candidate) => !entries.has(candidate)));
    reporter.report('definition/unknown-key', key.span, { what, key: key.text, known: known.toSorted() }, { suggestion });
  }
  return entries;
}
