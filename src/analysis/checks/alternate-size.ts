/** An alternate has a branch, and from 2.6 to 4.1 had two. QAPI reference, "Alternate types". */
import { requires } from '../../schema/dialect.ts';
import type { Value } from '../../syntax/ast.ts';
import type { AlternateDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';
import type { Reporter } from '../terms/reporter.ts';

/** Reports `data` without any branch. `owner` is such as `alternate 'Foo'`. */
export function checkNotEmpty(data: Value, owner: string, reporter: Reporter): void {
  if (data.kind === 'object' && data.entries.length === 0) reporter.report('alternate/empty', data.span, { what: owner, least: 1 });
}

/** Reports an alternate with one branch where that is too few. */
export function checkTwoBranches({ entity, branches, declaration, reporter }: AlternateDraft, { dialect }: ResolveContext): void {
  if (branches.length === 1 && !declaration.incomplete && requires(dialect, 'two-alternate-branches')) {
    reporter.report('alternate/empty', declaration.nameSpan, { what: describeType(entity), least: 2 });
  }
}
