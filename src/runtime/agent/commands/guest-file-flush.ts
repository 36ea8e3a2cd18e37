/** `guest-file-flush`: writes what waits. */
import { integer } from './arguments.js';
import { orFailureNow } from './failure.js';
import type { GuestCommand } from './guest-command.js';

/** Gives nothing once everything is with the system. */
export const guestFileFlush: GuestCommand = (args, guest) => {
  const file = guest.files.find(integer(args, 'handle'));
  orFailureNow('failed to flush file', () => file.flush());
};
