/** A command that cannot be called as before. */
import type { CommandFlag } from '../compare/change.ts';
import { defineRule } from '../rule.ts';

/** What is said of a command whose flag went from one state to the other; nothing where that harms nobody. */
const losses: Readonly<Record<CommandFlag, { readonly set?: readonly [string, string]; readonly cleared?: readonly [string, string] }>> = {
  'allow-oob': { cleared: ['may not be executed out of band any more', 'a client that sends it so gets an error'] },
  'allow-preconfig': { cleared: ['may not be executed before the machine is configured any more', 'a client that does gets an error'] },
  'success-response': {
    set: ['has a reply on success', 'a client that reads on takes it for the next one'],
    cleared: ['has no reply on success any more', 'a client that waits for it waits for ever'],
  },
  'further-arguments': { cleared: ['takes only the arguments of the schema', 'others, and those of a wrong type, are refused'] },
};

/** The rule `compat/command-restricted`. */
export const commandRestricted = defineRule({
  code: 'compat/command-restricted',
  on: 'flag',
  judge({ flag, isSet }) {
    const loss = losses[flag][isSet ? 'set' : 'cleared'];
    return loss && { category: 'wire', before: loss[0], effect: loss[1] };
  },
});
