/** The values of a union's discriminator that it has no branch for. QAPI reference, "Union types". */
import { emptyObject } from '../../schema/builtins.ts';
import { requires, severityIn, type Dialect } from '../../schema/dialect.ts';
import type { Branch, EnumType, UnionType } from '../../schema/model.ts';
import type { ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';

/** Values that no branch is written for have the empty object, under the value's own condition. Some releases wanted all of them written. */
export function uncoveredBranches(values: EnumType, draft: ObjectDraft, { dialect }: ResolveContext): Branch[] {
  const covered = new Set(draft.union?.branches.map((branch) => branch.name));
  const uncovered = values.values.filter((value) => !covered.has(value.name));
  if (requires(dialect, 'whole-enum-covered')) {
    for (const { name } of uncovered) draft.reporter.report('union/uncovered-value', draft.declaration?.nameSpan, { what: describeType(draft.entity), value: name });
  }
  return uncovered.map(({ name, condition }) => ({ name, type: emptyObject, explicit: false, span: undefined, condition, since: undefined }));
}

/** Reports a union that has no branch at all, as its enum has no value. */
export function checkHasBranches({ incomplete, declaration, reporter }: ObjectDraft, union: UnionType, dialect: Dialect): void {
  if (union.branches.length > 0 || incomplete) return;
  const severity = severityIn(dialect, 'union-has-branches');
  if (severity !== undefined) reporter.report('union/no-branches', declaration?.nameSpan, { what: describeType(union) }, { severity });
}
