/** Types that were renamed between two versions: takes what each of them has, gives new names by old ones. */
import { itemKey } from '../../schema/history.ts';
import type { Fact } from './schema-facts.ts';

/**
 * A type was renamed if its name is gone, and where it was used by something that is there in both versions, a type stands that
 * was not there before. What is used by renamed types is found in further rounds.
 */
export function findRenames(before: ReadonlyMap<string, Fact>, after: ReadonlyMap<string, Fact>): ReadonlyMap<string, string> {
  const gone = new Set([...before.values()].filter(({ name, kind }) => isType(name.part, kind) && !after.has(name.definition)).map(({ name }) => name.definition));
  const renames = new Map<string, string>();
  if (gone.size === 0) return renames;
  const taken = new Set<string>();
  for (let isFound = true; isFound;) {
    isFound = false;
    for (const fact of before.values()) {
      const { definition, part } = fact.name;
      const other = after.get(itemKey({ definition: renames.get(definition) ?? definition, part }));
      if (other === undefined) continue;
      for (const attribute of ['type', 'returns'] as const) {
        const [left, right] = [bare(fact.attributes[attribute]), bare(other.attributes[attribute])];
        if (left === undefined || right === undefined || !gone.has(left) || renames.has(left) || taken.has(right)) continue;
        if (!after.has(right) || before.has(right)) continue;
        renames.set(left, right);
        taken.add(right);
        isFound = true;
      }
    }
  }
  return renames;
}

function isType(part: unknown, kind: Fact['kind']): boolean {
  return part === undefined && kind !== 'command' && kind !== 'event';
}

function bare(type: string | undefined): string | undefined {
  return type?.replaceAll(/[[\]]/g, '');
}
