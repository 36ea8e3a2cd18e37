/** Names that would be one identifier. QAPI reference, "Naming rules and reserved names": names may differ in more than punctuation only. */
import { severityIn, type Dialect } from '../../schema/dialect.ts';
import type { Branch, Feature, StructType } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import type { DeclaredMember, MemberNames } from '../drafts/member-names.ts';
import { describeType } from '../terms/describe-type.ts';
import { quoteName, type Description } from '../terms/describe.ts';
import { identifierOf } from '../terms/identifier.ts';
import type { Reporter } from '../terms/reporter.ts';

/** Something whose name may clash with another. */
export interface NamedThing {
  readonly name: string;
  readonly span: Span | undefined;
}

/** What has been seen, by the identifier it makes in generated code. */
export type SeenNames = Map<string, NamedThing>;

/** Among which names clashes are looked for, and how they are reported. */
export interface ClashSetting {
  readonly seen: SeenNames;
  /** Says which thing it is, such as `value 'x' of enum 'Foo'`. */
  readonly describe: (thing: NamedThing) => string;
  readonly reporter: Reporter;
  readonly dialect: Dialect;
}

/** Reports each thing that makes the same identifier as one seen before, which keeps its place. */
export function checkClashes(things: readonly NamedThing[], { seen, describe, reporter, dialect }: ClashSetting): void {
  for (const thing of things) {
    const identifier = identifierOf(thing.name);
    const other = seen.get(identifier);
    if (other === undefined) seen.set(identifier, thing);
    else reportClash({ thing, what: describe(thing), other, otherWhat: describe(other) }, { reporter, dialect });
  }
}

/** Something that has features; `what` names it. */
export interface FeaturedThing {
  readonly features: readonly Feature[];
  readonly what: Description;
  readonly reporter: Reporter;
}

/** Reports features of one thing that clash with each other. */
export function checkFeatureClashes({ features, what, reporter }: FeaturedThing, dialect: Dialect): void {
  if (features.length > 1) checkClashes(features, { seen: new Map(), describe: ({ name }) => `feature '${name}' of ${what()}`, reporter, dialect });
}

/** Enters the members of a struct under its names and reports those that clash with each other or with inherited ones. */
export function checkMemberClashes(struct: StructType, { names, reporter }: ObjectDraft, dialect: Dialect): void {
  for (const member of struct.members) {
    const other = names.add(member);
    if (other === undefined) continue;
    const what = describeMember({ member, owner: struct });
    reportClash({ thing: member, what, other: other.member, otherWhat: describeMember(other) }, { reporter, dialect });
  }
}

/** Reports members of a branch that clash with those of the union's base; branches may overlap each other. */
export function checkBranchClashes(branch: Branch, draft: ObjectDraft, context: ResolveContext): void {
  const inherited = draft.names.inherited;
  if (inherited === undefined) return;
  for (const names of branchNames(branch, context)) {
    // That it contains itself was reported.
    if (names === draft.names) continue;
    for (const [other, { member: { name } }] of inherited.clashesWith(names)) {
      const what = `member ${quoteName(name)} of branch '${branch.name}'`;
      reportClash({ thing: { name, span: branch.span }, what, other: other.member, otherWhat: describeMember(other) }, { reporter: draft.reporter, dialect: context.dialect });
    }
  }
}

/** The names of a branch's type, and of every type that is a branch of it in turn, each once. */
function branchNames(branch: Branch, context: ResolveContext): readonly MemberNames[] {
  const found = new Set<MemberNames>();
  const visit = ({ type }: Branch): void => {
    const names = context.draftOf(type)?.names;
    if (names === undefined || found.has(names)) return;
    found.add(names);
    if (type.kind === 'union') type.branches.forEach(visit);
  };
  visit(branch);
  return [...found];
}

function describeMember({ member, owner }: DeclaredMember): string {
  return `member ${quoteName(member.name)} of ${describeType(owner)}`;
}

interface Clash {
  readonly thing: NamedThing;
  readonly what: string;
  readonly other: NamedThing;
  readonly otherWhat: string;
}

function reportClash({ thing, what, other, otherWhat }: Clash, { reporter, dialect }: Pick<ClashSetting, 'reporter' | 'dialect'>): void {
  const isSameName = thing.name === other.name;
  // With a spelling that was refused, the name will not stay what it is.
  const judged = isSameName ? [thing] : [thing, other];
  if (judged.some(({ span }) => span !== undefined && reporter.hasReportedAt(span))) return;
  const severity = isSameName ? 'error' : severityIn(dialect, 'distinct-names');
  if (severity === undefined) return;
  const related = other.span === undefined ? [] : [{ message: `${otherWhat} stands here`, span: other.span }];
  const identifier = isSameName ? undefined : identifierOf(thing.name);
  reporter.report('type/name-clash', thing.span, { what, other: otherWhat, identifier }, { severity, related });
}
