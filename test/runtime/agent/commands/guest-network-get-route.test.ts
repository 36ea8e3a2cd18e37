import { expect, test } from 'vitest';
import { guestNetworkGetRoute } from '../../../../src/runtime/agent/commands/guest-network-get-route.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
const zero = '0'.repeat(32);
/** The table holds numbers of the machine's own byte order. */
const hex = (...bytes: number[]): string => (new Uint32Array(Uint8Array.from(bytes).buffer)[0] ?? 0).toString(16).toUpperCase().padStart(8, '0');

async function routes(ipv4: readonly string[], ipv6: readonly string[] | undefined): Promise<unknown> {
  const system = new FakeSystem().add({ '/proc/net/route': [head, ...ipv4].map((line) => `${line.padEnd(127)}\n`).join('') });
  if (ipv6 !== undefined) system.add({ '/proc/net/ipv6_route': ipv6.map((line) => `${line}\n`).join('') });
  return execute({ name: 'guest-network-get-route', command: guestNetworkGetRoute, guest: await fakeGuest(system) });
}

test('routes of both versions, IPv4 first', async () => {
  const ipv4 = [
    `ens3\t${hex(0, 0, 0, 0)}\t${hex(10, 1, 2, 254)}\t0003\t0\t0\t100\t${hex(0, 0, 0, 0)}\t0\t0\t0`,
    `ens3\t${hex(10, 1, 2, 0)}\t${hex(0, 0, 0, 0)}\t0001\t1\t2\t-1\t${hex(255, 255, 255, 0)}\t1500\t3\t4`,
  ];
  const ipv6 = [`20010db8000000000000000000000000 40 ${zero} 00 fe80000000000000000000000000abcd 00000400 0000000a 00000002 00000003     ens3`];
  expect(await routes(ipv4, ipv6)).toEqual([
    {
      version: 4, iface: 'ens3', destination: '0.0.0.0', gateway: '10.1.2.254', mask: '0.0.0.0',
      flags: 3, refcnt: 0, use: 0, metric: 100, mtu: 0, window: 0, irtt: 0,
    },
    {
      version: 4, iface: 'ens3', destination: '10.1.2.0', gateway: '0.0.0.0', mask: '255.255.255.0',
      flags: 1, refcnt: 1, use: 2, metric: -1, mtu: 1500, window: 3, irtt: 4,
    },
    {
      version: 6, iface: 'ens3', destination: '2001:db8::', desprefixlen: '64', source: '::', srcprefixlen: '0', nexthop: 'fe80::abcd',
      metric: 1024, refcnt: 10, use: 2, flags: 3,
    },
  ]);
});

test('the sign that bit 31 of flags and a metric of all ones become', async () => {
  const rejecting = `${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200       lo`;
  const local = `${'0'.repeat(31)}1 80 ${zero} 00 ${zero} 00000000 00000004 ffffffff 80200001       lo`;
  expect(await routes([], [rejecting, local])).toMatchObject([
    { metric: -1, flags: 0x200200, desprefixlen: '0' },
    { metric: 0, flags: 18446744071564165121n, use: -1, destination: '::1', desprefixlen: '128' },
  ]);
});

test('lines that are no routes are passed over', async () => {
  const tooShort = `ens3\t${hex(1, 2, 3, 4)}\t${hex(0, 0, 0, 0)}\t0001\t0\t0`;
  expect(await routes([tooShort, '', 'what is this'], ['fe80 40', `${zero} 00 ${zero}`])).toEqual([]);
});

test('a kernel without IPv6 has no answer, as in the original', async () => {
  await expect(routes([], undefined)).rejects.toThrow('open("/proc/net/ipv6_route"): No such file or directory');
});
