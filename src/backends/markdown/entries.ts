/**
 * What a definition consists of (members, values, alternatives, branches), each with its anchor: takes a definition, gives
 * lists of entries. Inherited members are among them, with the type that they come from.
 */
import type { AlternateBranch, Branch, Definition, EnumValue, Member, ObjectType, StructType } from '../../schema/model.ts';
import { allMembers, elementType, isEmptyObject } from '../../schema/traverse.ts';

/** Something that has a line of its own in the lists of a definition, and an anchor that is unique on its page. */
export type Entry = MemberEntry | ValueEntry | AlternativeEntry | BranchEntry;

interface EntryBase {
  readonly name: string;
  readonly anchor: string;
}

interface MemberEntry extends EntryBase {
  readonly kind: 'member';
  readonly member: Member;
  /** The named type that it is inherited from. */
  readonly origin: StructType | undefined;
  readonly isDiscriminator: boolean;
  /** Of the anonymous struct that is its type, in the oldest dialect. */
  readonly members: readonly MemberEntry[];
}

interface ValueEntry extends EntryBase {
  readonly kind: 'value';
  readonly value: EnumValue;
}

interface AlternativeEntry extends EntryBase {
  readonly kind: 'alternative';
  readonly alternative: AlternateBranch;
}

/** A branch of a union that has members. */
export interface BranchEntry extends EntryBase {
  readonly kind: 'branch';
  readonly branch: Branch;
  readonly members: readonly MemberEntry[];
}

/** What a union has besides its common members. */
export interface UnionBranches {
  readonly discriminator: Member;
  readonly branches: readonly BranchEntry[];
  /** Those without members. */
  readonly emptyBranches: readonly Branch[];
}

/** The two lists of a definition: its parts, and what depends on the tag of a union. */
export interface EntryLists {
  readonly entries: readonly Exclude<Entry, BranchEntry>[];
  readonly union: UnionBranches | undefined;
}

/** Gives anchors that are not taken yet. */
type TakeAnchor = (wanted: string) => string;

/**
 * The entries of a definition whose own anchor is given. Those of a command or event are its arguments; what the branches
 * of a union have stands with that union.
 */
export function listEntries(definition: Definition, anchor: string, takeAnchor: TakeAnchor): EntryLists {
  const take = (name: string): string => takeAnchor(`${anchor}-${name}`);
  const plain = (entries: EntryLists['entries']): EntryLists => ({ entries, union: undefined });
  switch (definition.kind) {
    case 'enum':
      return plain(definition.values.map((value) => ({ kind: 'value', name: value.name, anchor: take(value.name), value })));
    case 'alternate':
      return plain(definition.branches.map((alternative) => (
        { kind: 'alternative', name: alternative.name, anchor: take(alternative.name), alternative }
      )));
    case 'struct':
    case 'union':
      return listObject(definition, take, true);
    case 'command':
    case 'event':
      return definition.arguments === undefined ? plain([]) : listObject(definition.arguments, take, false);
    default:
      return definition satisfies never;
  }
}

function listObject(type: ObjectType, take: TakeAnchor, withBranchMembers: boolean): EntryLists {
  const entries = listMembers(type, take);
  if (type.kind === 'struct') return { entries, union: undefined };
  return {
    entries,
    union: {
      discriminator: type.discriminator,
      branches: type.branches.filter((branch) => !isEmptyObject(branch.type)).map((branch) => ({
        kind: 'branch', name: branch.name, branch,
        anchor: take(`-${branch.name}`),
        members: withBranchMembers ? listMembers(branch.type, (name) => take(`-${branch.name}--${name}`)) : [],
      })),
      emptyBranches: type.branches.filter((branch) => isEmptyObject(branch.type)),
    },
  };
}

function listMembers(type: ObjectType, take: TakeAnchor): readonly MemberEntry[] {
  return allMembers(type).map(({ member, owner }) => {
    const element = elementType(member.type);
    const isInline = element.kind === 'struct' && element.implicit?.role === 'member';
    return {
      kind: 'member', name: member.name, member,
      anchor: take(member.name),
      origin: owner === type || owner.implicit !== undefined ? undefined : owner,
      isDiscriminator: type.kind === 'union' && type.discriminator === member,
      members: isInline ? listMembers(element, (name) => take(`${member.name}--${name}`)) : [],
    };
  });
}
