/** Which keys an object may and must have. QAPI reference, "Schema syntax": unknown keys are errors. */
import { didYouMean, nearestName } from '../../diagnostics/suggest.ts';
import type { Entry, ObjectValue } from '../../syntax/ast.ts';
import type { Description } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';

/** The keys of one kind of object. */
export interface KeyRules {
  /** The first one makes the object what it is: without it, its other keys are not judged. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Entries without those that a later one of the same key replaces; they were reported with the syntax. */
export function distinctEntries({ entries }: ObjectValue): readonly Entry[] {
  if (entries.length < 2) return entries;
  const last = entriesByKey(entries);
  return last.size === entries.length ? entries : [...last.values()];
}

function entriesByKey(entries: readonly Entry[]): Map<string, Entry> {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) byKey.set(entry.key.text, entry);
  return byKey;
}

/** An object's keys, and what has them, such as `member 'x'`. */
export interface OwnedKeys extends KeyRules {
  readonly what: Description;
}

/** Reports missing keys, then unknown ones; gives the entries by key. */
export function checkKeys(value: ObjectValue, { what, required, optional }: OwnedKeys, reporter: Reporter): ReadonlyMap<string, Entry> {
  const entries = entriesByKey(value.entries);
  const unknown: string[] = [];
  for (const key of entries.keys()) if (!required.includes(key) && !optional.includes(key)) unknown.push(key);
  for (const key of required) {
    if (entries.has(key)) continue;
    // A key that is missing here and misspelt there is one mistake.
    const misspelt = nearestName(key, unknown);
    if (misspelt !== undefined) unknown.splice(unknown.indexOf(misspelt), 1);
    reporter.report('definition/missing-key', (misspelt && entries.get(misspelt)?.key.span) || value.span, { what: what(), key }, {
      suggestion: misspelt && `Did you mean '${key}' by '${misspelt}'?`,
    });
    if (key === required[0]) return entries;
  }
  for (const key of unknown) {
    const known = [...required, ...optional];
    const suggestion = didYouMean(key, known.filter((candidate) => !entries.has(candidate)));
    reporter.report('definition/unknown-key', entries.get(key)?.key.span, { what: what(), key, known: known.toSorted() }, { suggestion });
  }
  return entries;
}
