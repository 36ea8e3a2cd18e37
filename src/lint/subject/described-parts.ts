/** Descriptions against parts: takes a documented definition, gives the descriptions of nothing and the parts without one. */
import type { DocSection } from '../../schema/doc.ts';
import type { Definition, Feature } from '../../schema/model.ts';
import type { Part } from './own-parts.ts';
import { partNames } from './schema-names.ts';
import type { Documented, LintSubject } from './subject.ts';

/** A description of something that is not there. */
export interface BogusDescription {
  readonly section: DocSection;
  /** The part or feature without a description that is likely meant. */
  readonly meant: Part | Feature | undefined;
  /** True if the two names differ by a slip. */
  readonly isSlip: boolean;
}

/** What does not fit. A description of nothing and a part without one that likely belong together are one mistake. */
export interface Mismatch {
  readonly bogus: readonly BogusDescription[];
  readonly missing: readonly Part[];
}

/** Inherited members and those of a named type may be described again, as older schemas do. */
export function findMismatch({ definition, doc, parts }: Documented, { suggester }: Pick<LintSubject, 'suggester'>): Mismatch {
  const undescribed = parts.parts.filter((part) => part.doc === undefined);
  const unclaimed = doc.sections.filter((section) => (
    (section.kind === 'member' || section.kind === 'feature') && !parts.described.has(section) && /^[\w-]+$/.test(section.name ?? '')
  ));
  if (undescribed.length === 0 && unclaimed.length === 0) return { bogus: [], missing: [] };
  const known = unclaimed.length === 0 ? undefined : new Set(partNames(definition));
  const isOpen = definition.kind === 'command' && definition.openArguments;
  const left = known === undefined || isOpen ? [] : unclaimed.filter(({ name = '' }) => !known.has(name) && !isOfResult(name, definition));
  // The anonymous structs of the oldest dialect are described member by member: `@bus.number:`.
  const segments = new Set(doc.sections.flatMap(({ name = '' }) => (name.includes('.') ? name.split('.') : [])));
  const missing = new Set(undescribed.filter(({ name }) => !segments.has(name)));
  const features = new Set(parts.features.filter((feature) => feature.doc === undefined));
  const bogus = left.map((section): BogusDescription => {
    if (section.kind === 'feature') {
      const likely = suggester.nearestName(section.name ?? '', [...features].map(({ name }) => name));
      const meant = [...features].find(({ name }) => name === likely);
      if (meant !== undefined) features.delete(meant);
      return { section, meant, isSlip: meant !== undefined };
    }
    const named = [...missing].map(({ name }) => name);
    const nearest = suggester.nearestName(section.name ?? '', named);
    const isOnly = left.length === 1 && named.length === 1;
    const meant = [...missing].find(({ name }) => name === (nearest ?? (isOnly ? named[0] : undefined)));
    if (meant !== undefined) missing.delete(meant);
    return { section, meant, isSlip: nearest !== undefined };
  });
  return { bogus, missing: [...missing] };
}

/** Older schemas describe the members of what a command returns in the documentation of the command. */
function isOfResult(name: string, definition: Definition): boolean {
  if (definition.kind !== 'command' || definition.returns === undefined) return false;
  const type = definition.returns.kind === 'array' ? definition.returns.element : definition.returns;
  return type.kind !== 'builtin' && new Set(partNames(type)).has(name);
}
