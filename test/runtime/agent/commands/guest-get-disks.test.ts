import { beforeEach, expect, test } from 'vitest';
import { guestGetDisks } from '../../../../src/runtime/agent/commands/guest-get-disks.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';
import { addDevice, setDriver } from './device-tree.ts';

let system: FakeSystem;
beforeEach(() => {
  system = new FakeSystem();
});

async function disks(): Promise<unknown> {
  return execute({ name: 'guest-get-disks', command: guestGetDisks, guest: await fakeGuest(system) });
}

test('disks, their partitions, and what stands on them', async () => {
  const disk = 'pci0000:00/0000:00:02.0/virtio1/block/vda';
  setDriver(system, 'pci0000:00/0000:00:02.0', 'virtio-pci');
  addDevice(system, disk, { number: '254:0' });
  addDevice(system, `${disk}/vda1`, { number: '254:1', partition: true });
  addDevice(system, `${disk}/vda2`, { number: '254:2', partition: true });
  system.folders.add(`/sys/devices/${disk}/vda_trace`);
  addDevice(system, 'virtual/block/dm-0', { number: '253:0', slaves: ['vda1', 'vda2'], files: { 'dm/name': 'vg0-home\n' } });
  addDevice(system, 'virtual/block/loop0', { number: '7:0' });
  addDevice(system, 'virtual/block/loop1', { number: '7:1', size: 0 });
  expect(await disks()).toEqual([
    {
      name: '/dev/vda', partition: false, dependencies: [],
      address: {
        'pci-controller': { domain: 0, bus: 0, slot: 2, function: 0 }, 'bus-type': 'virtio', 'bus': 0, 'target': 0, 'unit': 0, 'dev': '/dev/vda',
      },
    },
    { name: '/dev/vda1', partition: true, dependencies: ['/dev/vda'] },
    { name: '/dev/vda2', partition: true, dependencies: ['/dev/vda'] },
    { name: '/dev/dm-0', partition: false, dependencies: ['/dev/vda1', '/dev/vda2'], alias: 'vg0-home' },
    { name: '/dev/loop0', partition: false, dependencies: [] },
  ]);
});

test('a device node in a folder', async () => {
  addDevice(system, 'platform/x/block/cciss!c0d0', { number: '104:0', files: { uevent: 'DEVNAME=cciss/c0d0\n' } });
  expect(await disks()).toMatchObject([{ name: '/dev/cciss/c0d0', address: { 'bus-type': 'unknown', 'dev': '/dev/cciss/c0d0' } }]);
});

test('a device that the kernel gives no name', async () => {
  addDevice(system, 'virtual/block/md0', { number: '9:0', files: { uevent: '' } });
  expect(await disks()).toEqual([{ name: '/dev/md0', partition: false, dependencies: [] }]);
});

test('no block devices', async () => {
  system.folders.add('/sys/block');
  expect(await disks()).toEqual([]);
});

test('no /sys', async () => {
  await expect(disks()).rejects.toThrow('Can\'t open directory "/sys/block": No such file or directory');
});
