/** What can be passed as one object only, and what not: `boxed`. QAPI reference, "Commands", "Events". */
import { permits, requires } from '../../schema/dialect.ts';
import type { Member, ObjectType } from '../../schema/model.ts';
import type { Entry } from '../../syntax/ast.ts';
import type { CommandDraft, EventDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';
import { describeDefinition } from '../terms/describe.ts';
import { reportWrongValue } from '../terms/report-wrong-value.ts';
import type { Reporter } from '../terms/reporter.ts';

/** Whether `data` is what `boxed` asks for, a type's name; if not, that is reported. `owner` is such as `command 'foo'`. */
export function checkBoxedData(entries: ReadonlyMap<string, Entry>, owner: string, reporter: Reporter): boolean {
  const boxed = entries.get('boxed');
  if (boxed === undefined || (boxed.value.kind === 'boolean' && !boxed.value.value)) return true;
  const data = entries.get('data')?.value;
  if (data === undefined) reporter.report('definition/boxed-without-data', boxed.key.span, { what: owner });
  else if (data.kind !== 'string') reportWrongValue(data, { what: `'data' of boxed ${owner}`, expected: 'the name of a type' }, reporter);
  return data?.kind === 'string';
}

/** Reports arguments that have to be boxed and are not, or that are and have nothing to box. Resolves their type before its turn. */
export function checkBoxed(type: ObjectType, draft: CommandDraft | EventDraft, context: ResolveContext): void {
  const { entity, data, reporter } = draft;
  const what = (): string => describeDefinition(entity.kind, entity.name);
  const span = data?.kind === 'name' ? data.span : undefined;
  if (type.kind === 'union' && !entity.boxed) reporter.report('type/union-needs-boxed', span, { what: what(), type: describeType(type) });
  const dataDraft = context.draftOf(type);
  if (dataDraft !== undefined) context.checkObject(dataDraft);
  const conditional = dataDraft?.names.conditional;
  if (entity.boxed && requires(context.dialect, 'boxed-members') && isEmpty(type)) {
    reporter.report('type/boxed-empty', span, { what: what(), type: describeType(type) });
  }
  if (conditional !== undefined && !entity.boxed && !permits(context.dialect, 'conditional-unboxed-arguments')) {
    reportCondition(conditional, what(), draft);
  }
}

function reportCondition({ name, span }: Member, what: string, { data, reporter }: CommandDraft | EventDraft): void {
  const args = { what, member: name };
  if (data?.kind !== 'name') reporter.report('type/condition-needs-boxed', span, args);
  else reporter.report('type/condition-needs-boxed', data.span, args, span && { related: [{ message: `member '${name}' stands here`, span }] });
}

function isEmpty(type: ObjectType): boolean {
  return type.kind === 'struct' && type.members.length === 0 && (type.base === undefined || isEmpty(type.base));
}
