/**
 * `guest-network-get-route`: the routing tables, IPv4 first. Takes `/proc/net/route` and `/proc/net/ipv6_route`.
 *
 * Numbers are as signed as in the original, which clients have come to know: a metric of all ones is -1, and the highest
 * of the 32 flags of an IPv6 route fills all bits above it.
 */
import type { System } from '../system/system.js';
import type { GuestCommand } from './guest-command.js';
import { ipv4FromHex, ipv6FromHex } from './ip-address.js';
import { readText } from './system-files.js';

/** Lists the routes; lines that are no route are passed over. */
export const guestNetworkGetRoute: GuestCommand = async (_args, { system }) => [
  ...await routes(system, '/proc/net/route', ipv4Route),
  ...await routes(system, '/proc/net/ipv6_route', ipv6Route),
];

async function routes(system: System, path: string, parse: (line: string) => object | undefined): Promise<readonly object[]> {
  const lines = (await readText(system, path)).split('\n');
  return lines.map(parse).filter((route) => route !== undefined);
}

/** Columns: interface, destination, gateway, flags, references, uses, metric, mask, MTU, window, round-trip time. */
function ipv4Route(line: string): object | undefined {
  const pattern = /^(\S+)\s+([\dA-F]{8})\s+([\dA-F]{8})\s+([\dA-F]{1,8})\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+([\dA-F]{8})\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s*$/i;
  const fields = pattern.exec(line)?.slice(1);
  if (fields === undefined) return undefined;
  const [iface, destination = '', gateway = '', flags = '', refcnt, use, metric, mask = '', mtu, window, irtt] = fields;
  return {
    version: 4,
    iface,
    destination: ipv4FromHex(destination),
    gateway: ipv4FromHex(gateway),
    mask: ipv4FromHex(mask),
    flags: Number.parseInt(flags, 16),
    refcnt: int32(refcnt),
    use: int32(use),
    metric: int32(metric),
    mtu: int32(mtu),
    window: int32(window),
    irtt: int32(irtt),
  };
}

/** Columns: destination and its prefix, source and its prefix, next hop, metric, references, uses, flags, interface. */
function ipv6Route(line: string): object | undefined {
  const pattern = /^([\da-f]{32})\s+([\da-f]+)\s+([\da-f]{32})\s+([\da-f]+)\s+([\da-f]{32})\s+([\da-f]+)\s+([\da-f]+)\s+([\da-f]+)\s+([\da-f]+)\s+(\S+)\s*$/i;
  const fields = pattern.exec(line)?.slice(1);
  if (fields === undefined) return undefined;
  const [destination = '', desprefixlen, source = '', srcprefixlen, nexthop = '', metric, refcnt, use, flags, iface] = fields;
  return {
    version: 6,
    iface,
    destination: ipv6FromHex(destination),
    desprefixlen: String(int32(`0x${desprefixlen}`)),
    source: ipv6FromHex(source),
    srcprefixlen: String(int32(`0x${srcprefixlen}`)),
    nexthop: ipv6FromHex(nexthop),
    metric: int32(`0x${metric}`),
    refcnt: int32(`0x${refcnt}`),
    use: int32(`0x${use}`),
    flags: BigInt.asUintN(64, BigInt(int32(`0x${flags}`))),
  };
}

/** The number that 32 bits with a sign keep of it. */
function int32(text: string | undefined): number {
  return Number(text) | 0;
}
