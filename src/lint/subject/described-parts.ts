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
  /** True if the two names differ by a slip, and neither by one from any other. */
  readonly isSlip: boolean;
}

/** What does not fit. A description of nothing and a part without one that likely belong together are one mistake. */
export interface Mismatch {
  readonly bogus: readonly BogusDescription[];
  readonly missing: readonly Part[];
}

/** In short names, and where numbers differ, a letter makes another name. */
function isLikelySlip(name: string, meant: string): boolean {
  return meant.length >= shortest && name.replace(/\D/g, '') === meant.replace(/\D/g, '');
}

const shortest = 4;

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
  const missing = undescribed.filter(({ name }) => !segments.has(name));
  const candidates: Record<string, readonly (Part | Feature)[]> = { member: missing, feature: parts.features.filter((feature) => feature.doc === undefined) };
  const claimed = new Set<Part | Feature>();
  const isNear = (name: string, other: string): boolean => suggester.nearestName(name, [other]) !== undefined;
  const bogus = left.map((section): BogusDescription => {
    const { kind, name = '' } = section;
    const all = candidates[kind] ?? [];
    const free = all.filter((candidate) => !claimed.has(candidate));
    const nearest = suggester.nearestName(name, free.map((candidate) => candidate.name));
    const isOnly = kind === 'member' && left.length === 1 && free.length === 1;
    const meant = free.find((candidate) => isOnly || candidate.name === nearest);
    if (meant === undefined) return { section, meant, isSlip: false };
    claimed.add(meant);
    const isSlip = nearest !== undefined && isLikelySlip(name, nearest)
      && all.every((other) => other === meant || !isNear(name, other.name))
      && left.every((other) => other === section || other.kind !== kind || !isNear(other.name ?? '', nearest));
    return { section, meant, isSlip };
  });
  return { bogus, missing: missing.filter((part) => !claimed.has(part)) };
}

/** Older schemas describe the members of what a command returns in the documentation of the command. */
function isOfResult(name: string, definition: Definition): boolean {
  if (definition.kind !== 'command' || definition.returns === undefined) return false;
  const type = definition.returns.kind === 'array' ? definition.returns.element : definition.returns;
  return type.kind !== 'builtin' && new Set(partNames(type)).has(name);
}
