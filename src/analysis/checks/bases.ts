/** The base of a struct or union is a struct. QAPI reference, "Struct types", "Union types". */
import type { StructType } from '../../schema/model.ts';
import type { Mutable, ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import type { NameReference } from '../terms/declarations.ts';
import { describeType } from '../terms/describe-type.ts';
import { addLevel } from './levels.ts';

/** Resolves the base of an object, whose members it inherits. Gives it first if it has to be resolved before that. */
export function* resolveBase(draft: ObjectDraft, base: NameReference | ObjectDraft, context: ResolveContext): Generator<ObjectDraft, void> {
  const { entity, reporter } = draft;
  const what = (): string => describeType(entity);
  const type = context.resolve(base, () => `the base of ${what()}`, reporter);
  if (type === undefined) {
    draft.incomplete = true;
    return;
  }
  if (type.kind !== 'struct') {
    reporter.report('type/bad-base', base.kind === 'name' ? base.span : undefined, { what: what(), type: describeType(type) });
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
