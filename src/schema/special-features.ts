/** Features that mean something to every tool. QAPI reference, "Special features". */

/** What is not to be used any more, and what may yet change. */
export type SpecialFeature = 'deprecated' | 'unstable';

/** In the order of their age. */
export const specialFeatures: readonly SpecialFeature[] = ['deprecated', 'unstable'];

/** Whether a feature's name is one of the special ones. */
export function isSpecialFeature(name: string): name is SpecialFeature {
  return name === 'deprecated' || name === 'unstable';
}
