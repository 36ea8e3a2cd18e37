/** A schema has at most 64 different features. QAPI reference, "Features". */
import type { Feature } from '../../schema/model.ts';
import type { Draft } from '../resolve/drafts.ts';
import { specialFeatures } from './special-features.ts';

/** Generated code keeps the features of a schema as bits of one 64-bit number. */
const maximumFeatures = 64;

export function checkFeatureCount(drafts: readonly Draft[]): void {
  // The special ones count whether they are used or not.
  const names = new Set(specialFeatures);
  for (const draft of drafts) {
    if (draft.kind === 'include' || draft.kind === 'array') continue;
    for (const { name, span } of featuresOf(draft)) {
      if (names.has(name)) continue;
      names.add(name);
      if (names.size === maximumFeatures + 1) draft.reporter.report('feature/too-many', span, { feature: name, limit: maximumFeatures });
    }
  }
}

function featuresOf({ entity }: Exclude<Draft, { kind: 'include' | 'array' }>): readonly Feature[] {
  switch (entity.kind) {
    case 'enum':
      return [...entity.features, ...entity.values.flatMap((value) => value.features)];
    case 'struct':
      return [...entity.features, ...entity.members.flatMap((member) => member.features)];
    case 'union':
    case 'alternate':
    case 'command':
    case 'event':
      return entity.features;
    default:
      return entity satisfies never;
  }
}
