/**
 * Names for types that introspection calls by numbers: takes the entries, gives each type a name that says where it is used.
 *
 * The name is the shortest way to the type: `QueryBlockResult` for what `query-block` returns (or lists), `…Inserted` for the
 * type of its member `inserted`. Of several shortest ways the shortest name counts, then the first one from A to Z. So the
 * numbers, the order of the entries and ways that are longer do not matter, and a name stays until a shorter way is there.
 */
import type { SchemaInfo } from '../schema/schema-info.ts';
import type { Entries } from './parse-introspection.ts';

/** The names of enums, objects and alternates, by the names that they have in the data; those that are none are kept. */
export function nameTypes(entries: Entries): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const entry of entries.values()) if (isNamed(entry) && !isMasked(entry.name)) names.set(entry.name, entry.name);
  for (const name of names.values()) taken.add(name.toLowerCase());
  let wanted = rootUses(entries);
  const seen = new Set<string>();
  while (wanted.size > 0) {
    const next = new Map<string, string[]>();
    for (const [type, candidates] of sortedByName(wanted)) {
      seen.add(type);
      const [wish = ''] = candidates.toSorted(shortestFirst);
      const name = names.get(type) ?? free(wish, taken);
      names.set(type, name);
      taken.add(name.toLowerCase());
      for (const { type: inner, step } of partsOf(entries.get(type))) propose(next, elementName(entries, inner), name + pascal(step));
    }
    wanted = new Map([...next].filter(([type]) => !seen.has(type) && isNamed(entries.get(type))));
  }
  return names;
}

/** `123`: what QEMU puts in the place of a name. */
export function isMasked(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The name of the innermost type of a list, or of the type itself. */
export function elementName(entries: Entries, name: string): string {
  const entry = entries.get(name);
  return entry?.['meta-type'] === 'array' ? elementName(entries, entry['element-type']) : name;
}

type Proposals = Map<string, string[]>;

function rootUses(entries: Entries): Proposals {
  const uses: Proposals = new Map();
  for (const entry of entries.values()) {
    if (entry['meta-type'] === 'command') {
      propose(uses, entry['arg-type'], `${pascal(entry.name)}Parameters`);
      propose(uses, elementName(entries, entry['ret-type']), `${pascal(entry.name)}Result`);
    }
    if (entry['meta-type'] === 'event') propose(uses, entry['arg-type'], `${pascal(entry.name)}EventData`);
  }
  return new Map([...uses].filter(([type]) => isNamed(entries.get(type))));
}

function propose(proposals: Proposals, type: string, name: string): void {
  const known = proposals.get(type);
  if (known === undefined) proposals.set(type, [name]);
  else known.push(name);
}

function partsOf(entry: SchemaInfo | undefined): readonly { readonly type: string; readonly step: string }[] {
  if (entry?.['meta-type'] === 'alternate') return entry.members.map(({ type }) => ({ type, step: 'choice' }));
  if (entry?.['meta-type'] !== 'object') return [];
  return [
    ...entry.members.map(({ name, type }) => ({ type, step: name })),
    ...(entry.variants ?? []).map(({ case: value, type }) => ({ type, step: value })),
  ];
}

function isNamed(entry: SchemaInfo | undefined): entry is SchemaInfo {
  return entry !== undefined && ['enum', 'object', 'alternate'].includes(entry['meta-type']);
}

/** By the best proposal, so that who gets a name that two want does not depend on the order of the entries. */
function sortedByName(proposals: Proposals): readonly (readonly [string, string[]])[] {
  const best = (names: readonly string[]): string => names.toSorted(shortestFirst)[0] ?? '';
  return [...proposals].toSorted(([, left], [, right]) => shortestFirst(best(left), best(right)));
}

function shortestFirst(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

function free(wish: string, taken: ReadonlySet<string>): string {
  let name = wish;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wish}${number}`;
  return name;
}

/** `query-block` and `BLOCK_IO_ERROR` as parts of a name: `QueryBlock`, `BlockIoError`. */
function pascal(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => {
    const rest = word.slice(1);
    return word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? rest.toLowerCase() : rest);
  }).join('');
}
