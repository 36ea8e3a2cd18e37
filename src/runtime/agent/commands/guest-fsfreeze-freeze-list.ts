/** `guest-fsfreeze-freeze-list`: freezes the file systems at these mount points, or all; other names are ignored. */
import { optionalTexts } from './arguments.js';
import { freezeFileSystems } from './freeze-file-systems.js';
import type { GuestCommand } from './guest-command.js';

/** Gives how many are frozen. */
export const guestFsfreezeFreezeList: GuestCommand = (args, guest) => freezeFileSystems(guest, optionalTexts(args, 'mountpoints'));
