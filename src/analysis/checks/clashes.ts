/** Names that would be one identifier. QAPI reference, "Naming rules and reserved names": names may differ in more than punctuation only. */
import type { Branch, Feature, ObjectType } from '../../schema/model.ts';
import { allMembers, forEachMember } from '../../schema/traverse.ts';
import type { Span } from '../../source/span.ts';
import type { Reporter } from '../reporter.ts';
import { describeType } from '../resolve/describe-type.ts';
import { identifierOf } from './names.ts';

export interface NamedThing {
  readonly name: string;
  readonly span: Span | undefined;
}

/** What has been seen, by the identifier it makes in generated code. */
export type SeenNames = Map<string, NamedThing>;

/** Says which thing it is, such as `member 'x' of struct 'Foo'`. */
export type DescribeThing = (thing: NamedThing) => string;

/** Reports each thing that makes the same identifier as one seen before, which keeps its place. */
export function checkClashes(things: readonly NamedThing[], seen: SeenNames, describe: DescribeThing, reporter: Reporter): void {
  for (const thing of things) {
    const identifier = identifierOf(thing.name);
    const other = seen.get(identifier);
    if (other === undefined) seen.set(identifier, thing);
    else reportClash(thing, other, describe, reporter);
  }
}

export function checkFeatureClashes(features: readonly Feature[], owner: () => string, reporter: Reporter): void {
  if (features.length > 1) checkClashes(features, new Map(), ({ name }) => `feature '${name}' of ${owner()}`, reporter);
}

/** The members that an object inherits; clashes among them were reported where they are declared. */
export function inheritedNames(base: ObjectType): SeenNames {
  const seen: SeenNames = new Map();
  forEachMember(base, (member) => seen.set(identifierOf(member.name), member));
  return seen;
}

/** For members of an object, inherited ones included. */
export function describeMemberOf(type: ObjectType): DescribeThing {
  return (thing) => {
    const owner = allMembers(type).find(({ member }) => member === thing)?.owner ?? type;
    return `member '${thing.name}' of ${describeType(owner)}`;
  };
}

/** Reports members of a branch that clash with those of the union's base; branches may overlap each other. */
export function checkBranchClashes(branch: Branch, type: ObjectType, { seen, describe, reporter }: { seen: SeenNames; describe: DescribeThing; reporter: Reporter }): void {
  forEachMember(type, ({ name }) => {
    const other = seen.get(identifierOf(name));
    if (other === undefined) return;
    const inBranch: NamedThing = { name, span: branch.span };
    reportClash(inBranch, other, (thing) => (thing === inBranch ? `member '${name}' of branch '${branch.name}'` : describe(thing)), reporter);
  });
  if (type.kind === 'union') for (const inner of type.branches) checkBranchClashes(branch, inner.type, { seen, describe, reporter });
}

function reportClash(thing: NamedThing, other: NamedThing, describe: DescribeThing, reporter: Reporter): void {
  const isSameName = thing.name === other.name;
  // With a spelling that was refused, the name will not stay what it is.
  if (!isSameName && [thing, other].some(({ span }) => span !== undefined && reporter.hasReportedAt(span))) return;
  const related = other.span && [{ message: `${describe(other)} stands here`, span: other.span }];
  const identifier = isSameName ? undefined : identifierOf(thing.name);
  reporter.report('type/name-clash', thing.span, { what: describe(thing), other: describe(other), identifier }, related && { related });
}
