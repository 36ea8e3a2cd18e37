/**
 * What a definition's documentation has to describe, and what it may not: its own values, members, branches and
 * arguments, and its features. QAPI reference, "Definition documentation".
 */
import type { Suggester } from '../../diagnostics/suggest.ts';
import { requires } from '../../schema/dialect.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { Feature } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import type { Mutable, ResolveContext } from '../resolve/drafts.ts';
import type { Reporter } from '../reporter.ts';
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
  /** True if some parts of the definition are unknown. */
  readonly incomplete: boolean;
  readonly reporter: Reporter;
}

/** Names in the documentation that belong to nothing; they are reported after all definitions were resolved. */
export interface BogusEntries {
  readonly described: Described;
  /** Members first, then features: the order in which QEMU's generator looks at them. */
  readonly sections: readonly DocSection[];
}

/** Joins each part with its description and reports parts without one; gives what is left over. */
export function connectDocumentation(described: Described, { dialect, pragmas, sink }: ResolveContext): BogusEntries | undefined {
  const { doc, owner, features, noun, parts, definition, reporter } = described;
  const mustDescribe = requires(dialect, 'documented-members') && !doc.damaged && !described.incomplete;
  const isExcused = pragmas.documentationExceptions.has(definition.name);
  const descriptions = readDescriptions(doc);
  definition.since = descriptions.since;
  let found: Unclaimed | undefined;
  const suggest = (name: string, kind: 'members' | 'features'): string | undefined => {
    found ??= findUnclaimed(described, descriptions);
    return suggestOtherPlace(name, found[kind === 'members' ? 'features' : 'members']) ?? suggestMisspelt(name, found[kind], sink.suggester);
  };
  const connectFeature = (feature: Feature): void => {
    const isDescribed = connect(feature as Mutable<Feature>, descriptions.features);
    if (isDescribed || !mustDescribe) return;
    reporter.report('doc/missing-feature', feature.span, { feature: feature.name, owner }, { suggestion: suggest(feature.name, 'features') });
  };
  features.forEach(connectFeature);
  const missing = new Set<string>();
  for (const { part, features: ownFeatures } of parts) {
    const isDescribed = connect(part, descriptions.members);
    // Where two have one name, that was reported.
    if (!isDescribed && mustDescribe && !isExcused && !missing.has(part.name)) {
      missing.add(part.name);
      reporter.report('doc/missing-member', part.span, { what: `${noun} '${part.name}'`, owner }, { suggestion: suggest(part.name, 'members') });
    }
    ownFeatures.forEach(connectFeature);
  }
  if (!mustDescribe) return undefined;
  const sections = [...descriptions.members.values(), ...descriptions.features.values()]
    .filter(({ section, isUsed }) => !isUsed && section.name !== '')
    .map(({ section }) => section);
  return sections.length === 0 ? undefined : { described, sections };
}

interface Description {
  readonly section: DocSection;
  isUsed: boolean;
}

type Descriptions = Map<string, Description>;

function readDescriptions({ doc }: ParsedDoc): { readonly members: Descriptions; readonly features: Descriptions; readonly since: string | undefined } {
  const members: Descriptions = new Map();
  const features: Descriptions = new Map();
  let since: string | undefined;
  for (const section of doc.sections) {
    if (section.kind === 'member') members.set(section.name ?? '', { section, isUsed: false });
    else if (section.kind === 'feature') features.set(section.name ?? '', { section, isUsed: false });
    else if (section.kind === 'since') since ??= sinceOfSection(section);
  }
  return { members, features, since };
}

function connect(part: Describable, descriptions: Descriptions): boolean {
  const description = descriptions.get(part.name);
  if (description === undefined) return false;
  description.isUsed = true;
  part.doc = description.section;
  part.since = sinceRemark(description.section.text);
  return true;
}

/** Descriptions of nothing, which a part without one may be meant by. */
interface Unclaimed {
  readonly members: Descriptions;
  readonly features: Descriptions;
}

function findUnclaimed({ features, parts }: Described, descriptions: Unclaimed): Unclaimed {
  const members = new Map(descriptions.members);
  for (const { part } of parts) members.delete(part.name);
  const unclaimedFeatures = new Map(descriptions.features);
  for (const { name } of [...features, ...parts.flatMap((part) => part.features)]) unclaimedFeatures.delete(name);
  return { members, features: unclaimedFeatures };
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

export function reportBogusEntries({ described: { owner, noun, reporter }, sections }: BogusEntries): void {
  for (const { kind, name, span, nameSpan } of sections) {
    const details = { focus: nameSpan };
    if (kind === 'feature') reporter.sink.report('doc/unknown-feature', span, { name: name ?? '', owner }, details);
    else reporter.sink.report('doc/unknown-member', span, { noun, name: name ?? '', owner }, details);
  }
}
