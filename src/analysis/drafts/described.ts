/** What the documentation of a definition has to describe: takes its draft once it is resolved, gives its parts. QAPI reference, "Definition documentation". */
import type { DocSection } from '../../schema/doc.ts';
import type { Feature } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import { describeDefinition, type Description } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import type { Draft } from './drafts.ts';

/** A value, member, branch, argument or feature while the model is being made. */
export interface Describable {
  readonly name: string;
  readonly span: Span | undefined;
  doc: DocSection | undefined;
  since: string | undefined;
}

/** A definition that has documentation, and what that has to say. */
export interface Described {
  readonly definition: { readonly name: string; since: string | undefined };
  /** Such as `struct 'Foo'`. */
  readonly owner: Description;
  readonly doc: ParsedDoc;
  readonly features: readonly Feature[];
  /** What a part is called: `member`, `value`. */
  readonly noun: string;
  /** With the features that each has itself. */
  readonly parts: readonly (Describable & { readonly features?: readonly Feature[] })[];
  /** True if releases before 4.2 did not look for descriptions of what it does not have. */
  readonly isLateComer: boolean;
  /** Names of parts whose types are unknown. */
  readonly unknownParts: readonly string[];
  /** True if there may be parts whose names are unknown. */
  readonly incomplete: boolean;
  readonly reporter: Reporter;
}

/** What the documentation of a definition has to describe; nothing for implicit types, which have none. */
export function describeDraft(draft: Exclude<Draft, { kind: 'include' | 'array' }>): Described | undefined {
  const { entity, declaration, reporter } = draft;
  const doc = declaration?.doc;
  if (declaration === undefined || doc === undefined) return undefined;
  return {
    definition: entity,
    owner: () => describeDefinition(entity.kind, entity.name),
    doc,
    features: entity.features,
    noun: nounOfPart[entity.kind],
    parts: describedParts(draft),
    isLateComer: draft.kind === 'enum' || namesData(draft),
    unknownParts: unknownParts(draft),
    incomplete: declaration.incomplete,
    reporter,
  };
}

const nounOfPart = { enum: 'value', struct: 'member', union: 'member', alternate: 'branch', command: 'argument', event: 'argument' } as const;

/** Whether a command or event has no arguments of its own, as it names a type. */
function namesData(draft: Exclude<Draft, { kind: 'include' | 'array' }>): boolean {
  return (draft.kind === 'command' || draft.kind === 'event') && draft.data?.kind !== 'object';
}

/** The names of all parts as they are written; those whose types could not be found are not in the model. */
function unknownParts(draft: Exclude<Draft, { kind: 'include' | 'array' }>): readonly string[] {
  switch (draft.kind) {
    case 'enum':
      return [];
    case 'object':
      return draft.incomplete ? [...namesOf(draft.members), ...(draft.base?.kind === 'object' ? namesOf(draft.base.members) : [])] : [];
    case 'alternate':
      return draft.entity.branches.length < draft.branches.length ? namesOf(draft.branches) : [];
    case 'command':
    case 'event':
      return draft.data?.kind === 'object' && draft.data.incomplete ? namesOf(draft.data.members) : [];
    default:
      return draft satisfies never;
  }
}

function namesOf(parts: readonly { readonly declaration: { readonly name: string } }[]): readonly string[] {
  return parts.map(({ declaration }) => declaration.name);
}

function describedParts(draft: Exclude<Draft, { kind: 'include' | 'array' }>): Described['parts'] {
  switch (draft.kind) {
    case 'enum':
      return draft.entity.values;
    case 'object': {
      const { entity } = draft;
      if (entity.kind === 'struct') return entity.members;
      return entity.base?.implicit === undefined ? [] : entity.base.members;
    }
    case 'alternate':
      return draft.entity.branches;
    case 'command':
    case 'event': {
      const data = draft.entity.arguments;
      const isInline = data?.kind === 'struct' && data.implicit?.role === 'arguments';
      return isInline ? data.members : [];
    }
    default:
      return draft satisfies never;
  }
}
