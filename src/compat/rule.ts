/** The shape of a compatibility rule: it takes one difference and says whether it breaks anything, and for whom. */
import type { CompatCode } from '../diagnostics/catalogue/compat.ts';
import type { Category } from './category.ts';
import type { Change } from './compare/change.ts';

/** One rule. Its page is that of its code. */
export interface Rule {
  readonly code: CompatCode;
  /** Nothing where the difference is none of this rule's, or harmless. */
  judge(change: Change): Verdict | undefined;
}

/** What a rule makes of a difference. */
export interface Verdict {
  readonly category: Category;
  /** What it means for a program, as a clause; the message ends with it. */
  readonly effect: string;
  /** True if only some builds are concerned, so that it is less grave. */
  readonly dependsOnBuild?: boolean;
  /** What was there, and what is there now, where the message wants it. */
  readonly before?: string;
  readonly after?: string;
  /** What to do instead, as a full sentence. */
  readonly suggestion?: string;
}

/** A rule with the type of its differences. */
export function defineRule<Kind extends Change['kind']>(
  rule: { readonly code: CompatCode; readonly on: Kind; judge(change: Extract<Change, { readonly kind: Kind }>): Verdict | undefined },
): Rule {
  return {
    code: rule.code,
    judge: (change) => (isOfKind(change, rule.on) ? rule.judge(change) : undefined),
  };
}

function isOfKind<Kind extends Change['kind']>(change: Change, kind: Kind): change is Extract<Change, { readonly kind: Kind }> {
  return change.kind === kind;
}
