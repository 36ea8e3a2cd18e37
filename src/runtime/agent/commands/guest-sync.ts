/** `guest-sync` and `guest-sync-delimited`: give back the number, so that a client knows which reply it reads. */
import { integer } from './arguments.js';
import type { GuestCommand } from './guest-command.js';

/** Gives the `id`. The sentinel before the reply is the dispatcher's. */
export const guestSync: GuestCommand = (args) => integer(args, 'id');
