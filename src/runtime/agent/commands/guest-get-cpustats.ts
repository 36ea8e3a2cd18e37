/** `guest-get-cpustats`: how the processors spent their time. Takes `/proc/stat`, gives milliseconds. */
import type { GuestCommand } from './guest-command.js';
import { readText } from './system-files.js';

/** In the order of the columns; the later ones came one by one with newer kernels. */
const columns = ['user', 'nice', 'system', 'idle', 'iowait', 'irq', 'softirq', 'steal', 'guest', 'guestnice'];
const fewestColumns = 4;

/** Of a tick, `USER_HZ`: the same on all machines that Node runs on. */
const milliseconds = 10n;

/** Lists the processors that are online. */
export const guestGetCpustats: GuestCommand = async (_args, { system }) => {
  const rows = (await readText(system, '/proc/stat')).matchAll(/^cpu(\d+)((?: +\d+)+)/gm);
  return Array.from(rows, ([, cpu, ticks = '']) => ({ cpu, times: ticks.trim().split(/ +/) }))
    .filter(({ times }) => times.length >= fewestColumns)
    .map(({ cpu, times }) => ({
      type: 'linux',
      cpu: Number(cpu),
      ...Object.fromEntries(times.slice(0, columns.length).map((time, index) => [columns[index], BigInt(time) * milliseconds])),
    }));
};
