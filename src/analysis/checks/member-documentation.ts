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
  /** With the noun to call each by, and the features it has itself. */
  readonly parts: readonly { readonly part: Describable; readonly noun: string; readonly features: readonly Feature[] }[];
  /** True if some parts of the definition are unknown. */
  readonly incomplete: boolean;
  readonly reporter: Reporter;
}

/** Names in the documentation that belong to nothing; they are reported after all definitions were resolved. */
export interface BogusEntries {
  readonly described: Described;
  readonly sections: readonly DocSection[];
}

/** Joins each part with its description and reports parts without one; gives what is left over. */
export function connectDocumentation(described: Described, { dialect, pragmas }: ResolveContext): BogusEntries | undefined {
  const { doc, owner, features, parts, definition, reporter } = described;
  const mustDescribe = requires(dialect, 'documented-members') && !doc.damaged && !described.incomplete;
  const isExcused = pragmas.documentationExceptions.has(definition.name);
  const left = {
    member: new Map<string | undefined, DocSection>(),
    feature: new Map<string | undefined, DocSection>(),
  };
  for (const section of doc.doc.sections) {
    if (section.kind === 'member' || section.kind === 'feature') left[section.kind].set(section.name, section);
    else if (section.kind === 'since') definition.since ??= sinceOfSection(section);
  }
  const used = new Set<string>();
  const connect = (part: Describable, kind: 'member' | 'feature', reportMissing: (suggestion: string | undefined) => void): void => {
    const section = left[kind].get(part.name);
    used.add(`${kind} ${part.name}`);
    part.doc = section;
    part.since = section && sinceRemark(section.text);
    if (section !== undefined || !mustDescribe) return;
    const known = new Set(parts.map((other) => other.part.name));
    const misspelt = nearestName(part.name, [...left[kind].keys()].filter((name) => name !== undefined && !known.has(name)) as string[]);
    if (misspelt !== undefined) used.add(`${kind} ${misspelt}`);
    reportMissing(misspelt && `The documentation describes '@${misspelt}:' instead.`);
  };
  const connectFeature = (feature: Feature): void => connect(feature as Mutable<Feature>, 'feature', (suggestion) => {
    reporter.report('doc/missing-feature', feature.span, { feature: feature.name, owner }, { suggestion });
  });
  for (const feature of features) connectFeature(feature);
  for (const { part, noun, features: ownFeatures } of parts) {
    connect(part, 'member', (suggestion) => {
      if (!isExcused) reporter.report('doc/missing-member', part.span, { what: `${noun} '${part.name}'`, owner }, { suggestion });
    });
    for (const feature of ownFeatures) connectFeature(feature);
  }
  if (!mustDescribe) return undefined;
  const sections = doc.doc.sections.filter((section) => {
    const isEntry = section.kind === 'member' || section.kind === 'feature';
    return isEntry && section.name !== '' && !used.has(`${section.kind} ${section.name ?? ''}`);
  });
  return sections.length === 0 ? undefined : { described, sections };
}

/** Reports members first, then features, as QEMU's generator does. */
export function reportBogusEntries({ described: { owner, reporter }, sections }: BogusEntries): void {
  for (const kind of ['member', 'feature'] as const) {
    for (const section of sections) {
      if (section.kind === kind) reporter.sink.report(`doc/unknown-${kind}`, section.span, { name: section.name ?? '', owner }, { focus: section.nameSpan });
    }
  }
}
