import { beforeEach, expect, test } from 'vitest';
import { guestGetFsinfo } from '../../../../src/runtime/agent/commands/guest-get-fsinfo.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';
import { addDevice, setDriver } from './device-tree.ts';

const disk = 'pci0000:00/0000:00:02.0/virtio1/block/vda';
const address = { 'pci-controller': { domain: 0, bus: 0, slot: 2, function: 0 }, 'bus-type': 'virtio', 'bus': 0, 'target': 0, 'unit': 0 };

let system: FakeSystem;
beforeEach(() => {
  system = new FakeSystem();
  setDriver(system, 'pci0000:00/0000:00:02.0', 'virtio-pci');
  addDevice(system, disk, { number: '254:0' });
  addDevice(system, `${disk}/vda1`, { number: '254:1', partition: true });
  addDevice(system, `${disk}/vda2`, { number: '254:2', partition: true });
});

async function fileSystems(...lines: readonly string[]): Promise<unknown> {
  system.add({ '/proc/self/mountinfo': lines.map((line) => `${line}\n`).join('') });
  return execute({ name: 'guest-get-fsinfo', command: guestGetFsinfo, guest: await fakeGuest(system) });
}

test('the file systems on disks, the last mount first, every device once', async () => {
  system.add({ '/dev/vda2': '' });
  system.sizes.set('/', { total: 1000n, free: 600n, available: 500n });
  system.sizes.set('/srv/big', { total: 2n ** 60n, free: 1n, available: 0n });
  expect(await fileSystems(
    '1 0 0:2 / / rw - rootfs rootfs rw',
    '22 27 0:21 / /proc rw,relatime shared:3 - proc proc rw',
    '23 27 0:50 / /portal rw - fuse.portal /dev/vda2 rw',
    '27 1 254:1 / / rw,relatime shared:1 master:2 - ext4 /dev/vda1 rw,discard',
    '30 27 254:2 / /srv/big rw shared:4 - xfs /dev/vda2 rw',
    '31 27 254:1 /var /mnt/again rw - ext4 /dev/vda1 rw',
    '32 27 0:40 / /mnt/net rw - nfs4 server:/export rw',
  )).toEqual([
    {
      'name': 'vda2', 'mountpoint': '/srv/big', 'type': 'xfs', 'used-bytes': 2n ** 60n - 1n, 'total-bytes': 2n ** 60n - 1n,
      'total-bytes-privileged': 2n ** 60n, 'disk': [{ ...address, dev: '/dev/vda2' }],
    },
    {
      'name': 'vda1', 'mountpoint': '/', 'type': 'ext4', 'used-bytes': 400, 'total-bytes': 900,
      'total-bytes-privileged': 1000, 'disk': [{ ...address, dev: '/dev/vda1' }],
    },
  ]);
});

test('a mount point with spaces and backslashes, and out of reach', async () => {
  expect(await fileSystems('27 1 254:1 / /a\\040b\\134c\\011 rw - ext4 /dev/vda1 rw')).toEqual([
    { name: 'vda1', mountpoint: '/a b\\c\t', type: 'ext4', disk: [{ ...address, dev: '/dev/vda1' }] },
  ]);
});

test('Btrfs tells its device by the source', async () => {
  system.links.set('/dev/disk/by-label/data', '/dev/vda2');
  system.add({ '/dev/vda2': '', '/vda2': '' });
  expect(await fileSystems(
    '26 1 0:28 / /other rw - btrfs vda2 rw',
    '27 1 0:25 / /data rw - btrfs /dev/disk/by-label/data rw',
    '28 1 0:26 / /more rw - btrfs /dev/vda2 rw',
    '29 1 0:27 / /gone rw - btrfs /dev/sdz rw',
  )).toEqual([{ name: 'vda2', mountpoint: '/data', type: 'btrfs', disk: [{ ...address, dev: '/dev/vda2' }] }]);
});

test('the disks below devices of the device mapper, however deep', async () => {
  addDevice(system, 'virtual/block/dm-0', { number: '253:0', slaves: ['vda1'] });
  addDevice(system, 'virtual/block/dm-1', { number: '253:1', slaves: ['dm-0', 'vda2'] });
  addDevice(system, 'virtual/block/loop0', { number: '7:0' });
  expect(await fileSystems('27 1 253:1 / /home rw - ext4 /dev/mapper/home rw', '28 1 7:0 / /image rw - squashfs /dev/loop0 ro')).toEqual([
    { name: 'loop0', mountpoint: '/image', type: 'squashfs', disk: [] },
    { name: 'dm-1', mountpoint: '/home', type: 'ext4', disk: [{ ...address, dev: '/dev/vda1' }, { ...address, dev: '/dev/vda2' }] },
  ]);
});

test('a device that /sys does not have', async () => {
  expect(await fileSystems('27 1 9:9 / /odd rw - ext4 /dev/odd rw')).toEqual([{ name: '9:9', mountpoint: '/odd', type: 'ext4', disk: [] }]);
});

test('lines that are no mounts', async () => {
  expect(await fileSystems('', '27 1', 'a b c d e f - g h i')).toEqual([]);
});

test('no list of mounts', async () => {
  await expect(execute({ name: 'guest-get-fsinfo', command: guestGetFsinfo, guest: await fakeGuest(system) }))
    .rejects.toThrow('open("/proc/self/mountinfo"): No such file or directory');
});
