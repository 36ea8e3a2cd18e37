/** Who uses a type: takes the schema, gives for each type the definitions that mention it. */
import type { Definition, ObjectType, Schema, Type } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';

/** By the name of the type; in the order of the schema. */
export type Uses = ReadonlyMap<string, readonly Definition[]>;

/** Types that the schema writes inside of a definition belong to it. */
export function findUses(schema: Schema): Uses {
  const uses = new Map<string, Set<Definition>>();
  for (const definition of schema.definitions.values()) {
    for (const name of typesOf(definition)) {
      const users = uses.get(name) ?? new Set();
      uses.set(name, users.add(definition));
    }
  }
  return new Map([...uses].map(([name, users]) => [name, [...users]]));
}

function typesOf(definition: Definition): readonly string[] {
  switch (definition.kind) {
    case 'enum':
      return [];
    case 'struct':
    case 'union':
      return namesWithin(definition);
    case 'alternate':
      return definition.branches.flatMap(({ type }) => namesOf(type));
    case 'command':
      return [definition.arguments, definition.returns].flatMap(namesOf);
    case 'event':
      return namesOf(definition.arguments);
    default:
      return definition satisfies never;
  }
}

function namesOf(type: Type | undefined): readonly string[] {
  if (type === undefined) return [];
  const element = elementType(type);
  if (element.kind === 'builtin') return [];
  if (element.implicit === undefined) return [element.name];
  return element.kind === 'struct' || element.kind === 'union' ? namesWithin(element) : [];
}

function namesWithin(type: ObjectType): readonly string[] {
  if (type.kind === 'union') return [...namesOf(type.base), ...type.branches.flatMap((branch) => namesOf(branch.type))];
  return [...namesOf(type.base), ...type.members.flatMap((member) => namesOf(member.type))];
}
