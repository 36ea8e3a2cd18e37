/** What commands return: an object or an array of objects. QAPI reference, "Commands". */
import { requires } from '../../schema/dialect.ts';
import type { Type } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';
import type { CommandDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType, isObjectType } from '../terms/describe-type.ts';
import { describeDefinition } from '../terms/describe.ts';

/** The type that a command returns; undefined if there is none. That it should not be returned is reported. */
export function resolveReturns({ entity, declaration, returns, reporter }: CommandDraft, context: ResolveContext): Type | undefined {
  if (returns === undefined) return undefined;
  const what = (): string => describeDefinition('command', entity.name);
  const type = context.resolve(returns, () => `the return type of ${what()}`, reporter);
  if (type === undefined || !requires(context.dialect, 'object-returns')) return type;
  if (!isObjectType(elementType(type)) && !context.pragmas.commandReturnsExceptions.has(entity.name)) {
    reporter.report('type/cannot-return', declaration.returns?.span, { what: what(), type: describeType(type) });
  }
  return type;
}
