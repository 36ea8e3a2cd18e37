/** Which sections of a definition's documentation belong to one of its parts. */
import type { DocSection } from '../schema/doc.ts';
import type { Definition, EnumValue, Feature, Member, ObjectType } from '../schema/model.ts';
import { elementType } from '../schema/traverse.ts';

/** The sections that are the documentation of a feature, member, value or branch of the definition. */
export function documentedParts(definition: Definition): ReadonlySet<DocSection> {
  const sections = new Set<DocSection>();
  const add = (part: { readonly doc: DocSection | undefined; readonly features?: readonly Feature[] }): void => {
    if (part.doc !== undefined) sections.add(part.doc);
    part.features?.forEach(add);
  };
  definition.features.forEach(add);
  for (const part of partsOf(definition)) add(part);
  return sections;
}

type Part = EnumValue | Member | { readonly doc: DocSection | undefined };

function partsOf(definition: Definition): readonly Part[] {
  switch (definition.kind) {
    case 'enum':
      return definition.values;
    case 'struct':
      return membersWithin(definition);
    case 'union':
      return definition.base.implicit === undefined ? [] : membersWithin(definition.base);
    case 'alternate':
      return definition.branches;
    case 'command':
    case 'event':
      return definition.arguments?.implicit === undefined ? [] : membersWithin(definition.arguments);
    default:
      return definition satisfies never;
  }
}

/** Members written inside the definition itself, those of the anonymous structs of the oldest dialect included. */
function membersWithin(type: ObjectType): readonly Member[] {
  if (type.kind !== 'struct') return [];
  return type.members.flatMap((member) => {
    const element = elementType(member.type);
    return element.kind === 'struct' && element.implicit?.role === 'member' ? [member, ...membersWithin(element)] : [member];
  });
}
