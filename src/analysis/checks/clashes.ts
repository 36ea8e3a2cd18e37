/** Names that would be one identifier. QAPI reference, "Naming rules and reserved names": names may differ in more than punctuation only. */
import type { Feature, Member, ObjectType } from '../../schema/model.ts';
import { allMembers } from '../../schema/traverse.ts';
import type { Span } from '../../source/span.ts';
import type { Reporter } from '../reporter.ts';
import { describeType } from '../resolve/describe-type.ts';
import { identifierOf } from './names.ts';

export interface NamedThing {
  readonly name: string;
  /** Such as `member 'x' of base 'Foo'`. */
  readonly what: string;
  readonly span: Span | undefined;
}

/** What has been seen, by the identifier it makes in generated code. */
export type SeenNames = Map<string, NamedThing>;

/** Adds a name; reports it if another one makes the same identifier, which then keeps its place. */
export function checkClash(thing: NamedThing, seen: SeenNames, reporter: Reporter, focus = thing.span): void {
  const identifier = identifierOf(thing.name);
  const other = seen.get(identifier);
  if (other === undefined) {
    seen.set(identifier, thing);
    return;
  }
  const related = other.span && [{ message: `${other.what} stands here`, span: other.span }];
  reporter.report('type/name-clash', focus, { what: thing.what, other: other.what }, related && { related });
}

export function checkFeatureClashes(features: readonly Feature[], owner: string, reporter: Reporter): void {
  const seen: SeenNames = new Map();
  for (const { name, span } of features) checkClash({ name, what: `feature '${name}' of ${owner}`, span }, seen, reporter);
}

export function namedMember({ name, span }: Member, owner: string): NamedThing {
  return { name, what: `member '${name}' of ${owner}`, span };
}

/** Reports members of a branch's type that clash with those of the union's base; branches may overlap each other. */
export function checkBranchClashes(type: ObjectType, seen: SeenNames, { reporter, focus }: { reporter: Reporter; focus: Span | undefined }): void {
  for (const { member, owner } of allMembers(type)) checkClash(namedMember(member, describeType(owner)), seen, reporter, focus);
  if (type.kind !== 'union') return;
  for (const branch of type.branches) checkBranchClashes(branch.type, new Map(seen), { reporter, focus });
}
