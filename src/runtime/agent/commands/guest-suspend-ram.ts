/** `guest-suspend-ram`: puts the machine to sleep with its state in memory. */
import type { GuestCommand } from './guest-command.js';
import { suspend } from './suspend.js';

/** Answers only if it fails. */
export const guestSuspendRam: GuestCommand = (_args, { system }) => suspend(system, {
  systemd: 'suspend', service: 'systemd-suspend', program: 'pm-suspend', option: '--suspend', state: 'mem',
});
