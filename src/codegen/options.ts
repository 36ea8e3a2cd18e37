/** Helpers for backends that read their section of the configuration: what is wrong becomes one sentence each. */
import { didYouMean } from '../diagnostics/suggest.ts';

/** The options of a section that the backend does not know. */
export function reportUnknownOptions(
  section: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, object>>,
  problems: string[],
): void {
  for (const name of Object.keys(section)) {
    if (Object.hasOwn(known, name)) continue;
    const hint = didYouMean(name, Object.keys(known)) ?? `The options are ${Object.keys(known).map((option) => `"${option}"`).join(', ')}.`;
    problems.push(`"${name}" is no option of this target. ${hint}`);
  }
}

/** A plain object as JSON and YAML have it: no list, no null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
