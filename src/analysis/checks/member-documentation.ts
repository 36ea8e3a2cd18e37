/**
 * What a definition's documentation has to describe, and what it may not: its own values, members, branches and
 * arguments, and its features. QAPI reference, "Definition documentation".
 */
import { nearestName } from '../../diagnostics/suggest.ts';
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
export function connectDocumentation(described: Described, { dialect, pragmas }: ResolveContext): BogusEntries | undefined {
  const { doc, owner, features, noun, parts, definition, reporter } = described;
  const mustDescribe = requires(dialect, 'documented-members') && !doc.damaged && !described.incomplete;
  const isExcused = pragmas.documentationExceptions.has(definition.name);
  const descriptions = readDescriptions(doc);
  definition.since = descriptions.since;
  const connectFeature = (feature: Feature): void => {
    const isDescribed = connect(feature as Mutable<Feature>, descriptions.features);
    if (isDescribed || !mustDescribe) return;
    const suggestion = suggestOtherPlace(feature.name, descriptions.members, parts.map((other) => other.part))
      ?? suggestMisspelt(feature.name, descriptions.features, [...features, ...parts.flatMap((part) => part.features)]);
    reporter.report('doc/missing-feature', feature.span, { feature: feature.name, owner }, { suggestion });
  };
  features.forEach(connectFeature);
  for (const { part, features: ownFeatures } of parts) {
    const isDescribed = connect(part, descriptions.members);
    if (!isDescribed && mustDescribe && !isExcused) {
      const suggestion = suggestOtherPlace(part.name, descriptions.features, features)
        ?? suggestMisspelt(part.name, descriptions.members, parts.map((other) => other.part));
      reporter.report('doc/missing-member', part.span, { what: `${noun} '${part.name}'`, owner }, { suggestion });
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

/** A feature that is described as if it were a member, or the other way round: one mistake. */
function suggestOtherPlace(name: string, descriptions: Descriptions, parts: readonly { readonly name: string }[]): string | undefined {
  const description = descriptions.get(name);
  if (description === undefined || parts.some((part) => part.name === name)) return undefined;
  description.isUsed = true;
  return description.section.kind === 'feature' ? `Move '@${name}:' before the line 'Features:'.` : `Move '@${name}:' below a line 'Features:'.`;
}

/** A part that is not described and a description of nothing, alike in name, are one mistake. */
function suggestMisspelt(name: string, descriptions: Descriptions, parts: readonly { readonly name: string }[]): string | undefined {
  const known = new Set(parts.map((part) => part.name));
  const misspelt = nearestName(name, [...descriptions.keys()].filter((candidate) => !known.has(candidate)));
  const description = misspelt === undefined ? undefined : descriptions.get(misspelt);
  if (description === undefined) return undefined;
  description.isUsed = true;
  return `The documentation describes '@${misspelt}:' instead.`;
}

export function reportBogusEntries({ described: { owner, noun, reporter }, sections }: BogusEntries): void {
  for (const { kind, name, span, nameSpan } of sections) {
    const details = { focus: nameSpan };
    if (kind === 'feature') reporter.sink.report('doc/unknown-feature', span, { name: name ?? '', owner }, details);
    else reporter.sink.report('doc/unknown-member', span, { noun, name: name ?? '', owner }, details);
  }
}
