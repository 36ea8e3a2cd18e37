/** Introspection data that says the same under other numbers: takes entries, gives them with numbers in the order in which they are met. */
import type { SchemaInfo } from '../../src/schema/schema-info.ts';

/** Entries that commands and events lead to, their types in the order of their first use and numbered by it. */
export function renumbered(entries: readonly SchemaInfo[]): readonly unknown[] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const numbers = new Map<string, string>();
  const numberOf = (name: string): string => {
    if (name.startsWith('[')) return `[${numberOf(name.slice(1, -1))}]`;
    if (!/^\d+$/.test(name)) return name;
    const number = numbers.get(name) ?? String(numbers.size);
    numbers.set(name, number);
    return number;
  };
  // A set keeps the order of its items, also while it is being iterated.
  const reached = new Set(entries.filter((entry) => ['command', 'event'].includes(entry['meta-type'])).map(({ name }) => name));
  for (const name of reached) for (const used of referencesOf(byName.get(name))) reached.add(used);
  const kept = [...reached].map((name) => byName.get(name));
  return kept.map((entry) => JSON.parse(JSON.stringify(sorted(entry)), (key, value: unknown) => (
    typeof value === 'string' && (['arg-type', 'ret-type', 'element-type', 'type'].includes(key) || (key === 'name' && /^\[?\d+\]?$/.test(value))) ? numberOf(value) : value
  )) as unknown);
}

function referencesOf(entry: SchemaInfo | undefined): readonly string[] {
  switch (entry?.['meta-type']) {
    case 'command':
      return [entry['arg-type'], entry['ret-type']];
    case 'event':
      return [entry['arg-type']];
    case 'array':
      return [entry['element-type']];
    case 'object':
      return [...entry.members, ...entry.variants ?? []].map(({ type }) => type);
    case 'alternate':
      return entry.members.map(({ type }) => type);
    default:
      return [];
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
