/** A command that is gone. */
import { defineRule } from '../rule.ts';

/** The rule `compat/command-removed`. */
export const commandRemoved = defineRule({
  code: 'compat/command-removed',
  on: 'definition-removed',
  judge({ definition, successor }) {
    if (definition !== 'command') return undefined;
    const effect = 'a client that sends it gets an error';
    return { category: 'wire', effect, ...(successor !== undefined && { suggestion: `There is a command '${successor}'.` }) };
  },
});
