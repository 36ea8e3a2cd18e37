/** `guest-get-host-name`: what the guest calls itself. */
import type { GuestCommand } from './guest-command.js';

/** Asks the system each time, since the name can change. */
export const guestGetHostName: GuestCommand = (_args, { system }) => ({ 'host-name': system.hostName() });
