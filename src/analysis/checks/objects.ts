/** No object contains itself, and its parts differ in their names. QAPI reference, "Struct types", "Union types". */
import type { ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';
import { resolveBase } from './bases.ts';
import { checkFeatureClashes, checkMemberClashes } from './clashes.ts';
import { resolveMembers } from './member-types.ts';
import { checkNoSpecialFeature } from './special-features.ts';
import { resolveBranches } from './unions.ts';

/**
 * Resolves one object. Gives each object that has to be resolved before it can go on: its base and the types of its
 * branches, which may be a long chain.
 */
export function* resolveObject(draft: ObjectDraft, context: ResolveContext): Generator<ObjectDraft, void> {
  const { entity, reporter } = draft;
  if (draft.state === 'checked') return;
  if (draft.state === 'checking') {
    reporter.report('type/contains-itself', draft.declaration?.nameSpan, { what: describeType(entity) });
    draft.incomplete = true;
    return;
  }
  draft.state = 'checking';
  const what = (): string => describeType(entity);
  const featured = { features: entity.features, what, reporter };
  checkFeatureClashes(featured, context.dialect);
  checkNoSpecialFeature(featured, context.dialect);
  if (draft.base !== undefined) yield* resolveBase(draft, draft.base, context);
  if (entity.kind === 'struct') {
    entity.members = resolveMembers(draft, context);
    checkMemberClashes(entity, draft, context.dialect);
  }
  if (draft.union !== undefined) yield* resolveBranches(draft, draft.union, context);
  draft.state = 'checked';
}
