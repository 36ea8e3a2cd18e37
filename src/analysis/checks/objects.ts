/** Structs and unions: base, members, branches and their names. QAPI reference, "Struct types", "Union types". */
import type { Member, StructType } from '../../schema/model.ts';
import { describeDefinition } from '../terms/describe.ts';
import type { MemberDraft, Mutable, ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import { undocumented } from '../drafts/undocumented.ts';
import { describeType } from '../terms/describe-type.ts';
import { checkFeatureClashes, checkMemberClashes } from './clashes.ts';
import { addLevel } from './levels.ts';
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
  const what = describeType(entity);
  checkFeatureClashes(entity.features, { owner: () => what, reporter, dialect: context.dialect });
  checkNoSpecialFeature({ features: entity.features, what, reporter }, context.dialect);
  yield* resolveBase(draft, context);
  if (entity.kind === 'struct') {
    entity.members = resolveMembers(draft.members, draft, context);
    checkMemberClashes(entity, draft, context.dialect);
  }
  if (draft.union !== undefined) yield* resolveBranches(draft, draft.union, context);
  draft.state = 'checked';
}

function* resolveBase(draft: ObjectDraft, context: ResolveContext): Generator<ObjectDraft, void> {
  const { entity, reporter, base } = draft;
  if (base === undefined) return;
  const what = describeType(entity);
  const type = context.resolve(base, () => `the base of ${what}`, reporter);
  if (type === undefined) {
    draft.incomplete = true;
    return;
  }
  if (type.kind !== 'struct') {
    reporter.report('type/bad-base', base.kind === 'name' ? base.span : undefined, { what, type: describeType(type) });
    draft.incomplete = true;
    return;
  }
  const baseDraft = context.draftOf(type);
  if (baseDraft !== undefined) {
    yield baseDraft;
    if (baseDraft.incomplete) draft.incomplete = true;
    if (baseDraft.state === 'checking' || !addLevel(draft, baseDraft)) return;
    draft.names.inherit(baseDraft.names);
  }
  (entity as Mutable<StructType>).base = type;
}

function resolveMembers(members: readonly MemberDraft[], draft: ObjectDraft, context: ResolveContext): Member[] {
  const owner = describeType(draft.entity);
  const noun = draft.entity.implicit?.role === 'arguments' ? 'argument' : 'member';
  // A branch of an old union is the only member of its own wrapper.
  const isWrapper = draft.entity.implicit?.role === 'wrapper';
  const of = draft.entity.implicit?.role === 'arguments' ? describeDefinition(draft.reporter.definition.kind, draft.entity.implicit.owner) : owner;
  return members.map(({ declaration, type: use }): Member | undefined => {
    const { name, optional, span, condition } = declaration;
    const what = (): string => (isWrapper ? owner : `${noun} '${name}' of ${of}`);
    const type = context.resolve(use, what, draft.reporter);
    const features = undocumented(declaration.features);
    checkFeatureClashes(features, { owner: what, reporter: draft.reporter, dialect: context.dialect });
    if (type === undefined) {
      draft.incomplete = true;
      return undefined;
    }
    return { name, type, optional, span, condition, features, doc: undefined, since: undefined };
  }).filter((member) => member !== undefined);
}
