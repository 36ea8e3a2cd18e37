/** What has values of a type: takes a schema, gives for the name of each type the items that are of it, its heirs and its callers. */
import type { Definition, Schema, Type } from '../../schema/model.ts';
import type { ItemName } from '../../schema/history.ts';
import { elementType } from '../../schema/traverse.ts';
import { definitionParts } from './definition-parts.ts';

/** Types that nothing uses are not among them. */
export function typeUses({ definitions }: Pick<Schema, 'definitions'>): ReadonlyMap<string, readonly ItemName[]> {
  const uses = new Map<string, ItemName[]>();
  for (const definition of definitions.values()) {
    for (const { item, type } of usedBy(definition)) {
      const { name } = elementType(type);
      const known = uses.get(name) ?? [];
      known.push(item);
      uses.set(name, known);
    }
  }
  return uses;
}

interface Use {
  readonly item: ItemName;
  readonly type: Type;
}

function usedBy(definition: Definition): readonly Use[] {
  const parts = definitionParts(definition).flatMap(({ item, value }) => ('type' in value ? [{ item, type: value.type }] : []));
  const whole = (type: Type | undefined): readonly Use[] => (type === undefined ? [] : [{ item: { definition: definition.name }, type }]);
  switch (definition.kind) {
    case 'enum':
    case 'alternate':
      return parts;
    case 'struct':
    case 'union':
      return [...parts, ...whole(definition.base)];
    case 'command':
      return [...parts, ...whole(definition.arguments), ...whole(definition.returns)];
    case 'event':
      return [...parts, ...whole(definition.arguments)];
    default:
      return definition satisfies never;
  }
}
