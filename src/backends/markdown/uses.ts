/** Who uses a type: takes the schema, gives for each type the definitions that mention it. */
import type { Definition, Schema } from '../../schema/model.ts';
import { namedTypes } from '../../schema/traverse.ts';

/** By the name of the type; in the order of the schema. */
export type Uses = ReadonlyMap<string, readonly Definition[]>;

/** Types that the schema writes inside of a definition belong to it. */
export function findUses(schema: Schema): Uses {
  const uses = new Map<string, Set<Definition>>();
  for (const definition of schema.definitions.values()) {
    for (const name of namesWithin(definition)) {
      const users = uses.get(name) ?? new Set();
      uses.set(name, users.add(definition));
    }
  }
  return new Map([...uses].map(([name, users]) => [name, [...users]]));
}

function namesWithin(definition: Definition): readonly string[] {
  return namedTypes(definition).flatMap((type) => {
    if (type.kind === 'builtin') return [];
    return type.implicit === undefined ? [type.name] : namesWithin(type);
  });
}
