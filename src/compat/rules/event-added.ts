/** An event that is new. */
import { defineRule } from '../rule.ts';

/** The rule `compat/event-added`. */
export const eventAdded = defineRule({
  code: 'compat/event-added',
  on: 'definition-added',
  judge: ({ definition }) => (definition === 'event' ? { category: 'source', effect: 'code that lists all events lacks it' } : undefined),
});
