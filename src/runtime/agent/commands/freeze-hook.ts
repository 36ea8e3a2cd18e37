/** The administrator's program that is run before the file systems are frozen and after they are thawed. */
import { CommandError } from '../command-error.js';
import { orFailure } from './failure.js';
import type { Guest } from './guest-command.js';
import { requireSuccess } from './system-programs.js';

/** Runs it, if there is one, in the agent's own environment. @throws CommandError if it fails */
export async function runFreezeHook({ freezeHook, system }: Guest, event: 'freeze' | 'thaw'): Promise<void> {
  if (freezeHook === undefined) return;
  if (!await system.isExecutable(freezeHook)) {
    const reason = await system.exists(freezeHook) ? 'Permission denied' : 'No such file or directory';
    throw new CommandError(`can't access fsfreeze hook '${freezeHook}': ${reason}`);
  }
  requireSuccess('execute fsfreeze hook', await orFailure(`failed to run '${freezeHook}'`, () => system.run(freezeHook, [event])));
}
