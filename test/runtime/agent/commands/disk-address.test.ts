import { beforeEach, expect, test } from 'vitest';
import { diskAddress } from '../../../../src/runtime/agent/commands/disk-address.ts';
import { FakeSystem } from '../fake-system.ts';
import { addDevice, setDriver } from './device-tree.ts';

let system: FakeSystem;
beforeEach(() => {
  system = new FakeSystem();
});

const noController = { domain: -1, bus: -1, slot: -1, function: -1 };

async function address(folder: string, files: Readonly<Record<string, string>> = {}): Promise<unknown> {
  addDevice(system, folder, { number: '8:0', files });
  return diskAddress(system, `/sys/devices/${folder}`);
}

test('virtio, behind a bridge', async () => {
  const controller = 'pci0000:00/0000:00:1c.3/0001:0a:1f.7';
  setDriver(system, controller, 'virtio-pci');
  expect(await address(`${controller}/virtio1/block/vda`)).toEqual({
    'pci-controller': { domain: 1, bus: 10, slot: 31, function: 7 }, 'bus-type': 'virtio', 'bus': 0, 'target': 0, 'unit': 0, 'dev': '/dev/vda',
  });
});

test('a partition is where its disk is', async () => {
  setDriver(system, 'pci0000:00/0000:00:02.0', 'virtio-pci');
  expect(await address('pci0000:00/0000:00:02.0/virtio1/block/vda/vda1')).toMatchObject({ 'bus-type': 'virtio', 'dev': '/dev/vda1' });
});

test.each([
  ['virtio-pci', 'virtio0/host2/target2:0:3/2:0:3:5/block/sda', { 'bus-type': 'scsi', 'bus': 0, 'target': 0, 'unit': 5 }],
  ['sym53c8xx', 'host2/target2:0:3/2:0:3:0/block/sda', { 'bus-type': 'scsi', 'bus': 0, 'target': 0, 'unit': 3 }],
  ['ata_piix', 'ata4/host3/target3:0:1/3:0:1:0/block/sda', { 'bus-type': 'ide', 'bus': 1, 'target': 0, 'unit': 1 }],
  ['ata_piix', 'host10/target10:0:1/10:0:1:0/block/sda', { 'bus-type': 'ide', 'bus': 2, 'target': 0, 'unit': 1 }],
  ['ahci', 'ata10/host9/target9:0:0/9:0:0:0/block/sda', { 'bus-type': 'sata', 'bus': 0, 'target': 0, 'unit': 2 }],
  ['nvme', 'nvme/nvme0/nvme0n1', { 'bus-type': 'nvme', 'bus': 0, 'target': 0, 'unit': 0 }],
  ['xhci_hcd', 'usb1/1-1/1-1:1.0/host6/target6:0:0/6:0:0:0/block/sda', { 'bus-type': 'unknown', 'bus': 0, 'target': 0, 'unit': 0 }],
])('driver %s, %s', async (driver, path, expected) => {
  const controller = 'pci0000:00/0000:00:1f.2';
  setDriver(system, controller, driver);
  for (const port of ['ata10', 'ata3', 'ata4', 'host10', 'host2', 'host3', 'ata_extra']) system.folders.add(`/sys/devices/${controller}/${port}`);
  expect(await address(`${controller}/${path}`)).toMatchObject({ 'pci-controller': { domain: 0, bus: 0, slot: 31, function: 2 }, ...expected });
});

test('a controller without a driver', async () => {
  expect(await address('pci0000:00/0000:00:1f.2/ata1/block/sda')).toMatchObject({ 'pci-controller': { slot: 31 }, 'bus-type': 'unknown' });
});

test('virtio without PCI', async () => {
  expect(await address('platform/a003e00.virtio_mmio/virtio2/block/vdb')).toMatchObject({ 'pci-controller': noController, 'bus-type': 'virtio', 'dev': '/dev/vdb' });
});

test('the channel subsystem of s390x', async () => {
  expect(await address('css0/0.1.00fe/0.1.cafe/virtio2/host0/target0:0:1/0:0:1:7/block/sda')).toEqual({
    'pci-controller': noController, 'bus-type': 'scsi', 'bus': 0, 'target': 0, 'unit': 7, 'dev': '/dev/sda',
    'ccw-address': { cssid: 0, ssid: 1, subchno: 254, devno: 0xcafe },
  });
});

test('the serial number that udev knows, or else the disk', async () => {
  const folder = 'pci0000:00/0000:00:02.0/virtio1/block/vda';
  expect(await address(folder, { serial: '' })).not.toHaveProperty('serial');
  expect(await address(folder, { serial: 'of-the-disk' })).toMatchObject({ serial: 'of-the-disk' });
  system.add({ '/run/udev/data/b8:0': 'S:disk/by-id/x\nE:ID_SERIAL_SHORT=short\nE:ID_SERIAL=of-udev\n' });
  expect(await address(folder, { serial: 'of-the-disk' })).toMatchObject({ serial: 'of-udev' });
});

test('a device of which nothing is known', async () => {
  expect(await address('platform/strange/block/x', { uevent: '' })).toBeUndefined();
});
