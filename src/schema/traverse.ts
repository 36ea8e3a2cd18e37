/** Small questions that every reader of the model asks. */
import type { Member, ObjectType, StructType, Type } from './model.ts';

/** A member together with the type that declares it. */
export interface InheritedMember {
  readonly member: Member;
  readonly owner: StructType;
}

/** The common members of a struct or union, inherited ones first; branch members of a union are not among them. */
export function allMembers(type: ObjectType): readonly InheritedMember[] {
  const members: InheritedMember[] = [];
  forEachMember(type, (member, owner) => members.push({ member, owner }));
  return members;
}

/** Visits what {@link allMembers} lists, without making the list. */
export function forEachMember(type: ObjectType, visit: (member: Member, owner: StructType) => void): void {
  const chain: StructType[] = [];
  for (let struct = type.kind === 'union' ? type.base : type as StructType | undefined; struct; struct = struct.base) chain.push(struct);
  for (let index = chain.length - 1; index >= 0; index--) {
    const owner = chain[index] as StructType;
    for (const member of owner.members) visit(member, owner);
  }
}

/** The type inside any array brackets (QAPI arrays do not nest). */
export function elementType(type: Type): Exclude<Type, { kind: 'array' }> {
  return type.kind === 'array' ? type.element : type;
}

/** True for an object that can have no member at all. */
export function isEmptyObject(type: ObjectType): boolean {
  return type.kind === 'struct' && allMembers(type).length === 0;
}

/** True if something carries the named feature (`deprecated`, `unstable`, …), whatever that feature's own condition. */
export function hasFeature(carrier: { readonly features: readonly { readonly name: string }[] }, name: string): boolean {
  return carrier.features.some((feature) => feature.name === name);
}
