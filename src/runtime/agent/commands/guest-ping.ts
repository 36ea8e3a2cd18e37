/** `guest-ping`: tells that the agent is there. */
import type { GuestCommand } from './guest-command.js';

/** Gives nothing, and notes that it was called. */
export const guestPing: GuestCommand = (_args, guest) => {
  guest.log('info', 'guest-ping called');
};
