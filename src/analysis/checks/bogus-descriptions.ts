/** A definition's documentation describes nothing that the definition does not have. QAPI reference, "Definition documentation". */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { Described } from '../drafts/described.ts';
import type { Description, DescriptionsByKind, PartKind } from './descriptions.ts';

/** Names in the documentation that belong to nothing; they are reported after all definitions were resolved. */
export interface BogusEntries {
  readonly described: Described;
  /** Members first, then features: the order in which QEMU's generator looks at them. */
  readonly sections: readonly DocSection[];
  /** How grave it is; undefined where a description of nothing is no mistake. */
  readonly severities: Readonly<Record<PartKind, Severity | undefined>>;
}

/** What is left over once every part has its description; nothing where parts may be unknown. */
export function findBogusEntries(described: Described, descriptions: DescriptionsByKind, severities: BogusEntries['severities']): BogusEntries | undefined {
  const { unknownParts, incomplete } = described;
  if (incomplete) return undefined;
  const sections: DocSection[] = [];
  const collect = ({ section, isUsed }: Description): void => {
    const { name = '' } = section;
    if (!isUsed && name !== '' && !unknownParts.includes(name)) sections.push(section);
  };
  descriptions.member.forEach(collect);
  descriptions.feature.forEach(collect);
  return sections.length === 0 ? undefined : { described, sections, severities };
}

/** Reports what was left over, where it stands. */
export function reportBogusEntries({ described, sections, severities }: BogusEntries): void {
  const { owner, noun, reporter } = described;
  for (const { kind, name = '', span, nameSpan } of sections) {
    const severity = severities[kind === 'feature' ? 'feature' : 'member'];
    if (severity === undefined) continue;
    const details = { focus: nameSpan, severity, suggestion: reporter.sink.suggester.didYouMean(name, undescribedNames(described, kind)) };
    if (kind === 'feature') reporter.sink.report('doc/unknown-feature', span, { name, owner: owner() }, details);
    else reporter.sink.report('doc/unknown-member', span, { noun, name, owner: owner() }, details);
  }
}

/** Of the kind that a section is of: what has a description is not meant by another. */
function undescribedNames({ features, parts }: Described, kind: DocSection['kind']): readonly string[] {
  const all = kind === 'feature' ? [...features, ...parts.flatMap((part) => part.features ?? [])] : parts;
  return all.filter(({ doc }) => doc === undefined).map(({ name }) => name);
}
