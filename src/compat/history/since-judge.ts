/**
 * Whether versions in the documentation can be true: takes a schema and its history, judges what is said of each item. Releases
 * prove a stretch only: after the last one without an item, up to the first one with it.
 */
import type { ItemName, SchemaHistory } from '../../schema/history.ts';
import type { Definition, Schema } from '../../schema/model.ts';
import { compareVersions, parseVersion, versionText, type Version } from '../../schema/version.ts';
import { definitionParts } from './definition-parts.ts';
import { typeUses } from './type-uses.ts';

/** What the documentation says of an item of a definition. */
export interface SinceClaim {
  readonly definition: Definition;
  readonly item: ItemName;
  readonly version: Version;
}

/** `early`: a release has it already. `late`: it came with a release that is newer. `absent`: no release up to this one has it. */
export interface Contradiction {
  readonly kind: 'early' | 'late' | 'absent';
  readonly release: string;
}

/** One for all claims of a schema. */
export class SinceJudge {
  readonly #history: SchemaHistory;
  readonly #schema: Pick<Schema, 'definitions'>;
  readonly #ranks: ReadonlyMap<string, number>;
  #uses: ReadonlyMap<string, readonly ItemName[]> | undefined;

  constructor(schema: Pick<Schema, 'definitions'>, history: SchemaHistory) {
    this.#schema = schema;
    this.#history = history;
    this.#ranks = new Map(history.versions.map((version, index) => [version, index]));
  }

  /** What speaks against a claim; a release whose name is no version speaks against none. */
  contradiction(claim: SinceClaim): Contradiction | undefined {
    const { item, version } = claim;
    const { versions } = this.#history;
    const newest = versions.at(-1);
    const first = this.#history.since(item);
    if (newest === undefined) return undefined;
    if (first === undefined) return isAfter(version, newest) !== false || this.#mayBeOlder(claim, newest) ? undefined : { kind: 'absent', release: newest };
    // Between these two it moved into a type that others inherit from.
    const own = this.#history.find(item)?.since ?? first;
    if (isAfter(version, own) === true) return this.#cameBack(claim) || this.#isOtherType(claim, own) ? undefined : { kind: 'early', release: own };
    // What the oldest release has may be older than that.
    const previous = versions[this.#rank(first) - 1];
    if (previous === undefined || isAfter(version, previous) !== false || this.#mayBeOlder(claim, previous)) return undefined;
    return { kind: 'late', release: first };
  }

  /** A version of the documentation if releases do not contradict it, else the first release that has the item. */
  documented(claim: Omit<SinceClaim, 'version'>, since: string): string | undefined {
    const version = parseVersion(since);
    const contradiction = version && this.contradiction({ ...claim, version });
    if (contradiction === undefined) return since;
    return contradiction.kind === 'absent' ? undefined : this.#history.find(claim.item)?.since ?? contradiction.release;
  }

  /**
   * The first release with an item of which the documentation tells none. Undefined for what may be older than the oldest one, and
   * for parts that may have come with their definition, of which `whole` is the version.
   */
  undocumented({ definition, item }: Omit<SinceClaim, 'version'>, whole?: string): string | undefined {
    const own = this.#history.find(item)?.since;
    if (own === undefined || this.#rank(own) === 0) return undefined;
    if (item.part === undefined) return own;
    if (this.#rank(own) <= this.#rank(this.#history.find({ definition: definition.name })?.since)) return undefined;
    const version = whole === undefined ? undefined : parseVersion(whole);
    const contradiction = version && this.contradiction({ definition, item, version });
    return version === undefined || contradiction?.kind === 'late' ? own : undefined;
  }

  /** Unknown is older than all. */
  #rank(release: string | undefined): number {
    return release === undefined ? -1 : this.#ranks.get(release) ?? -1;
  }

  #isIn(item: ItemName, release: string): boolean {
    const since = this.#history.since(item);
    return since !== undefined && this.#rank(since) <= this.#rank(release);
  }

  /** Whether an item was away for some releases, and the claim is of the one that has it again. */
  #cameBack({ item, version }: SinceClaim): boolean {
    const { missingIn = [] } = this.#history.find(item) ?? {};
    return missingIn.some((missing) => {
      const next = this.#history.versions[this.#rank(missing) + 1];
      return next !== undefined && !missingIn.includes(next) && isAfter(version, missing) === true && isAfter(version, next) !== true;
    });
  }

  /**
   * Whether an item may be older than a release that does not have it. What the oldest schemas have is not all that there was, though
   * it is all of each definition; and what a type describes may have been there under another name or none, whatever has values of it.
   */
  #mayBeOlder({ definition, item }: Omit<SinceClaim, 'version'>, release: string): boolean {
    const coverage = this.#history.coverageOf(release);
    if (coverage === 'what is sound') return true;
    if (coverage === 'its definitions' && (item.part === undefined || !this.#isIn({ definition: item.definition }, release))) return true;
    if (definition.kind === 'command' || definition.kind === 'event') return false;
    return this.#cameWithType(item) && this.#hasOlderUse(definition.name, release, new Set());
  }

  #cameWithType({ definition, part }: ItemName): boolean {
    return part === undefined || this.#rank(this.#history.since({ definition, part })) === this.#rank(this.#history.since({ definition }));
  }

  #hasOlderUse(type: string, release: string, seen: Set<string>): boolean {
    if (seen.has(type)) return false;
    seen.add(type);
    const uses = (this.#uses ??= typeUses(this.#schema)).get(type);
    // Programs have values of it that the schema does not tell, such as those of their command line.
    if (uses === undefined) return true;
    return uses.some((use) => this.#isIn(use, release) || this.#hadMembersOf(type, use, release) || (
      this.#isType(use.definition) && this.#cameWithType(use) && this.#hasOlderUse(use.definition, release, seen)
    ));
  }

  /** Whether the type of a branch has what the union had itself. */
  #hadMembersOf(type: string, { definition: union, part: use }: ItemName, release: string): boolean {
    const definition = this.#schema.definitions.get(type);
    return use?.kind === 'branch' && definition !== undefined
      && definitionParts(definition).some(({ item: { part } }) => this.#isIn({ definition: union, part }, release));
  }

  #isType(name: string): boolean {
    const kind = this.#schema.definitions.get(name)?.kind;
    return kind !== 'command' && kind !== 'event';
  }

  /**
   * Whether a type is not the one that an old release calls so: it was renamed, or the name was taken over by a type that has
   * other parts or parts of other types. That was no later than the last of these changes.
   */
  #isOtherType({ definition, item, version }: SinceClaim, release: string): boolean {
    if (item.part !== undefined || definition.kind === 'command' || definition.kind === 'event') return false;
    const parts = definitionParts(definition).map((part) => part.item).filter(({ part: { kind } }) => kind !== 'feature' && (definition.kind !== 'union' || kind === 'branch'));
    const ages = parts.map((part) => this.#history.since(part));
    const changes = [this.#changesOf(item, 'name'), ...parts.map((part) => this.#changesOf(part, 'type'))].flat();
    const isOther = changes.length > 0 || ages.filter((since) => since === release).length * 2 < parts.length;
    const last = this.#history.versions[Math.max(...[...ages, ...changes].map((since) => this.#rank(since)))];
    return isOther && (last === undefined || isAfter(version, last) !== true);
  }

  /** The releases that changed it. */
  #changesOf(item: ItemName, attribute: 'name' | 'type'): readonly string[] {
    return (this.#history.find(item)?.changes ?? []).flatMap((change) => (change.attribute === attribute ? [change.version] : []));
  }
}

/** Undefined where the release has no number to compare with. Micro releases count only where the releases have them, too. */
function isAfter(version: Version, release: string): boolean | undefined {
  const other = parseVersion(release);
  if (other === undefined) return undefined;
  return compareVersions(other.micro === 0 && versionText(other) === release ? { ...version, micro: 0 } : version, other) > 0;
}
