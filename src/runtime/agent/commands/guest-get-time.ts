/** `guest-get-time`: what the clock says. */
import type { GuestCommand } from './guest-command.js';

/** Nanoseconds since the epoch, in whole microseconds. */
export const guestGetTime: GuestCommand = (_args, { system }) => {
  const now = system.now();
  return now - (now % 1000n);
};
