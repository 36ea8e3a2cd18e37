/**
 * Members as the wire shows them: takes two object types, gives which members they share, which were removed and which added.
 * Bases are flattened; the members of a union are looked at once for each value of its tag, so that a member which moves
 * between base and branches is the same member.
 */
import type { Branch, Member, ObjectType, UnionType } from '../../schema/model.ts';
import { forEachMember } from '../../schema/traverse.ts';
import type { ObjectPair } from './change.ts';

/** A member with the type that it is written in. */
export interface OwnedMember {
  readonly member: Member;
  readonly owner: ObjectType;
}

/** A member that the other side lacks. */
export interface UnmatchedMember extends OwnedMember {
  /** The values of tags that it is lacking under; none if it is lacking everywhere. */
  readonly where: readonly string[];
  /** The values of tags that it stood under there; none if it stood under all. */
  readonly branches: readonly string[];
  /** The types that were compared. */
  readonly other: ObjectType;
  readonly own: ObjectType;
}

/** Members that the other side lacks. */
export type Unmatched = ReadonlyMap<Member, UnmatchedMember>;

/** What became of the members of an object. */
export interface MemberMatches {
  readonly matched: readonly { readonly before: OwnedMember; readonly after: OwnedMember }[];
  readonly removed: Unmatched;
  readonly added: Unmatched;
  readonly branches: readonly { readonly before: Branch; readonly after: Branch; readonly union: { readonly before: UnionType; readonly after: UnionType } }[];
  /** What was a plain object and has branches now: the values of the tag, and those of them that bring mandatory members. */
  readonly newBranches: readonly { readonly union: UnionType; readonly values: readonly string[]; readonly mandatory: readonly string[] }[];
  /** Unions that are told apart by members of different names. */
  readonly tags: readonly { readonly before: UnionType; readonly after: UnionType }[];
}

type IsThere = (part: Member | Branch) => boolean;

type Members = ReadonlyMap<string, OwnedMember>;

/** What an object looks like once the tags seen so far have their values. */
interface Shape {
  readonly members: Members;
  /** The union whose tag decides what else there is. */
  readonly union: UnionType | undefined;
}

/** Pure; what is not there in a build is passed over. */
export function matchMembers({ before, after }: ObjectPair, isThere: IsThere): MemberMatches {
  const matcher = new Matcher({ before, after }, isThere);
  matcher.match(matcher.open(new Map(), before), matcher.open(new Map(), after), []);
  return matcher.result();
}

class Matcher {
  readonly #pair: ObjectPair;
  readonly #isThere: IsThere;
  readonly #matched = new Map<Member, Map<Member, { readonly before: OwnedMember; readonly after: OwnedMember }>>();
  readonly #matchedAfter = new Set<Member>();
  readonly #removed = new Map<Member, { readonly owned: OwnedMember; readonly where: string[] }>();
  readonly #added = new Map<Member, { readonly owned: OwnedMember; readonly where: string[] }>();
  readonly #branches: MemberMatches['branches'][number][] = [];
  readonly #newBranches = new Map<UnionType, { readonly values: string[]; readonly mandatory: string[] }>();
  readonly #tags: { readonly before: UnionType; readonly after: UnionType }[] = [];
  #leaves = 0;

  constructor(pair: ObjectPair, isThere: IsThere) {
    this.#pair = pair;
    this.#isThere = isThere;
  }

  /** What is there already, and the members of a type. */
  open(members: Members, type: ObjectType): Shape {
    const all = new Map(members);
    forEachMember(type, (member, owner) => {
      if (this.#isThere(member)) all.set(member.name, { member, owner });
    });
    return { members: all, union: type.kind === 'union' ? type : undefined };
  }

  match(before: Shape, after: Shape, where: readonly string[]): void {
    const { union: beforeUnion } = before;
    const { union: afterUnion } = after;
    if (beforeUnion !== undefined && afterUnion !== undefined && beforeUnion.discriminator.name !== afterUnion.discriminator.name) {
      this.#tags.push({ before: beforeUnion, after: afterUnion });
      this.#matchLeaf(before.members, after.members, where);
      return;
    }
    const beforeBranches = this.#branchesOf(beforeUnion);
    const afterBranches = this.#branchesOf(afterUnion);
    const values = beforeUnion === undefined || afterUnion === undefined
      ? [...beforeBranches.keys(), ...afterBranches.keys()]
      : [...beforeBranches.keys()].filter((value) => afterBranches.has(value));
    if (values.length === 0) {
      this.#matchLeaf(before.members, after.members, where);
      return;
    }
    for (const value of values) {
      const beforeBranch = beforeBranches.get(value);
      const afterBranch = afterBranches.get(value);
      if (beforeUnion && afterUnion && beforeBranch && afterBranch) {
        this.#branches.push({ before: beforeBranch, after: afterBranch, union: { before: beforeUnion, after: afterUnion } });
      }
      const opened = afterBranch === undefined ? after : this.open(after.members, afterBranch.type);
      const isNew = beforeUnion === undefined && afterUnion !== undefined;
      if (isNew) this.#noteBranch(afterUnion, value, { before: before.members, common: after.members, members: opened.members });
      this.match(
        beforeBranch === undefined ? before : this.open(before.members, beforeBranch.type),
        // Of a branch that is new as a whole, only what was there before has to be compared.
        isNew ? { ...opened, members: withoutNew(opened.members, before.members, after.members) } : opened,
        [...where, value],
      );
    }
  }

  result(): MemberMatches {
    return {
      matched: [...this.#matched.values()].flatMap((pairs) => [...pairs.values()]),
      removed: this.#unmatched(this.#removed, (member) => this.#matched.has(member), this.#pair),
      added: this.#unmatched(this.#added, (member) => this.#matchedAfter.has(member), { before: this.#pair.after, after: this.#pair.before }),
      branches: this.#branches,
      newBranches: [...this.#newBranches].map(([union, found]) => ({ union, ...found })),
      tags: this.#tags,
    };
  }

  #noteBranch(
    union: UnionType, value: string, { before, common, members }: { readonly before: Members; readonly common: Members; readonly members: Members },
  ): void {
    const fresh = [...members].filter(([name]) => !before.has(name) && !common.has(name)).map(([, { member }]) => member);
    if (fresh.length === 0) return;
    const found = this.#newBranches.get(union) ?? { values: [], mandatory: [] };
    this.#newBranches.set(union, found);
    found.values.push(value);
    if (fresh.some(({ optional }) => !optional)) found.mandatory.push(value);
  }

  #branchesOf(union: UnionType | undefined): ReadonlyMap<string, Branch> {
    return new Map((union?.branches ?? []).filter(this.#isThere).map((branch) => [branch.name, branch]));
  }

  #matchLeaf(before: Members, after: Members, where: readonly string[]): void {
    this.#leaves++;
    for (const [name, owned] of before) {
      const other = after.get(name);
      if (other === undefined) {
        note(this.#removed, owned, where);
        continue;
      }
      const pairs = this.#matched.get(owned.member) ?? new Map<Member, { before: OwnedMember; after: OwnedMember }>();
      this.#matched.set(owned.member, pairs);
      pairs.set(other.member, { before: owned, after: other });
      this.#matchedAfter.add(other.member);
    }
    for (const [name, owned] of after) if (!before.has(name)) note(this.#added, owned, where);
  }

  #unmatched(
    members: ReadonlyMap<Member, { readonly owned: OwnedMember; readonly where: readonly string[] }>, isElsewhere: (member: Member) => boolean, { before: own, after: other }: ObjectPair,
  ): Unmatched {
    return new Map([...members].map(([member, { owned, where }]) => (
      [member, { ...owned, where: isElsewhere(member) ? where : [], branches: where.length < this.#leaves ? where : [], other, own }]
    )));
  }
}

function withoutNew(members: Members, before: Members, common: Members): Members {
  return new Map([...members].filter(([name]) => before.has(name) || common.has(name)));
}

function note(members: Map<Member, { readonly owned: OwnedMember; readonly where: string[] }>, owned: OwnedMember, where: readonly string[]): void {
  const known = members.get(owned.member) ?? { owned, where: [] };
  members.set(owned.member, known);
  known.where.push(where.join('/'));
}
