/** `guest-fsfreeze-status`: whether the agent has frozen the file systems, as it remembers. */
import type { GuestCommand } from './guest-command.js';

/** Asks nobody but the agent. */
export const guestFsfreezeStatus: GuestCommand = (_args, { freeze }) => (freeze.isFrozen ? 'frozen' : 'thawed');
