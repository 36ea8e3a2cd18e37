/** What a definition has itself, each under the name that its history goes by: takes it, gives features, members, values and branches. */
import type { AlternateBranch, Branch, Definition, EnumValue, Feature, Member } from '../../schema/model.ts';
import type { ItemName } from '../../schema/history.ts';

/** A part and its name. */
export interface DefinitionPart {
  readonly item: ItemName & { readonly part: NonNullable<ItemName['part']> };
  readonly value: Member | EnumValue | AlternateBranch | Feature | Branch;
}

/** Inherited members, and those of named arguments, are parts of the type that declares them. */
export function definitionParts(definition: Definition): readonly DefinitionPart[] {
  const named = (kind: NonNullable<ItemName['part']>['kind'], values: readonly DefinitionPart['value'][]): readonly DefinitionPart[] => (
    values.map((value) => ({ item: { definition: definition.name, part: { kind, name: value.name } }, value }))
  );
  const features = named('feature', definition.features);
  switch (definition.kind) {
    case 'enum':
      return [...features, ...named('value', definition.values)];
    case 'alternate':
      return [...features, ...named('alternative', definition.branches)];
    case 'struct':
      return [...features, ...named('member', definition.members)];
    case 'union':
      return [
        ...features,
        ...named('member', definition.base.implicit === undefined ? [] : definition.base.members),
        ...named('branch', definition.branches.filter(({ explicit }) => explicit)),
      ];
    case 'command':
    case 'event':
      return [...features, ...named('member', definition.arguments?.kind === 'struct' && definition.arguments.implicit !== undefined ? definition.arguments.members : [])];
    default:
      return definition satisfies never;
  }
}
