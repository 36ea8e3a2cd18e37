/** What commands and events take: an object, or nothing. QAPI reference, "Commands", "Events". */
import { permits } from '../../schema/dialect.ts';
import type { AlternateType, ObjectType } from '../../schema/model.ts';
import type { CommandDraft, EventDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType, isObjectType } from '../terms/describe-type.ts';
import { describeDefinition } from '../terms/describe.ts';
import { checkBoxed } from './boxed.ts';
import { checkFeatureClashes } from './clashes.ts';

/** The type of the arguments; undefined if there are none, or, and then it is reported, if they are no object. */
export function resolveArguments(draft: CommandDraft | EventDraft, context: ResolveContext): ObjectType | undefined {
  const { entity, data, reporter } = draft;
  const what = (): string => describeDefinition(entity.kind, entity.name);
  checkFeatureClashes({ features: entity.features, what, reporter }, context.dialect);
  if (data === undefined) return undefined;
  const type = context.resolve(data, () => `the data of ${what()}`, reporter);
  if (type === undefined) return undefined;
  // Releases up to 4.1 took a boxed alternate, of which only an object can be sent as arguments.
  if (type.kind === 'alternate' && entity.boxed && permits(context.dialect, 'boxed-alternate')) return objectBranch(type);
  if (!isObjectType(type)) {
    reporter.report('type/cannot-take', data.kind === 'name' ? data.span : undefined, { what: what(), type: describeType(type) });
    return undefined;
  }
  checkBoxed(type, draft, context);
  return type;
}

function objectBranch({ branches }: AlternateType): ObjectType | undefined {
  return branches.map(({ type }) => type).find(isObjectType);
}
