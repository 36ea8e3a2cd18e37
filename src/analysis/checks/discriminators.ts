/** The discriminator of a union: a member of its base that always has a value of an enum. QAPI reference, "Union types". */
import { permits } from '../../schema/dialect.ts';
import type { EnumType, Member, UnionType } from '../../schema/model.ts';
import type { ObjectDraft, ResolveContext, UnionParts } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';

/** Once the base is resolved. Undefined if there is no such member or it is of another type, which is then reported. */
export function findDiscriminator(draft: ObjectDraft, { discriminator }: UnionParts, context: ResolveContext): Member | undefined {
  const entity = draft.entity as UnionType;
  const baseType = entity.base as UnionType['base'] | undefined;
  if (baseType === undefined) return undefined;
  const { reporter } = draft;
  const { name, span } = discriminator;
  const found = draft.names.find(name);
  const base = describeType(found?.owner ?? baseType);
  if (found === undefined || found.member.name !== name) {
    if (!draft.incomplete) {
      const suggestion = context.sink.suggester.didYouMean(name, memberNames(draft));
      reporter.report('union/discriminator-not-in-base', span, { name, base }, { suggestion });
    }
    return undefined;
  }
  const { member } = found;
  const related = member.span && { related: [{ message: 'the member stands here', span: member.span }] };
  if (member.type.kind !== 'enum') {
    const isString = member.type.kind === 'builtin' && member.type.name === 'str';
    if (isString && permits(context.dialect, 'string-discriminator')) return { ...member, type: branchEnum(draft) };
    reporter.report('union/discriminator-not-enum', span, { name, base, type: describeType(member.type) }, related);
    return undefined;
  }
  if (member.optional) reporter.report('union/discriminator-optional', span, { name, base }, related);
  if (member.condition !== undefined) reporter.report('union/discriminator-conditional', span, { name, base }, related);
  return member;
}

function* memberNames({ names }: ObjectDraft): Iterable<string> {
  for (const { member } of names) yield member.name;
}

/** A string as discriminator: the names of the branches are its values. */
function branchEnum({ entity, union }: ObjectDraft): EnumType {
  const values = (union?.branches ?? []).map(({ name, declaration: { span, condition } }) => ({
    name, span, condition, features: [], doc: undefined, since: undefined,
  }));
  return {
    kind: 'enum', name: entity.name, module: entity.module, span: undefined, nameSpan: undefined, condition: entity.condition, features: [],
    doc: undefined, since: undefined, implicit: { role: 'kind', owner: entity.name }, values, prefix: undefined,
  };
}
