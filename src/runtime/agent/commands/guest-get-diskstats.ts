/** `guest-get-diskstats`: the work of the block devices. Takes `/proc/diskstats`, which has grown with the kernels. */
import type { GuestCommand } from './guest-command.js';
import { readText } from './system-files.js';

/** What the columns after the name are: for partitions of Linux 2.6 up to 2.6.24, and since then. */
const shortColumns = ['read-ios', 'read-sectors', 'write-ios', 'write-sectors'];
const columns = [
  'read-ios', 'read-merges', 'read-sectors', 'read-ticks',
  'write-ios', 'write-merges', 'write-sectors', 'write-ticks',
  'ios-pgr', 'total-ticks', 'weight-ticks',
  'discard-ios', 'discard-merges', 'discard-sectors', 'discard-ticks',
  'flush-ios', 'flush-ticks',
];
/** How many columns a kernel has of them: with flushes, with discards, and at first. */
const columnCounts = [17, 15, 11];

/** Lists the devices; a line with too few columns is passed over. */
export const guestGetDiskstats: GuestCommand = async (_args, { system }) => {
  const rows = (await readText(system, '/proc/diskstats')).matchAll(/^ *(\d+) +(\d+) +(\S+)((?: +\d+)+)/gm);
  return Array.from(rows, ([, major, minor, name, numbers = '']) => ({
    name,
    major: Number(major),
    minor: Number(minor),
    stats: statistics(numbers.trim().split(/ +/)),
  })).filter(({ stats }) => stats !== undefined);
};

function statistics(numbers: readonly string[]): object | undefined {
  const count = columnCounts.find((columnCount) => numbers.length >= columnCount);
  const names = count === undefined ? shortColumns : columns.slice(0, count);
  if (numbers.length < names.length) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, BigInt(numbers[index] ?? 0)]));
}
