/** `guest-file-close`: writes what waits, and closes. */
import { integer } from './arguments.js';
import type { GuestCommand } from './guest-command.js';

/** Forgets the handle in any case. */
export const guestFileClose: GuestCommand = (args, guest) => {
  guest.files.close(integer(args, 'handle'));
};
