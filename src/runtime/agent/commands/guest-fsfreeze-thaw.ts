/** `guest-fsfreeze-thaw`: thaws all file systems. The hook runs even if none was frozen; if it fails, they are thawed nevertheless. */
import { thawFileSystems } from './freeze-file-systems.js';
import type { GuestCommand } from './guest-command.js';

/** Gives how many were frozen. */
export const guestFsfreezeThaw: GuestCommand = (_args, guest) => thawFileSystems(guest);
