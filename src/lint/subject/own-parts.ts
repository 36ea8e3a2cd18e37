/** What a definition consists of: takes it, gives the parts that its documentation describes by name. */
import type { DocSection } from '../../schema/doc.ts';
import type { AlternateBranch, Definition, EnumValue, Feature, Member, ObjectType } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';

/** A value, member, argument or branch. */
export type Part = EnumValue | Member | AlternateBranch;

/** The parts that a definition has itself; what it inherits or takes from a named type is described there. */
export interface OwnParts {
  /** What one of them is called. */
  readonly noun: 'value' | 'member' | 'branch' | 'argument';
  readonly parts: readonly Part[];
  /** Of the definition and of its parts. */
  readonly features: readonly Feature[];
  /** The descriptions that belong to one of them. */
  readonly described: ReadonlySet<DocSection>;
}

/** Those of the anonymous structs of the oldest dialect included, under their own names. */
export function ownParts(definition: Definition): OwnParts {
  const { noun, parts } = partsOf(definition);
  const features = [...definition.features, ...parts.flatMap((part) => ('features' in part ? part.features : []))];
  const described = new Set([...parts, ...features].flatMap(({ doc }) => (doc === undefined ? [] : [doc])));
  return { noun, parts, features, described };
}

function partsOf(definition: Definition): Pick<OwnParts, 'noun' | 'parts'> {
  switch (definition.kind) {
    case 'enum':
      return { noun: 'value', parts: definition.values };
    case 'struct':
      return { noun: 'member', parts: membersWithin(definition) };
    case 'union':
      // Nobody wrote the discriminator of a union of the older dialects down.
      return { noun: 'member', parts: definition.base.implicit === undefined ? [] : membersWithin(definition.base).filter(isWritten) };
    case 'alternate':
      return { noun: 'branch', parts: definition.branches };
    case 'command':
    case 'event':
      return { noun: 'argument', parts: definition.arguments?.implicit === undefined ? [] : membersWithin(definition.arguments) };
    default:
      return definition satisfies never;
  }
}

function isWritten({ type }: Member): boolean {
  return type.kind !== 'enum' || type.implicit?.role !== 'kind';
}

function membersWithin(type: ObjectType): readonly Member[] {
  if (type.kind !== 'struct') return [];
  return type.members.flatMap((member) => {
    const element = elementType(member.type);
    return element.kind === 'struct' && element.implicit?.role === 'member' ? [member, ...membersWithin(element)] : [member];
  });
}
