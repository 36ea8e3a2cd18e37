/**
 * The since-matrix: takes the versions of a schema, gives for each item of any of them in which versions it is and what
 * changed in between. A type that was renamed keeps its past.
 */
import { itemKey, type AttributeChange, type Attributes, type Coverage, type ItemHistory, type ItemName, type SchemaHistory } from '../../schema/history.ts';
import type { Schema } from '../../schema/model.ts';
import { allMembers } from '../../schema/traverse.ts';
import { findRenames } from './find-renames.ts';
import { schemaFacts, type Fact } from './schema-facts.ts';

/** A version of a schema. */
export interface VersionedSchema {
  readonly version: string;
  readonly schema: Schema;
  /** Default: everything. */
  readonly coverage?: Coverage | undefined;
}

/** @param versions the oldest first; each is let go before the next one is asked for */
export function schemaHistory(versions: Iterable<VersionedSchema>): SchemaHistory {
  const builder = new HistoryBuilder();
  const names: string[] = [];
  const coverages = new Map<string, Coverage>();
  let newest: Schema | undefined;
  for (const version of versions) {
    builder.add(version);
    names.push(version.version);
    coverages.set(version.version, version.coverage ?? 'everything');
    newest = version.schema;
  }
  const items = builder.items();
  const byKey = new Map(items.map((item) => [itemKey(item.name), item]));
  const heirs = heirsOf(newest);
  const rank = new Map(names.map((name, index) => [name, index]));
  const since = (name: ItemName): string | undefined => {
    const all = [name, ...heirs.get(itemKey(name)) ?? []].flatMap((candidate) => byKey.get(itemKey(candidate))?.since ?? []);
    return all.toSorted((left, right) => (rank.get(left) ?? 0) - (rank.get(right) ?? 0))[0];
  };
  return { versions: names, items, find: (name) => byKey.get(itemKey(name)), since, coverageOf: (version) => coverages.get(version) ?? 'everything' };
}

/** An item while its history is made. */
interface Track {
  fact: Fact;
  since: number;
  until: number;
  readonly missing: number[];
  readonly changes: AttributeChange[];
}

class HistoryBuilder {
  readonly #versions: string[] = [];
  #tracks = new Map<string, Track>();
  #facts: ReadonlyMap<string, Fact> = new Map();

  add({ version, schema }: VersionedSchema): void {
    const facts = schemaFacts(schema);
    const index = this.#versions.length;
    const renames = findRenames(this.#facts, facts);
    for (const [before, after] of renames) this.#rename(before, after, version);
    const newNames = (text: string | undefined): string | undefined => text?.replaceAll(/\w+/g, (word) => renames.get(word) ?? word);
    for (const [key, fact] of facts) {
      const track = this.#tracks.get(key);
      if (track === undefined) {
        this.#tracks.set(key, { fact, since: index, until: index, missing: [], changes: [] });
        continue;
      }
      for (let gap = track.until + 1; gap < index; gap++) track.missing.push(gap);
      for (const attribute of attributes) {
        const before = attribute === 'type' || attribute === 'returns' ? newNames(track.fact.attributes[attribute]) : track.fact.attributes[attribute];
        const after = fact.attributes[attribute];
        if (before !== after) track.changes.push({ version, attribute, before: before ?? 'none', after: after ?? 'none' });
      }
      track.fact = fact;
      track.until = index;
    }
    this.#facts = facts;
    this.#versions.push(version);
  }

  items(): readonly ItemHistory[] {
    const order = new Map([...this.#facts.keys()].map((key, index) => [key, index]));
    const last = this.#versions.length - 1;
    const place = (key: string): number => order.get(key) ?? Infinity;
    return [...this.#tracks].sort(([left, first], [right, second]) => (
      place(left) === place(right) ? second.until - first.until : place(left) - place(right)
    )).map(([, { fact, since, until, missing, changes }]) => ({
      name: fact.name,
      kind: fact.kind,
      since: this.#version(since),
      until: this.#version(until),
      removedIn: until === last ? undefined : this.#version(until + 1),
      missingIn: missing.map((index) => this.#version(index)),
      changes,
    }));
  }

  /** What was known of a type is known of its new name. */
  #rename(before: string, after: string, version: string): void {
    const renamed = new Map<string, Track>();
    for (const [key, track] of this.#tracks) {
      const { definition, part } = track.fact.name;
      if (definition !== before) {
        renamed.set(key, track);
        continue;
      }
      const name: ItemName = { definition: after, part };
      track.fact = { ...track.fact, name };
      if (part === undefined) track.changes.push({ version, attribute: 'name', before, after });
      renamed.set(itemKey(name), track);
    }
    this.#tracks = renamed;
  }

  #version(index: number): string {
    return this.#versions[index] ?? '';
  }
}

const attributes: readonly (keyof Attributes)[] = ['kind', 'type', 'returns', 'optional', 'condition', 'stability', 'outOfBand'];

/** For members that a type inherits: the same members of the types that inherit them. */
function heirsOf(schema: Schema | undefined): ReadonlyMap<string, readonly ItemName[]> {
  const heirs = new Map<string, ItemName[]>();
  for (const definition of schema?.definitions.values() ?? []) {
    const isType = definition.kind === 'struct' || definition.kind === 'union';
    const type = isType ? definition : definition.kind === 'command' || definition.kind === 'event' ? definition.arguments : undefined;
    if (type === undefined) continue;
    for (const { member, owner } of allMembers(type)) {
      if (owner.implicit !== undefined || owner.name === definition.name) continue;
      const part = { kind: 'member', name: member.name } as const;
      const key = itemKey({ definition: owner.name, part });
      const known = heirs.get(key) ?? [];
      known.push({ definition: definition.name, part });
      heirs.set(key, known);
    }
  }
  return heirs;
}
