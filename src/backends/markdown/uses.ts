/** Who uses a type: takes the schema, gives for each type the definitions that mention it. */
import type { Definition, Schema } from '../../schema/model.ts';
import { typesWithin } from '../../schema/traverse.ts';

/** By the name of the type; in the order of the schema. */
export type Uses = ReadonlyMap<string, readonly Definition[]>;

/** Types that the schema writes inside of a definition belong to it. */
export function findUses(schema: Schema): Uses {
  const uses = new Map<string, Set<Definition>>();
  for (const definition of schema.definitions.values()) {
    for (const { name } of typesWithin(definition)) {
      const users = uses.get(name) ?? new Set();
      uses.set(name, users.add(definition));
    }
  }
  return new Map([...uses].map(([name, users]) => [name, [...users]]));
}
