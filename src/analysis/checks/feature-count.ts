/** A schema has at most 64 different features. QAPI reference, "Features". */
import { severityIn, type Dialect } from '../../schema/dialect.ts';
import type { Feature } from '../../schema/model.ts';
import { specialFeatures } from '../../schema/special-features.ts';
import type { Draft } from '../drafts/drafts.ts';

/** Generated code keeps the features of a schema as bits of one 64-bit number. */
const maximumFeatures = 64;

/** Reports the first feature too many, where it stands. `drafts` are in creation order, and resolved. */
export function checkFeatureCount(drafts: readonly Draft[], dialect: Dialect): void {
  const severity = severityIn(dialect, 'feature-limit');
  if (severity === undefined) return;
  // The special ones count whether they are used or not.
  const names = new Set<string>(specialFeatures);
  for (const draft of drafts) {
    if (draft.kind === 'include' || draft.kind === 'array') continue;
    const add = ({ name, span }: Feature): void => {
      if (names.has(name)) return;
      names.add(name);
      if (names.size === maximumFeatures + 1) draft.reporter.report('feature/too-many', span, { feature: name, limit: maximumFeatures }, { severity });
    };
    const addAll = ({ features }: { readonly features: readonly Feature[] }): void => {
      if (features.length > 0) features.forEach(add);
    };
    addAll(draft.entity);
    if (draft.entity.kind === 'enum') draft.entity.values.forEach(addAll);
    if (draft.entity.kind === 'struct') draft.entity.members.forEach(addAll);
  }
}
