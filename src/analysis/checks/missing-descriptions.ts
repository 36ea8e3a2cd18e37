/**
 * A definition's documentation describes what the definition has: its own values, members, branches and arguments, and
 * its features. QAPI reference, "Definition documentation".
 */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Suggester } from '../../diagnostics/suggest.ts';
import { severityIn } from '../../schema/dialect.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { Requirement } from '../../schema/lifetimes.ts';
import type { Feature } from '../../schema/model.ts';
import type { Described } from '../drafts/described.ts';
import type { Mutable, ResolveContext } from '../drafts/drafts.ts';
import { findBogusEntries, type BogusEntries } from './bogus-descriptions.ts';
import { claim, connect, findUnclaimed, readDescriptions, type Descriptions, type DescriptionsByKind, type PartKind } from './descriptions.ts';

/** How grave it is if a part is not described, and if a description is of nothing; undefined if it is neither. */
interface Severities {
  readonly missing: Readonly<Record<PartKind, Severity | undefined>>;
  readonly bogus: Readonly<Record<PartKind, Severity | undefined>>;
}

/** Joins each part with its description and reports parts without one; gives what is left over. */
export function connectDocumentation(described: Described, context: ResolveContext): BogusEntries | undefined {
  const { doc, owner, features, noun, parts, definition, reporter } = described;
  const severities = severitiesOf(described, context);
  const descriptions = readDescriptions(doc);
  definition.since = descriptions.since;
  let unclaimed: DescriptionsByKind | undefined;
  const findMeant = (name: string, kind: PartKind): Meant | undefined => {
    // One mistake, one message; but a grave one is not to be lost in one that is not.
    if (severities.missing[kind] !== severities.bogus[kind]) return undefined;
    unclaimed ??= findUnclaimed(described, descriptions);
    return findInOtherPlace(name, described, unclaimed[kind === 'member' ? 'feature' : 'member']) ?? findMisspelt(name, unclaimed[kind], context.sink.suggester);
  };
  const connectFeature = (feature: Feature): void => {
    const isDescribed = connect(feature as Mutable<Feature>, descriptions.feature);
    const severity = severities.missing.feature;
    if (isDescribed || severity === undefined) return;
    const meant = findMeant(feature.name, 'feature');
    if (meant !== 'reported') reporter.report('doc/missing-feature', feature.span, { feature: feature.name, owner: owner() }, { severity, suggestion: meant?.suggestion });
  };
  features.forEach(connectFeature);
  let missing: Set<string> | undefined;
  for (const part of parts) {
    const isDescribed = connect(part, descriptions.member);
    const severity = severities.missing.member;
    // Where two have one name, that was reported.
    if (!isDescribed && severity !== undefined && missing?.has(part.name) !== true) {
      (missing ??= new Set()).add(part.name);
      const meant = findMeant(part.name, 'member');
      if (meant !== 'reported') reporter.report('doc/missing-member', part.span, { what: `${noun} '${part.name}'`, owner: owner() }, { severity, suggestion: meant?.suggestion });
    }
    part.features?.forEach(connectFeature);
  }
  return findBogusEntries(described, descriptions, severities.bogus);
}

function severitiesOf({ doc, definition, isLateComer }: Described, { dialect, pragmas }: ResolveContext): Severities {
  const severityOf = (law: Requirement): Severity | undefined => (doc.damaged ? undefined : severityIn(dialect, law));
  const isExcused = pragmas.documentationExceptions.has(definition.name);
  return {
    missing: { member: isExcused ? undefined : severityOf('documented-members'), feature: severityOf('documented-features') },
    bogus: { member: severityOf(isLateComer ? 'described-values-exist' : 'checked-docs'), feature: severityOf('documented-features') },
  };
}

/** A description that is likely the missing one. It may have been reported for its form: then nothing is missing. */
type Meant = { readonly suggestion: string } | 'reported';

/** A feature that is described as if it were a member, or the other way round: one mistake. */
function findInOtherPlace(name: string, { doc }: Described, unclaimed: Descriptions): Meant | undefined {
  const section = claim(name, unclaimed);
  if (section === undefined) return undefined;
  if (section.kind === 'feature') return { suggestion: `Move '@${name}:' before the line 'Features:'.` };
  return isLateMember(section, doc.doc.sections) ? 'reported' : { suggestion: `Move '@${name}:' below a line 'Features:'.` };
}

/** Whether a description stands below a section that ends the members, so that it was reported as doc/late-member. */
function isLateMember(section: DocSection, sections: readonly DocSection[]): boolean {
  const place = sections.indexOf(section);
  const first = sections.findLastIndex(({ kind }, index) => index < place && kind !== 'member') + 1;
  return sections.slice(0, first).some(({ kind }) => kind !== 'plain');
}

/** A part that is not described and a description of nothing, alike in name, are one mistake. */
function findMisspelt(name: string, unclaimed: Descriptions, suggester: Suggester): Meant | undefined {
  const misspelt = suggester.nearestName(name, unclaimed.keys());
  return misspelt !== undefined && claim(misspelt, unclaimed) ? { suggestion: `The documentation describes '@${misspelt}:' instead.` } : undefined;
}
