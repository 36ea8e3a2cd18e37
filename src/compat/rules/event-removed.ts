/** An event that is gone. */
import { defineRule } from '../rule.ts';

/** The rule `compat/event-removed`. */
export const eventRemoved = defineRule({
  code: 'compat/event-removed',
  on: 'definition-removed',
  judge: ({ definition }) => (definition === 'event' ? { category: 'wire', effect: 'a client that waits for it waits for ever' } : undefined),
});
