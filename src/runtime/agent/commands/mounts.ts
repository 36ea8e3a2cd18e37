/** The file systems that lie on block devices: takes `/proc/self/mountinfo`, gives where each device is mounted first. */
import type { System } from '../system/system.js';
import { baseName, readText, readTextIfAny, realPathIfAny } from './system-files.js';

/** A mounted file system. */
export interface Mount {
  readonly mountPoint: string;
  readonly type: string;
  /** Major and minor number of the block device, as in `/sys/dev/block`: "254:1". */
  readonly device: string;
}

/** Lists them in the order in which they were mounted, every device once. @throws CommandError if the list cannot be read */
export async function listMounts(system: System): Promise<Mount[]> {
  const rows = (await readText(system, '/proc/self/mountinfo')).matchAll(/^\d+ \d+ (\d+:\d+) \S+ (\S+) .*? - (\S+) (\S+)/gm);
  const mounts = new Map<string, Mount>();
  for (const [, number = '', mountPoint = '', type = '', source = ''] of rows) {
    const device = await blockDevice(system, { number, type, source: unescape(source) });
    if (device !== undefined && !mounts.has(device)) mounts.set(device, { mountPoint: unescape(mountPoint), type, device });
  }
  return [...mounts.values()];
}

interface Row {
  readonly number: string;
  readonly type: string;
  readonly source: string;
}

/** Major number 0 stands for no device, but for Btrfs, which makes up numbers of its own; its source tells the device. */
async function blockDevice(system: System, { number, type, source }: Row): Promise<string | undefined> {
  if (!number.startsWith('0:')) return number;
  if (type !== 'btrfs' || !source.startsWith('/')) return undefined;
  const node = await realPathIfAny(system, source);
  return node === undefined ? undefined : readTextIfAny(system, `/sys/class/block/${baseName(node)}/dev`);
}

/** Spaces, tabs, line feeds and backslashes are written as three octal digits. */
function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_match, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
