/** `guest-suspend-disk`: saves the state to the disk and switches the machine off. */
import type { GuestCommand } from './guest-command.js';
import { suspend } from './suspend.js';

/** Answers only if it fails. */
export const guestSuspendDisk: GuestCommand = (_args, { system }) => suspend(system, {
  systemd: 'hibernate', service: 'systemd-hibernate', program: 'pm-hibernate', option: '--hibernate', state: 'disk',
});
