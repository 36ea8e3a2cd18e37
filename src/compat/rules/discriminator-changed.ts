/** A union whose branches another member selects. */
import { defineRule } from '../rule.ts';

/** The rule `compat/discriminator-changed`. */
export const discriminatorChanged = defineRule({
  code: 'compat/discriminator-changed',
  on: 'discriminator',
  judge: ({ before, after }) => ({ category: 'wire', before, after, effect: 'neither side finds the branch of the other' }),
});
