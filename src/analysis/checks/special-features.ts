/** `deprecated` and `unstable` say something about an interface, not about a type. QAPI reference, "Special features". */
import { severityIn, type Dialect } from '../../schema/dialect.ts';
import type { Feature } from '../../schema/model.ts';
import { isSpecialFeature } from '../../schema/special-features.ts';
import type { Reporter } from '../terms/reporter.ts';

/** A type that may not have them; `what` names it. */
export interface FeaturedType {
  readonly features: readonly Feature[];
  readonly what: string;
  readonly reporter: Reporter;
}

/** Reports each special feature of a type. */
export function checkNoSpecialFeature({ features, what, reporter }: FeaturedType, dialect: Dialect): void {
  for (const { name, span } of features) {
    const severity = isSpecialFeature(name) ? severityIn(dialect, `${name}-not-on-types`) : undefined;
    if (severity !== undefined) reporter.report('feature/special-on-type', span, { feature: name, what }, { severity });
  }
}
