/** `deprecated` and `unstable` say something about an interface, not about a type. QAPI reference, "Special features". */
import { severityIn, type Dialect } from '../../schema/dialect.ts';
import { isSpecialFeature } from '../../schema/special-features.ts';
import type { FeaturedThing } from './clashes.ts';

/** Reports each special feature of a type. */
export function checkNoSpecialFeature({ features, what, reporter }: FeaturedThing, dialect: Dialect): void {
  for (const { name, span } of features) {
    const severity = isSpecialFeature(name) ? severityIn(dialect, `${name}-not-on-types`) : undefined;
    if (severity !== undefined) reporter.report('feature/special-on-type', span, { feature: name, what: what() }, { severity });
  }
}
