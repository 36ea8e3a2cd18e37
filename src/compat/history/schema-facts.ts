/**
 * What a schema has, item by item: takes a model, gives each definition, member, value and branch with what can be said of it,
 * under a key that is the same in every version.
 */
import { formatCondition, type Condition } from '../../schema/condition.ts';
import type { Definition, Feature, Member, ObjectType, Schema, Type } from '../../schema/model.ts';
import { itemKey, type Attributes, type ItemKind, type ItemName } from '../../schema/history.ts';
import { allMembers, hasFeature } from '../../schema/traverse.ts';

/** One item in one version. */
export interface Fact {
  readonly name: ItemName;
  readonly kind: ItemKind;
  readonly attributes: Attributes;
}

/**
 * Everything with a name of its own, by {@link itemKey}. Inherited members are members of each type that has them; arguments are
 * members of their command or event, whether their type has a name or not.
 */
export function schemaFacts(schema: Schema): ReadonlyMap<string, Fact> {
  const collector = new Collector();
  for (const definition of schema.definitions.values()) collector.definition(definition);
  return collector.facts;
}

class Collector {
  readonly facts = new Map<string, Fact>();

  definition(definition: Definition): void {
    const { name } = definition;
    this.#add({ definition: name }, definition.kind, {
      // Between struct and union, nothing changes for those who meet the values.
      kind: definition.kind === 'struct' || definition.kind === 'union' ? 'object' : definition.kind,
      ...(definition.kind === 'command' && { returns: definition.returns === undefined ? 'nothing' : typeText(definition.returns), outOfBand: definition.allowOob ? 'yes' : 'no' }),
      ...commonAttributes(definition),
    });
    this.#features(name, definition.features);
    switch (definition.kind) {
      case 'enum':
        for (const value of definition.values) this.#part(name, { kind: 'value', name: value.name }, commonAttributes(value));
        break;
      case 'alternate':
        for (const branch of definition.branches) this.#part(name, { kind: 'alternative', name: branch.name }, { type: typeText(branch.type), ...commonAttributes(branch) });
        break;
      case 'struct':
      case 'union':
        this.#object(name, definition);
        break;
      case 'command':
      case 'event':
        if (definition.arguments !== undefined) this.#object(name, definition.arguments);
        break;
      default:
        definition satisfies never;
    }
  }

  #object(definition: string, type: ObjectType): void {
    for (const { member } of allMembers(type)) this.#part(definition, { kind: 'member', name: member.name }, memberAttributes(member));
    if (type.kind === 'struct') return;
    for (const branch of type.branches) {
      if (branch.explicit) this.#part(definition, { kind: 'branch', name: branch.name }, { type: branchText(branch.type), ...commonAttributes(branch) });
    }
  }

  #features(definition: string, features: readonly Feature[]): void {
    for (const { name } of features) this.#part(definition, { kind: 'feature', name }, {});
  }

  #part(definition: string, part: NonNullable<ItemName['part']>, attributes: Attributes): void {
    this.#add({ definition, part }, part.kind, attributes);
  }

  #add(name: ItemName, kind: ItemKind, attributes: Attributes): void {
    this.facts.set(itemKey(name), { name, kind, attributes });
  }
}

function memberAttributes(member: Member): Attributes {
  return { type: typeText(member.type), optional: member.optional ? 'optional' : 'mandatory', ...commonAttributes(member) };
}

function commonAttributes({ condition, features = [] }: { readonly condition: Condition | undefined; readonly features?: readonly Feature[] }): Attributes {
  const special = (['deprecated', 'unstable'] as const).filter((name) => hasFeature({ features }, name)).join(', ');
  return {
    ...(condition !== undefined && { condition: formatCondition(condition) }),
    stability: (special === '' ? 'stable' : special) as NonNullable<Attributes['stability']>,
  };
}

/** What a union had in `data` before QEMU 6.2 is in a struct with that member since then; on the wire it is the same. */
function branchText(type: ObjectType): string {
  const [data] = type.kind === 'struct' && type.base === undefined && type.members.length === 1 ? type.members : [];
  return typeText(data?.name === 'data' && !data.optional ? data.type : type);
}

/** `[BlockInfo]`; integer types that are one have one name, and what has no name is an object. */
function typeText(type: Type): string {
  if (type.kind === 'array') return `[${typeText(type.element)}]`;
  if (type.kind === 'builtin') return type.name === 'int64' ? 'int' : type.name === 'size' ? 'uint64' : type.name;
  if (type.implicit === undefined) return type.name;
  if (type.kind === 'struct' && type.implicit.role === 'wrapper' && type.members[0] !== undefined) return typeText(type.members[0].type);
  return type.kind === 'enum' ? `${type.implicit.owner}Kind` : 'object';
}
