/**
 * Where a disk is attached: takes a block device's folder below `/sys/devices`, gives a `GuestDiskAddress`. The folders on
 * the way tell of the buses; what bus, target and unit mean depends on the driver of the PCI device.
 */
import type { System } from '../system/system.js';
import { deviceNode, serialNumber } from './block-devices.js';
import { channelAddress, type ChannelAddress } from './channel-address.js';
import { baseName, listFolderIfAny } from './system-files.js';

/** A disk of a file system, or that of `guest-get-disks`. */
export interface DiskAddress extends Attachment {
  readonly 'pci-controller': PciAddress;
  readonly 'dev'?: string;
  readonly 'serial'?: string;
  readonly 'ccw-address'?: ChannelAddress;
}

interface PciAddress {
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
}

interface Attachment {
  readonly 'bus-type': 'ide' | 'sata' | 'scsi' | 'virtio' | 'nvme' | 'unknown';
  readonly 'bus': number;
  readonly 'target': number;
  readonly 'unit': number;
}

/** Undefined if nothing at all is known of the device. */
export async function diskAddress(system: System, folder: string): Promise<DiskAddress | undefined> {
  const dev = await deviceNode(system, folder);
  const serial = await serialNumber(system, folder);
  const place = await attachment(system, folder);
  if (dev === undefined && serial === undefined && place === undefined) return undefined;
  return {
    'pci-controller': { domain: -1, bus: -1, slot: -1, function: -1 },
    'bus-type': 'unknown',
    'bus': 0,
    'target': 0,
    'unit': 0,
    ...place,
    ...(dev !== undefined && { dev }),
    ...(serial !== undefined && { serial }),
  };
}

async function attachment(system: System, folder: string): Promise<Partial<DiskAddress> | undefined> {
  const controller = /^.*?\/devices\/pci[\da-f]+:[\da-f]+((?:\/[\da-f]+:[\da-f]+:[\da-f]+\.[\da-f])+)/i.exec(folder);
  if (controller !== null) {
    const [path, chain = ''] = controller;
    const numbers = baseName(chain).split(/[:.]/).map((digits) => Number.parseInt(digits, 16));
    const [domain = -1, bus = -1, slot = -1, fn = -1] = numbers;
    const place = await behindController(system, path, folder.slice(path.length));
    return { 'pci-controller': { domain, bus, slot, function: fn }, ...place };
  }
  const isVirtio = /\/virtio\d+\//.test(folder);
  if (!isVirtio) return undefined;
  const channel = channelAddress(folder);
  return { ...behindVirtio(scsiAddress(folder)), ...(channel !== undefined && { 'ccw-address': channel }) };
}

/** @param rest the folders below the controller's */
async function behindController(system: System, controller: string, rest: string): Promise<Attachment | undefined> {
  const address = scsiAddress(rest);
  switch (baseName(await system.readLink(`${controller}/driver`).catch(() => ''))) {
    case 'virtio-pci':
      return behindVirtio(address);
    case 'nvme':
      return { 'bus-type': 'nvme', 'bus': 0, 'target': 0, 'unit': 0 };
    case 'ata_piix':
      return address && { 'bus-type': 'ide', 'bus': await hostIndex(system, controller, rest), 'target': 0, 'unit': address.target };
    case 'ahci':
      return address && { 'bus-type': 'sata', 'bus': 0, 'target': 0, 'unit': await hostIndex(system, controller, rest) };
    case 'sym53c8xx':
      return address && { 'bus-type': 'scsi', 'bus': 0, 'target': 0, 'unit': address.target };
    default:
      return undefined;
  }
}

/** A disk of its own, or one of a SCSI controller. */
function behindVirtio(address: ScsiAddress | undefined): Attachment {
  if (address === undefined) return { 'bus-type': 'virtio', 'bus': 0, 'target': 0, 'unit': 0 };
  return { 'bus-type': 'scsi', 'bus': 0, 'target': 0, 'unit': address.unit };
}

interface ScsiAddress {
  readonly target: number;
  readonly unit: number;
}

/** The folder of a disk below that of its target is called `HOST:CHANNEL:TARGET:UNIT`. */
function scsiAddress(path: string): ScsiAddress | undefined {
  const [, target, unit] = /\/target[^/]*\/\d+:\d+:(\d+):(\d+)\//.exec(`${path}/`) ?? [];
  return target === undefined ? undefined : { target: Number(target), unit: Number(unit) };
}

/** Which of the controller's hosts the disk is behind, counted from 0: their own numbers count on through all controllers. */
async function hostIndex(system: System, controller: string, rest: string): Promise<number> {
  const [, kind = '', number] = /^\/(ata|host)(\d+)\//.exec(rest) ?? [];
  const names = await listFolderIfAny(system, controller);
  const numbers = names.filter((name) => name.replace(/\d+$/, '') === kind).map((name) => Number(name.slice(kind.length)));
  return Math.max(0, numbers.sort((one, other) => one - other).indexOf(Number(number)));
}
