/**
 * The members of an object by the identifier they make in generated code: takes its own members and the names of its
 * base, which it refers to and does not copy, however many objects share a base.
 */
import type { Member, ObjectType } from '../../schema/model.ts';
import { identifierOf } from '../terms/identifier.ts';

/** A member and the object that declares it. */
export interface DeclaredMember {
  readonly member: Member;
  readonly owner: ObjectType;
}

/** The members of one object, by identifier. */
export class MemberNames {
  readonly #owner: ObjectType;
  readonly #own = new Map<string, Member>();
  #base: MemberNames | undefined;
  #conditional: Member | undefined;
  /** Others that were found to have no member in common with this: many unions may share a base and a branch. */
  #distinct: Set<MemberNames> | undefined;

  constructor(owner: ObjectType) {
    this.#owner = owner;
  }

  /** Own and inherited ones. */
  get size(): number {
    return this.#own.size + (this.#base?.size ?? 0);
  }

  /** The first member with a condition, inherited ones coming first. */
  get conditional(): Member | undefined {
    return this.#base?.conditional ?? this.#conditional;
  }

  /** The names of the base. */
  get inherited(): MemberNames | undefined {
    return this.#base;
  }

  inherit(base: MemberNames): void {
    this.#base = base;
  }

  /** Adds an own member, unless one with its identifier is there already: that one is given. */
  add(member: Member): DeclaredMember | undefined {
    this.#conditional ??= member.condition && member;
    const identifier = identifierOf(member.name);
    const other = this.#find(identifier);
    if (other === undefined) this.#own.set(identifier, member);
    return other;
  }

  /** The member that makes the same identifier as a name. */
  find(name: string): DeclaredMember | undefined {
    return this.#find(identifierOf(name));
  }

  /** Inherited ones first. */
  *[Symbol.iterator](): Iterator<DeclaredMember> {
    if (this.#base !== undefined) yield* this.#base;
    for (const member of this.#own.values()) yield { member, owner: this.#owner };
  }

  /** Pairs of members, one of this object and one of another, that make the same identifier. */
  clashesWith(other: MemberNames): readonly (readonly [DeclaredMember, DeclaredMember])[] {
    if (this.#distinct?.has(other) === true) return [];
    const clashes = this.size > other.size
      ? other.#inBoth(this).map(([theirs, ours]) => [ours, theirs] as const)
      : this.#inBoth(other);
    if (clashes.length === 0) (this.#distinct ??= new Set()).add(other);
    return clashes;
  }

  #inBoth(other: MemberNames): (readonly [DeclaredMember, DeclaredMember])[] {
    const found = this.#base === undefined ? [] : this.#base.#inBoth(other);
    this.#own.forEach((member, identifier) => {
      const theirs = other.#find(identifier);
      if (theirs !== undefined) found.push([{ member, owner: this.#owner }, theirs]);
    });
    return found;
  }

  #find(identifier: string): DeclaredMember | undefined {
    const member = this.#own.get(identifier);
    if (member !== undefined) return { member, owner: this.#owner };
    return this.#base === undefined ? undefined : this.#base.#find(identifier);
  }
}

