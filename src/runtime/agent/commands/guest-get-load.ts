/** `guest-get-load`: the load averages. Takes `/proc/loadavg`. */
import { CommandError } from '../command-error.js';
import type { GuestCommand } from './guest-command.js';
import { readText } from './system-files.js';

/** Gives the averages of 1, 5 and 15 minutes. */
export const guestGetLoad: GuestCommand = async (_args, { system }) => {
  const text = await readText(system, '/proc/loadavg');
  const [load1m, load5m, load15m] = text.split(' ', 3).map(Number);
  if (![load1m, load5m, load15m].every(Number.isFinite)) throw new CommandError('failed to query load average');
  return { load1m, load5m, load15m };
};
