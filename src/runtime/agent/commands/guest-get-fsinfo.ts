/** `guest-get-fsinfo`: the file systems that lie on disks. Takes the mounts, `/sys/dev/block` and the sizes; the last mount comes first. */
import type { System } from '../system/system.js';
import { isVirtual, lowerDevices } from './block-devices.js';
import { diskAddress, type DiskAddress } from './disk-address.js';
import { isSystemError } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { listMounts, type Mount } from './mounts.js';
import { baseName, realPathIfAny } from './system-files.js';

/** Lists the file systems, every device once. */
export const guestGetFsinfo: GuestCommand = async (_args, { system }) => {
  const mounts = await listMounts(system);
  const infos = [];
  for (const mount of [...mounts].reverse()) infos.push(await describeMount(system, mount));
  return infos;
};

async function describeMount(system: System, { device, mountPoint, type }: Mount): Promise<object> {
  const folder = await realPathIfAny(system, `/sys/dev/block/${device}`);
  return {
    name: folder === undefined ? device : baseName(folder),
    mountpoint: mountPoint,
    type,
    ...await sizes(system, mountPoint),
    disk: folder === undefined ? [] : await disks(system, folder),
  };
}

/** In bytes; nothing if the mount point is out of reach. */
async function sizes(system: System, mountPoint: string): Promise<object> {
  try {
    const { total, free, available } = await system.fileSystemSize(mountPoint);
    const used = total - free;
    return { 'used-bytes': used, 'total-bytes': used + available, 'total-bytes-privileged': total };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return {};
  }
}

/** The disks that a device stands on in the end. */
async function disks(system: System, folder: string): Promise<readonly DiskAddress[]> {
  if (!isVirtual(folder)) {
    const address = await diskAddress(system, folder);
    return address === undefined ? [] : [address];
  }
  const lower = await lowerDevices(system, folder);
  return (await Promise.all(lower.map((device) => disks(system, device)))).flat();
}
