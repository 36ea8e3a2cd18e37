/** How many branches the unions of a schema have together. A limit of this compiler, not of the language. */
import type { EnumType } from '../../schema/model.ts';
import { maximumBranches } from '../drafts/branch-count.ts';
import type { ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';

/**
 * Counts those of one union, which has one for each value of its enum. False if the schema has too many with them; the
 * first union that is too many is reported.
 */
export function countBranches({ values }: EnumType, draft: ObjectDraft, { branchCount }: ResolveContext): boolean {
  const count = branchCount.add(values.length);
  if (count === 'first-too-many') {
    draft.reporter.report('union/too-many-branches', draft.declaration?.nameSpan, { what: describeType(draft.entity), limit: maximumBranches });
  }
  return count === 'fits';
}
