/**
 * What a definition's documentation has to describe, and what it may not: its own values, members, branches and
 * arguments, and its features. QAPI reference, "Definition documentation".
 */
import type { Suggester } from '../../diagnostics/suggest.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { severityIn } from '../../schema/dialect.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { Requirement } from '../../schema/lifetimes.ts';
import type { Feature } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import type { Mutable, ResolveContext } from '../drafts/drafts.ts';
import type { Reporter } from '../terms/reporter.ts';
import { sinceOfSection, sinceRemark } from './since.ts';

/** A value, member, branch, argument or feature while the model is being made. */
export interface Describable {
  readonly name: string;
  readonly span: Span | undefined;
  doc: DocSection | undefined;
  since: string | undefined;
}

export interface Described {
  readonly definition: { readonly name: string; since: string | undefined };
  /** Such as `struct 'Foo'`. */
  readonly owner: string;
  readonly doc: ParsedDoc;
  readonly features: readonly Feature[];
  /** What a part is called: `member`, `value`. */
  readonly noun: string;
  /** With the features that each has itself. */
  readonly parts: readonly { readonly part: Describable; readonly features: readonly Feature[] }[];
  /** True if releases before 4.2 did not look for descriptions of what it does not have. */
  readonly isLateComer: boolean;
  /** Names of parts whose types are unknown. */
  readonly unknownParts: readonly string[];
  /** True if there may be parts whose names are unknown. */
  readonly incomplete: boolean;
  readonly reporter: Reporter;
}

/** Names in the documentation that belong to nothing; they are reported after all definitions were resolved. */
export interface BogusEntries {
  readonly described: Described;
  /** Members first, then features: the order in which QEMU's generator looks at them. */
  readonly sections: readonly DocSection[];
  readonly severities: Severities;
}

/** How grave it is if a part is not described, and if a description is of nothing; undefined if it is neither. */
interface Severities {
  readonly missing: Readonly<Record<PartKind, Severity | undefined>>;
  readonly bogus: Readonly<Record<PartKind, Severity | undefined>>;
}

type PartKind = 'member' | 'feature';

/** Joins each part with its description and reports parts without one; gives what is left over. */
export function connectDocumentation(described: Described, context: ResolveContext): BogusEntries | undefined {
  const { doc, owner, features, noun, parts, definition, reporter } = described;
  const severities = severitiesOf(described, context);
  const descriptions = readDescriptions(doc);
  definition.since = descriptions.since;
  let unclaimed: Unclaimed | undefined;
  const suggest = (name: string, kind: PartKind): string | undefined => {
    // One mistake, one message; but a grave one is not to be lost in one that is not.
    if (severities.missing[kind] !== severities.bogus[kind]) return undefined;
    unclaimed ??= findUnclaimed(described, descriptions);
    return suggestOtherPlace(name, unclaimed[kind === 'member' ? 'feature' : 'member']) ?? suggestMisspelt(name, unclaimed[kind], context.sink.suggester);
  };
  const connectFeature = (feature: Feature): void => {
    const isDescribed = connect(feature as Mutable<Feature>, descriptions.feature);
    const severity = severities.missing.feature;
    if (isDescribed || severity === undefined) return;
    reporter.report('doc/missing-feature', feature.span, { feature: feature.name, owner }, { severity, suggestion: suggest(feature.name, 'feature') });
  };
  features.forEach(connectFeature);
  const missing = new Set<string>();
  for (const { part, features: ownFeatures } of parts) {
    const isDescribed = connect(part, descriptions.member);
    const severity = severities.missing.member;
    // Where two have one name, that was reported.
    if (!isDescribed && severity !== undefined && !missing.has(part.name)) {
      missing.add(part.name);
      reporter.report('doc/missing-member', part.span, { what: `${noun} '${part.name}'`, owner }, { severity, suggestion: suggest(part.name, 'member') });
    }
    ownFeatures.forEach(connectFeature);
  }
  const sections = bogusSections(described, descriptions);
  return sections.length === 0 ? undefined : { described, sections, severities };
}

function severitiesOf({ doc, definition, isLateComer }: Described, { dialect, pragmas }: ResolveContext): Severities {
  const severityOf = (law: Requirement): Severity | undefined => (doc.damaged ? undefined : severityIn(dialect, law));
  const isExcused = pragmas.documentationExceptions.has(definition.name);
  return {
    missing: { member: isExcused ? undefined : severityOf('documented-members'), feature: severityOf('documented-features') },
    bogus: { member: severityOf(isLateComer ? 'described-values-exist' : 'checked-docs'), feature: severityOf('documented-features') },
  };
}

function bogusSections({ unknownParts, incomplete }: Described, descriptions: Unclaimed): readonly DocSection[] {
  if (incomplete) return [];
  return [...descriptions.member.values(), ...descriptions.feature.values()]
    .filter(({ section: { name = '' }, isUsed }) => !isUsed && name !== '' && !unknownParts.includes(name))
    .map(({ section }) => section);
}

interface Description {
  readonly section: DocSection;
  isUsed: boolean;
}

type Descriptions = Map<string, Description>;

/** Most definitions have descriptions of one kind only. */
const none: Descriptions = new Map();

function withDescription(descriptions: Descriptions, section: DocSection): Descriptions {
  const own = descriptions === none ? new Map<string, Description>() : descriptions;
  return own.set(section.name ?? '', { section, isUsed: false });
}

function readDescriptions({ doc }: ParsedDoc): Unclaimed & { readonly since: string | undefined } {
  let members: Descriptions = none;
  let features: Descriptions = none;
  let since: string | undefined;
  for (const section of doc.sections) {
    if (section.kind === 'member') members = withDescription(members, section);
    else if (section.kind === 'feature') features = withDescription(features, section);
    else if (section.kind === 'since') since ??= sinceOfSection(section);
  }
  return { member: members, feature: features, since };
}

function connect(part: Describable, descriptions: Descriptions): boolean {
  const description = descriptions.get(part.name);
  if (description === undefined) return false;
  description.isUsed = true;
  part.doc = description.section;
  part.since = sinceRemark(description.section.text);
  return true;
}

/** Descriptions, such as those of nothing, by which a part without one may be meant. */
type Unclaimed = Readonly<Record<PartKind, Descriptions>>;

function findUnclaimed({ features, parts }: Described, descriptions: Unclaimed): Unclaimed {
  const members = new Map(descriptions.member);
  for (const { part } of parts) members.delete(part.name);
  const unclaimedFeatures = new Map(descriptions.feature);
  for (const { name } of [...features, ...parts.flatMap((part) => part.features)]) unclaimedFeatures.delete(name);
  return { member: members, feature: unclaimedFeatures };
}

/** A feature that is described as if it were a member, or the other way round: one mistake. */
function suggestOtherPlace(name: string, unclaimed: Descriptions): string | undefined {
  const section = claim(name, unclaimed);
  if (section === undefined) return undefined;
  return section.kind === 'feature' ? `Move '@${name}:' before the line 'Features:'.` : `Move '@${name}:' below a line 'Features:'.`;
}

/** A part that is not described and a description of nothing, alike in name, are one mistake. */
function suggestMisspelt(name: string, unclaimed: Descriptions, suggester: Suggester): string | undefined {
  const misspelt = suggester.nearestName(name, unclaimed.keys());
  return misspelt !== undefined && claim(misspelt, unclaimed) ? `The documentation describes '@${misspelt}:' instead.` : undefined;
}

function claim(name: string, unclaimed: Descriptions): DocSection | undefined {
  const description = unclaimed.get(name);
  if (description === undefined) return undefined;
  description.isUsed = true;
  unclaimed.delete(name);
  return description.section;
}

/** Reports what was left over, where it stands. */
export function reportBogusEntries({ described: { owner, noun, reporter }, sections, severities }: BogusEntries): void {
  for (const { kind, name = '', span, nameSpan } of sections) {
    const severity = severities.bogus[kind === 'feature' ? 'feature' : 'member'];
    if (severity === undefined) continue;
    const details = { focus: nameSpan, severity };
    if (kind === 'feature') reporter.sink.report('doc/unknown-feature', span, { name, owner }, details);
    else reporter.sink.report('doc/unknown-member', span, { noun, name, owner }, details);
  }
}
