/**
 * `guest-get-disks`: all block devices and their partitions. Takes `/sys/block`.
 *
 * The health record of NVMe drives is left out: it takes a call of the kernel that Node does not have.
 */
import type { System } from '../system/system.js';
import { deviceNode, isVirtual, lowerDevices } from './block-devices.js';
import { diskAddress } from './disk-address.js';
import { orFailure } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { baseName, listFolderIfAny, readTextIfAny, realPathIfAny } from './system-files.js';

/** Lists the disks that are not empty, each before its partitions. */
export const guestGetDisks: GuestCommand = async (_args, { system }) => {
  const names = await orFailure("Can't open directory \"/sys/block\"", () => system.listFolder('/sys/block'));
  const lists = [];
  for (const name of names) {
    const folder = await realPathIfAny(system, `/sys/block/${name}`);
    const size = await readTextIfAny(system, `/sys/block/${name}/size`);
    if (folder !== undefined && size !== undefined && Number(size) > 0) lists.push(await describeDisk(system, folder));
  }
  return lists.flat();
};

async function describeDisk(system: System, folder: string): Promise<readonly object[]> {
  const name = await nodeOf(system, folder);
  const lower = await lowerDevices(system, folder);
  const address = isVirtual(folder) ? undefined : await diskAddress(system, folder);
  const alias = await readTextIfAny(system, `${folder}/dm/name`) || undefined;
  const disk = {
    name,
    partition: false,
    dependencies: await Promise.all(lower.map((device) => nodeOf(system, device))),
    ...(address !== undefined && { address }),
    ...(alias !== undefined && { alias }),
  };
  return [disk, ...await describePartitions(system, folder, name)];
}

async function describePartitions(system: System, folder: string, disk: string): Promise<readonly object[]> {
  const partitions = [];
  for (const name of await listFolderIfAny(system, folder)) {
    const isPartition = name.startsWith(baseName(folder)) && await system.exists(`${folder}/${name}/partition`);
    if (isPartition) partitions.push({ name: await nodeOf(system, `${folder}/${name}`), partition: true, dependencies: [disk] });
  }
  return partitions;
}

async function nodeOf(system: System, folder: string): Promise<string> {
  return await deviceNode(system, folder) ?? `/dev/${baseName(folder)}`;
}
