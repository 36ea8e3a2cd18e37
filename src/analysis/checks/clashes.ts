/** Names that would be one identifier. QAPI reference, "Naming rules and reserved names": names may differ in more than punctuation only. */
import type { Branch, Feature, Member, ObjectType, Type } from '../../schema/model.ts';
import { allMembers } from '../../schema/traverse.ts';
import type { Span } from '../../source/span.ts';
import type { Description } from '../describe.ts';
import type { Reporter } from '../reporter.ts';
import { describeType } from '../resolve/describe-type.ts';
import { identifierOf } from './names.ts';

export interface NamedThing {
  readonly name: string;
  readonly what: Description;
  readonly span: Span | undefined;
}

/** What has been seen, by the identifier it makes in generated code. */
export type SeenNames = Map<string, NamedThing>;

/** Adds a name; reports it if another one makes the same identifier, which then keeps its place. */
export function checkClash(thing: NamedThing, seen: SeenNames, reporter: Reporter): void {
  const identifier = identifierOf(thing.name);
  if (seen.has(identifier)) reportClash(thing, seen, reporter);
  else seen.set(identifier, thing);
}

function reportClash(thing: NamedThing, seen: SeenNames, reporter: Reporter): void {
  const identifier = identifierOf(thing.name);
  const other = seen.get(identifier);
  if (other === undefined) return;
  const isSameName = thing.name === other.name;
  // With a spelling that was refused, the name will not stay what it is.
  if (!isSameName && [thing, other].some(({ span }) => span !== undefined && reporter.hasReportedAt(span))) return;
  const related = other.span && [{ message: `${other.what()} stands here`, span: other.span }];
  const args = { what: thing.what(), other: other.what(), identifier: isSameName ? undefined : identifier };
  reporter.report('type/name-clash', thing.span, args, related && { related });
}

export function checkFeatureClashes(features: readonly Feature[], owner: string, reporter: Reporter): void {
  const seen: SeenNames = new Map();
  for (const { name, span } of features) checkClash({ name, what: () => `feature '${name}' of ${owner}`, span }, seen, reporter);
}

export function namedMember({ name, span }: Member, owner: Type): NamedThing {
  return { name, what: () => `member '${name}' of ${describeType(owner)}`, span };
}

/** The members that a struct inherits; clashes among them were reported where they are declared. */
export function inheritedNames(base: ObjectType): SeenNames {
  return new Map(allMembers(base).map(({ member, owner }) => [identifierOf(member.name), namedMember(member, owner)]));
}

/** Reports members of a branch that clash with those of the union's base; branches may overlap each other. */
export function checkBranchClashes({ name, type, span }: Branch, seen: SeenNames, reporter: Reporter): void {
  for (const { member } of allMembers(type)) reportClash({ name: member.name, what: () => `member '${member.name}' of branch '${name}'`, span }, seen, reporter);
  if (type.kind !== 'union') return;
  for (const branch of type.branches) checkBranchClashes({ ...branch, name, span }, seen, reporter);
}
