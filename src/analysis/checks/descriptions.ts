/**
 * What a definition's documentation describes by name: takes it section by section, joins its descriptions with parts of
 * the definition. QAPI reference, "Definition documentation".
 */
import type { DocSection } from '../../schema/doc.ts';
import { sinceOfSection, sinceRemark } from '../../schema/since-text.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import type { Describable, Described } from '../drafts/described.ts';

/** What a description may be of; features stand below a line of their own. */
export type PartKind = 'member' | 'feature';

/** A section that describes something by name. */
export interface Description {
  readonly section: DocSection;
  /** True once it belongs to a part, or was named in a report. */
  isUsed: boolean;
}

/** By name. */
export type Descriptions = Map<string, Description>;

/** All descriptions of one doc block, or those of them that no part has. */
export type DescriptionsByKind = Readonly<Record<PartKind, Descriptions>>;

/** Most definitions have descriptions of one kind only. */
const none: Descriptions = new Map();

/** Also gives the release that the block says the definition is from. */
export function readDescriptions({ doc }: ParsedDoc): DescriptionsByKind & { readonly since: string | undefined } {
  let members: Descriptions = none;
  let features: Descriptions = none;
  let since: string | undefined;
  for (const section of doc.sections) {
    if (section.kind === 'member') members = withDescription(members, section);
    else if (section.kind === 'feature') features = withDescription(features, section);
    else if (section.kind === 'since') since ??= sinceOfSection(section.text)?.version;
  }
  return { member: members, feature: features, since };
}

function withDescription(descriptions: Descriptions, section: DocSection): Descriptions {
  const own = descriptions === none ? new Map<string, Description>() : descriptions;
  return own.set(section.name ?? '', { section, isUsed: false });
}

/** Joins a part with its description; false if it has none. */
export function connect(part: Describable, descriptions: Descriptions): boolean {
  const description = descriptions.get(part.name);
  if (description === undefined) return false;
  description.isUsed = true;
  part.doc = description.section;
  part.since = sinceRemark(description.section.text)?.version;
  return true;
}

/** Descriptions, such as those of nothing, by which a part without one may be meant. */
export function findUnclaimed({ features, parts }: Described, descriptions: DescriptionsByKind): DescriptionsByKind {
  const members = new Map(descriptions.member);
  for (const { name } of parts) members.delete(name);
  const unclaimedFeatures = new Map(descriptions.feature);
  for (const { name } of features) unclaimedFeatures.delete(name);
  for (const { features: own = [] } of parts) for (const { name } of own) unclaimedFeatures.delete(name);
  return { member: members, feature: unclaimedFeatures };
}

/** Takes a description away from those that nobody claimed: what is wrong with it is said with its part. */
export function claim(name: string, unclaimed: Descriptions): DocSection | undefined {
  const description = unclaimed.get(name);
  if (description === undefined) return undefined;
  description.isUsed = true;
  unclaimed.delete(name);
  return description.section;
}
