/** What commands and events take and commands return. QAPI reference, "Commands", "Events". */
import { permits, requires } from '../../schema/dialect.ts';
import type { Member, ObjectType, Type } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';
import { describeDefinition } from '../terms/describe.ts';
import type { CommandDraft, EventDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';
import { checkFeatureClashes } from './clashes.ts';

/** Looks up what a command takes and returns; what it may not take or return is reported and, as arguments, left out. */
export function resolveCommand(draft: CommandDraft, context: ResolveContext): void {
  const { entity, declaration, reporter } = draft;
  const what = describeDefinition('command', entity.name);
  entity.arguments = resolveData(draft, context);
  const { returns } = draft;
  if (returns === undefined) return;
  const type = context.resolve(returns, () => `the return type of ${what}`, reporter);
  entity.returns = type;
  if (type === undefined || !requires(context.dialect, 'object-returns')) return;
  const isObject = isObjectType(elementType(type));
  if (!isObject && !context.pragmas.commandReturnsExceptions.has(entity.name)) {
    reporter.report('type/cannot-return', declaration.returns?.span, { what, type: describeType(type) });
  }
}

/** Looks up what an event carries; what it may not carry is reported and left out. */
export function resolveEvent(draft: EventDraft, context: ResolveContext): void {
  draft.entity.arguments = resolveData(draft, context);
}

function resolveData(draft: CommandDraft | EventDraft, context: ResolveContext): ObjectType | undefined {
  const { entity, data, reporter } = draft;
  const what = describeDefinition(entity.kind, entity.name);
  checkFeatureClashes(entity.features, { owner: () => what, reporter, dialect: context.dialect });
  if (data === undefined) return undefined;
  const span = data.kind === 'name' ? data.span : undefined;
  const type = context.resolve(data, () => `the data of ${what}`, reporter);
  if (type === undefined) return undefined;
  if (!isObjectType(type)) {
    reporter.report('type/cannot-take', span, { what, type: describeType(type) });
    return undefined;
  }
  if (type.kind === 'union' && !entity.boxed) reporter.report('type/union-needs-boxed', span, { what, type: describeType(type) });
  const dataDraft = context.draftOf(type);
  if (dataDraft !== undefined) context.checkObject(dataDraft);
  const conditional = dataDraft?.names.conditional;
  if (entity.boxed && requires(context.dialect, 'boxed-members') && isEmpty(type)) {
    reporter.report('type/boxed-empty', span, { what, type: describeType(type) });
  }
  if (conditional !== undefined && !entity.boxed && !permits(context.dialect, 'conditional-unboxed-arguments')) {
    reportCondition(conditional, what, draft);
  }
  return type;
}

function reportCondition({ name, span }: Member, what: string, { data, reporter }: CommandDraft | EventDraft): void {
  const args = { what, member: name };
  if (data?.kind !== 'name') reporter.report('type/condition-needs-boxed', span, args);
  else reporter.report('type/condition-needs-boxed', data.span, args, span && { related: [{ message: `member '${name}' stands here`, span }] });
}

function isObjectType(type: Type): type is ObjectType {
  return type.kind === 'struct' || type.kind === 'union';
}

function isEmpty(type: ObjectType): boolean {
  return type.kind === 'struct' && type.members.length === 0 && (type.base === undefined || isEmpty(type.base));
}
