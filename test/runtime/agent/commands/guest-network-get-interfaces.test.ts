import { beforeEach, expect, test } from 'vitest';
import { guestNetworkGetInterfaces } from '../../../../src/runtime/agent/commands/guest-network-get-interfaces.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

const head = 'Inter-|   Receive                            |  Transmit\n face |bytes    packets errs drop fifo |bytes    packets\n';

let system: FakeSystem;
beforeEach(() => {
  system = new FakeSystem();
});

interface Interface {
  readonly number: number;
  readonly address?: string;
  readonly state?: string;
}

function addInterface(name: string, { number, address = '', state = 'up' }: Interface): void {
  system.add({
    [`/sys/class/net/${name}/ifindex`]: `${number}\n`, [`/sys/class/net/${name}/address`]: `${address}\n`, [`/sys/class/net/${name}/operstate`]: `${state}\n`,
  });
}

async function interfaces(): Promise<unknown> {
  return execute({ name: 'guest-network-get-interfaces', command: guestNetworkGetInterfaces, guest: await fakeGuest(system) });
}

test('interfaces by their numbers, with addresses and counters', async () => {
  addInterface('ens3', { number: 2, address: '52:54:00:01:02:03' });
  addInterface('lo', { number: 1, address: '00:00:00:00:00:00', state: 'unknown' });
  system.add({
    '/sys/class/net/bonding_masters': '\n',
    '/proc/net/dev': `${head}    lo:      10       1    0    0    0     0          0         0       10       1    0    0    0     0       0          0\n`
      + '  ens3:18446744073709551615 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n',
  });
  system.addresses = [
    { interface: 'lo', family: 'ipv4', address: '127.0.0.1', prefix: 8 },
    { interface: 'ens3', family: 'ipv4', address: '192.0.2.5', prefix: 24 },
    { interface: 'ens3', family: 'ipv6', address: '2001:db8::5', prefix: 64 },
  ];
  system.programs.set('/sbin/ip', () => ({}));
  expect(await interfaces()).toEqual([
    {
      'name': 'lo',
      'hardware-address': '00:00:00:00:00:00',
      'ip-addresses': [{ 'ip-address': '127.0.0.1', 'ip-address-type': 'ipv4', 'prefix': 8 }],
      'statistics': {
        'rx-bytes': 10, 'rx-packets': 1, 'rx-errs': 0, 'rx-dropped': 0, 'tx-bytes': 10, 'tx-packets': 1, 'tx-errs': 0, 'tx-dropped': 0,
      },
    },
    {
      'name': 'ens3',
      'hardware-address': '52:54:00:01:02:03',
      'ip-addresses': [
        { 'ip-address': '192.0.2.5', 'ip-address-type': 'ipv4', 'prefix': 24 },
        { 'ip-address': '2001:db8::5', 'ip-address-type': 'ipv6', 'prefix': 64 },
      ],
      'statistics': {
        'rx-bytes': 18446744073709551615n, 'rx-packets': 2, 'rx-errs': 3, 'rx-dropped': 4, 'tx-bytes': 9, 'tx-packets': 10, 'tx-errs': 11, 'tx-dropped': 12,
      },
    },
  ]);
  expect(system.runs).toEqual([]);
});

test('hardware addresses of any length', async () => {
  addInterface('tun0', { number: 1 });
  addInterface('sit0', { number: 2, address: '00:00:00:00' });
  addInterface('ib0', { number: 3, address: '80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:01:02:03' });
  expect(await interfaces()).toEqual([
    { 'name': 'tun0', 'hardware-address': '00:00:00:00:00:00' },
    { 'name': 'sit0', 'hardware-address': '00:00:00:00:00:00' },
    { 'name': 'ib0', 'hardware-address': '80:00:02:08:fe:80' },
  ]);
});

test('a labelled address has the hardware address of its interface, and no counters', async () => {
  addInterface('ens3', { number: 2, address: '52:54:00:01:02:03' });
  system.add({ '/proc/net/dev': `${head}  ens3: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n` });
  system.addresses = [{ interface: 'ens3:1', family: 'ipv4', address: '192.0.2.6', prefix: 32 }];
  expect(await interfaces()).toEqual([
    { 'name': 'ens3', 'hardware-address': '52:54:00:01:02:03' },
    {
      'name': 'ens3:1',
      'hardware-address': '52:54:00:01:02:03',
      'ip-addresses': [{ 'ip-address': '192.0.2.6', 'ip-address-type': 'ipv4', 'prefix': 32 }],
    },
  ]);
});

test('without /sys and /proc the addresses are left', async () => {
  system.addresses = [{ interface: 'lo', family: 'ipv6', address: '::1', prefix: 128 }];
  expect(await interfaces()).toEqual([{ 'name': 'lo', 'ip-addresses': [{ 'ip-address': '::1', 'ip-address-type': 'ipv6', 'prefix': 128 }] }]);
});

test('the addresses of interfaces that are down are asked of ip', async () => {
  addInterface('ens3', { number: 2, address: '52:54:00:01:02:03' });
  addInterface('br0', { number: 3, address: '02:42:00:00:00:01', state: 'down' });
  system.addresses = [{ interface: 'ens3', family: 'ipv4', address: '192.0.2.5', prefix: 24 }];
  system.programs.set('/sbin/ip', () => ({ output: [
    '2: ens3    inet 192.0.2.5/24 brd 192.0.2.255 scope global dynamic ens3\\       valid_lft 80sec preferred_lft 80sec',
    '3: br0    inet 172.17.0.1/16 brd 172.17.255.255 scope global br0\\       valid_lft forever preferred_lft forever',
    '3: br0    inet 172.18.0.1 peer 172.18.0.2/30 scope global br0:7\\       valid_lft forever preferred_lft forever',
    '3: br0    inet6 fe80::42/64 scope link tentative \\       valid_lft forever preferred_lft forever', '',
  ].join('\n') }));
  const address = (text: string, type: string, prefix: number): object => ({ 'ip-address': text, 'ip-address-type': type, prefix });
  expect(await interfaces()).toMatchObject([
    { 'name': 'ens3', 'ip-addresses': [address('192.0.2.5', 'ipv4', 24)] },
    { 'name': 'br0', 'ip-addresses': [address('172.17.0.1', 'ipv4', 16), address('fe80::42', 'ipv6', 64)] },
    { 'name': 'br0:7', 'hardware-address': '02:42:00:00:00:01', 'ip-addresses': [address('172.18.0.1', 'ipv4', 30)] },
  ]);
  expect(system.runs).toEqual([{ path: '/sbin/ip', args: ['-o', 'address', 'show'] }]);
});

test.each([
  ['is missing', undefined],
  ['fails', () => ({ status: 1, output: '3: br0    inet 172.17.0.1/16 scope global br0\\\nDump terminated' })],
])('ip %s', async (_how, program) => {
  addInterface('br0', { number: 3, address: '02:42:00:00:00:01', state: 'down' });
  if (program !== undefined) system.programs.set('/usr/sbin/ip', program);
  expect(await interfaces()).toEqual([{ 'name': 'br0', 'hardware-address': '02:42:00:00:00:01' }]);
});
