/** Which sections of a definition's documentation belong to one of its parts. */
import type { DocSection } from '../schema/doc.ts';
import type { Definition, Feature, ObjectType } from '../schema/model.ts';
import { elementType } from '../schema/traverse.ts';

/** The sections that are the documentation of a feature, member, value or branch of the definition. */
export function documentedParts(definition: Definition): ReadonlySet<DocSection> {
  const sections = new Set<DocSection>();
  addAll(definition.features, sections);
  switch (definition.kind) {
    case 'enum':
      addAll(definition.values, sections);
      break;
    case 'struct':
      addMembers(definition, sections);
      break;
    case 'union':
      if (definition.base.implicit !== undefined) addMembers(definition.base, sections);
      break;
    case 'alternate':
      addAll(definition.branches, sections);
      break;
    case 'command':
    case 'event':
      if (definition.arguments?.implicit !== undefined) addMembers(definition.arguments, sections);
      break;
    default:
      definition satisfies never;
  }
  return sections;
}

interface Part {
  readonly doc: DocSection | undefined;
  readonly features?: readonly Feature[];
}

function addAll(parts: readonly Part[], sections: Set<DocSection>): void {
  for (const { doc, features } of parts) {
    if (doc !== undefined) sections.add(doc);
    if (features !== undefined) addAll(features, sections);
  }
}

/** Members written inside the definition itself, those of the anonymous structs of the oldest dialect included. */
function addMembers(type: ObjectType, sections: Set<DocSection>): void {
  if (type.kind !== 'struct') return;
  addAll(type.members, sections);
  for (const member of type.members) {
    const element = elementType(member.type);
    if (element.kind === 'struct' && element.implicit?.role === 'member') addMembers(element, sections);
  }
}
