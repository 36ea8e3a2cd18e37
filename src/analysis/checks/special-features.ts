/** `deprecated` and `unstable` say something about an interface, not about a type. QAPI reference, "Special features". */
import { requires, type Dialect } from '../../schema/dialect.ts';
import type { Feature } from '../../schema/model.ts';
import type { Reporter } from '../reporter.ts';

export const specialFeatures: ReadonlySet<string> = new Set(['deprecated', 'unstable']);

export function checkNoSpecialFeature(features: readonly Feature[], what: string, dialect: Dialect, reporter: Reporter): void {
  if (!requires(dialect, 'special-features')) return;
  for (const { name, span } of features) {
    if (specialFeatures.has(name)) reporter.report('feature/special-on-type', span, { feature: name, what });
  }
}
