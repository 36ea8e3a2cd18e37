/** `guest-fsfreeze-freeze`: freezes all file systems on disks. */
import { freezeFileSystems } from './freeze-file-systems.js';
import type { GuestCommand } from './guest-command.js';

/** Gives how many are frozen. */
export const guestFsfreezeFreeze: GuestCommand = (_args, guest) => freezeFileSystems(guest);
