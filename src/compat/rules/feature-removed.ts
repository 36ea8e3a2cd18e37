/** A feature that clients look for. */
import { isSpecialFeature } from '../../schema/special-features.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/feature-removed`. */
export const featureRemoved = defineRule({
  code: 'compat/feature-removed',
  on: 'feature-removed',
  judge({ feature: { name } }) {
    if (isSpecialFeature(name)) return undefined;
    return { category: 'source', before: name, effect: 'a client that looks for it takes what it stands for as missing' };
  },
});
