/** Block devices of a fake system, as `/sys` shows them. */
import type { FakeSystem } from '../fake-system.ts';

/** A block device. */
export interface Device {
  /** Major and minor number, such as `254:0`. */
  readonly number: string;
  /** In sectors of 512 bytes. */
  readonly size?: number;
  /** Names of the devices below this one. */
  readonly slaves?: readonly string[];
  /** True of a partition, whose folder is in that of its disk. */
  readonly partition?: true;
  /** Other files of its folder. */
  readonly files?: Readonly<Record<string, string>>;
}

const folders = new WeakMap<FakeSystem, Map<string, string>>();

/** Adds a device whose folder is this one below `/sys/devices`. What it stands on must have been added. */
export function addDevice(system: FakeSystem, folder: string, { number, size = 2048, slaves = [], partition, files = {} }: Device): void {
  const path = `/sys/devices/${folder}`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const known = folders.get(system) ?? new Map<string, string>();
  folders.set(system, known.set(name, path));
  const own = { 'dev': `${number}\n`, 'size': `${size}\n`, 'uevent': `MAJOR=${number.split(':')[0]}\nDEVNAME=${name}\nDEVTYPE=disk\n`, ...files };
  for (const [file, content] of Object.entries(own)) system.add({ [`${path}/${file}`]: content });
  if (partition === true) system.add({ [`${path}/partition`]: '1\n' });
  else system.links.set(`/sys/block/${name}`, path);
  system.links.set(`/sys/class/block/${name}`, path);
  system.links.set(`/sys/dev/block/${number}`, path);
  system.folders.add(`${path}/slaves`);
  for (const slave of slaves) system.links.set(`${path}/slaves/${slave}`, known.get(slave) ?? '');
}

/** Says which driver a PCI device has. */
export function setDriver(system: FakeSystem, folder: string, driver: string): void {
  system.links.set(`/sys/devices/${folder}/driver`, `../../../bus/pci/drivers/${driver}`);
}
