/** The members of a struct and their types. QAPI reference, "Struct types". */
import type { Member } from '../../schema/model.ts';
import type { ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import { undocumented } from '../drafts/undocumented.ts';
import { describeType } from '../terms/describe-type.ts';
import { describeDefinition } from '../terms/describe.ts';
import { checkFeatureClashes } from './clashes.ts';

/** Members whose types are unknown, which is reported, are left out; the object is incomplete then. */
export function resolveMembers(draft: ObjectDraft, context: ResolveContext): Member[] {
  const owner = (): string => describeType(draft.entity);
  const noun = draft.entity.implicit?.role === 'arguments' ? 'argument' : 'member';
  // A branch of an old union is the only member of its own wrapper.
  const isWrapper = draft.entity.implicit?.role === 'wrapper';
  const of = (): string => (draft.entity.implicit?.role === 'arguments' ? describeDefinition(draft.reporter.definition.kind, draft.entity.implicit.owner) : owner());
  const members: Member[] = [];
  draft.members.forEach(({ declaration, type: use }) => {
    const { name, optional, span, condition } = declaration;
    const what = (): string => (isWrapper ? owner() : `${noun} '${name}' of ${of()}`);
    const type = context.resolve(use, what, draft.reporter);
    const features = undocumented(declaration.features);
    if (features.length > 0) checkFeatureClashes({ features, what, reporter: draft.reporter }, context.dialect);
    if (type === undefined) draft.incomplete = true;
    else members.push({ name, type, optional, span, condition, features, doc: undefined, since: undefined });
  });
  return members;
}
