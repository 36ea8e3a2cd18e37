/** Block devices: takes a device's folder below `/sys/devices`, gives what the system calls it and knows of it. */
import type { System } from '../system/system.js';
import { listFolderIfAny, readTextIfAny, realPathIfAny } from './system-files.js';

/** The device node, such as `/dev/vda1`; undefined if the kernel does not name it. */
export async function deviceNode(system: System, folder: string): Promise<string | undefined> {
  const name = property(await readTextIfAny(system, `${folder}/uevent`), /^DEVNAME=(.+)$/m);
  return name === undefined ? undefined : `/dev/${name}`;
}

/** The serial number that udev has found out; failing that, the one that a virtio disk tells. */
export async function serialNumber(system: System, folder: string): Promise<string | undefined> {
  const number = await readTextIfAny(system, `${folder}/dev`);
  const known = property(await readTextIfAny(system, `/run/udev/data/b${number}`), /^E:ID_SERIAL=(.+)$/m);
  return known ?? (await readTextIfAny(system, `${folder}/serial`) || undefined);
}

/** The folders of the devices that this one is made of. */
export async function lowerDevices(system: System, folder: string): Promise<readonly string[]> {
  const names = await listFolderIfAny(system, `${folder}/slaves`);
  const paths = await Promise.all(names.map((name) => realPathIfAny(system, `${folder}/slaves/${name}`)));
  return paths.filter((path) => path !== undefined);
}

/** True of devices without hardware of their own, such as those of the device mapper. */
export function isVirtual(folder: string): boolean {
  return folder.includes('/devices/virtual/block/');
}

function property(text: string | undefined, pattern: RegExp): string | undefined {
  return pattern.exec(text ?? '')?.[1];
}
