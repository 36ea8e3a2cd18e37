/** `guest-suspend-hybrid`: saves the state to the disk and puts the machine to sleep with it in memory as well. */
import type { GuestCommand } from './guest-command.js';
import { suspend } from './suspend.js';

/** Answers only if it fails. The kernel alone knows no such mode. */
export const guestSuspendHybrid: GuestCommand = (_args, { system }) => suspend(system, {
  systemd: 'hybrid-sleep', service: 'systemd-hybrid-sleep', program: 'pm-suspend-hybrid', option: '--suspend-hybrid', state: undefined,
});
