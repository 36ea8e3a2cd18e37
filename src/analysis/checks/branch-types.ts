/** The branches of a union are structs, and since 8.1 unions. QAPI reference, "Union types". */
import { permits } from '../../schema/dialect.ts';
import type { ObjectType, Type } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { ObjectDraft, ResolveContext } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';

/** A branch whose type was found. */
export interface TypedBranch {
  readonly name: string;
  /** Of the type's name. */
  readonly span: Span;
  readonly draft: ObjectDraft;
}

/** Gives the type back if a branch may have it; reported otherwise. */
export function checkBranchType(type: Type, { name, span, draft }: TypedBranch, context: ResolveContext): ObjectType | undefined {
  const mayBe = type.kind === 'struct' || (type.kind === 'union' && permits(context.dialect, 'union-branch-union'));
  if (!mayBe) {
    draft.reporter.report('union/bad-branch-type', span, { branch: name, type: describeType(type) });
    return undefined;
  }
  return type;
}
