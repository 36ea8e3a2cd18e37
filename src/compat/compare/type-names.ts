/** Names of types, which the wire does not show: takes the pairs of types that a client can reach, gives those that a typed client has to spell otherwise. */
import type { LocalChange } from './compare-pair.ts';
import type { InnerPair } from './compare-types.ts';
import { mergeReach, type Reach } from './reach.ts';
import type { Sides } from './side.ts';
import type { Subjects } from './subjects.ts';

/**
 * A type is renamed if its name is gone and the new one was not there before; it is removed if its name is gone and something
 * that was there before took its place.
 */
export function typeNameChanges(
  nodes: readonly { readonly pair: InnerPair; readonly reach: Reach }[], { before, after }: Sides, subjects: Subjects,
): readonly (LocalChange & { readonly reach: Reach })[] {
  const gone = new Map<string, { reach: Reach; readonly pairs: InnerPair[] }>();
  for (const { pair, reach } of nodes) {
    const { name, implicit } = pair.before;
    if (implicit !== undefined || name === '' || after.schema.definitions.has(name) || !before.schema.definitions.has(name)) continue;
    const known = gone.get(name) ?? { reach, pairs: [] };
    known.reach = mergeReach(known.reach, reach);
    known.pairs.push(pair);
    gone.set(name, known);
  }
  return [...gone].flatMap(([name, { reach, pairs }]): readonly (LocalChange & { readonly reach: Reach })[] => {
    const renamed = pairs.find(({ after: { implicit, name: newName } }) => implicit === undefined && after.schema.definitions.has(newName) && !before.schema.definitions.has(newName));
    const [first] = pairs;
    if (renamed !== undefined) {
      const subject = subjects.type(renamed.before, renamed.after);
      return [{ details: { kind: 'type-renamed', before: name, after: renamed.after.name }, subject, stability: 'stable', about: [renamed.before, renamed.after], reach }];
    }
    if (first === undefined) return [];
    const subject = { ...subjects.definition({ before: first.before }), afterSpan: subjects.type(first.before, first.after).afterSpan };
    return [{ details: { kind: 'type-removed' }, subject, stability: 'stable', about: [first.before], reach }];
  });
}
