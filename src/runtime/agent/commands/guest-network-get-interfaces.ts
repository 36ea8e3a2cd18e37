/**
 * `guest-network-get-interfaces`: the network interfaces. Takes `/sys/class/net` and what Node knows of addresses.
 *
 * Node leaves out the addresses of interfaces that are not in operation, such as a bridge that nothing is connected to. Where
 * there are such interfaces, the program `ip` is asked, if the system has it.
 */
import type { InterfaceAddress, System } from '../system/system.js';
import type { GuestCommand } from './guest-command.js';
import { networkStatistics } from './network-statistics.js';
import { listFolderIfAny, readTextIfAny } from './system-files.js';
import { findSystemProgram, trySystemProgram } from './system-programs.js';

/** Lists the interfaces in the order of their numbers, names that only addresses have after them. */
export const guestNetworkGetInterfaces: GuestCommand = async (_args, { system }) => {
  const interfaces = await listInterfaces(system);
  const addresses = await listAddresses(system, interfaces);
  const statistics = networkStatistics(await readTextIfAny(system, '/proc/net/dev') ?? '');
  const names = new Set([...interfaces.keys(), ...addresses.map((address) => address.interface)]);
  return Array.from(names, (name) => {
    const own = addresses.filter((address) => address.interface === name);
    const counters = statistics.get(name);
    const hardwareAddress = (interfaces.get(name) ?? interfaces.get(withoutLabel(name)))?.hardwareAddress;
    return {
      name,
      ...(hardwareAddress !== undefined && { 'hardware-address': hardwareAddress }),
      ...(own.length > 0 && { 'ip-addresses': own.map(describeAddress) }),
      ...(own.length > 0 && counters !== undefined && { statistics: counters }),
    };
  });
};

interface Interface {
  readonly number: number;
  readonly hardwareAddress: string | undefined;
  readonly isInOperation: boolean;
}

/** By name, in the order of their numbers. */
async function listInterfaces(system: System): Promise<ReadonlyMap<string, Interface>> {
  const found: [string, Interface][] = [];
  for (const name of await listFolderIfAny(system, '/sys/class/net')) {
    const read = (file: string): Promise<string | undefined> => readTextIfAny(system, `/sys/class/net/${name}/${file}`);
    const number = Number(await read('ifindex'));
    if (!Number.isInteger(number)) continue;
    const state = await read('operstate');
    const address = await read('address');
    found.push([name, { number, hardwareAddress: sixBytes(address), isInOperation: state === 'up' || state === 'unknown' }]);
  }
  return new Map(found.sort(([, one], [, other]) => one.number - other.number));
}

/** The first six bytes, with zeros for those that are not there, which is how many clients know. */
function sixBytes(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const bytes = address.match(/[\da-f]{2}/gi) ?? [];
  return Array.from({ length: 6 }, (_, index) => bytes[index] ?? '00').join(':');
}

async function listAddresses(system: System, interfaces: ReadonlyMap<string, Interface>): Promise<readonly InterfaceAddress[]> {
  const known = system.interfaceAddresses();
  const withAddresses = new Set(known.map((address) => withoutLabel(address.interface)));
  const isComplete = Array.from(interfaces).every(([name, { isInOperation }]) => isInOperation || withAddresses.has(name));
  if (isComplete) return known;
  const others = await askForAddresses(system);
  return [...known, ...others.filter((address) => !withAddresses.has(withoutLabel(address.interface)))];
}

/** What ip(8) tells; nothing if it is not there or fails. */
async function askForAddresses(system: System): Promise<readonly InterfaceAddress[]> {
  const program = await findSystemProgram(system, 'ip');
  if (program === undefined) return [];
  const { status, output } = await trySystemProgram(system, { program, args: ['-o', 'address', 'show'] });
  if (status !== 0) return [];
  const lines = output.matchAll(/^\d+: (\S+) +inet(6?) (\S+?)(?: peer \S+?)?\/(\d+) .*$/gm);
  return Array.from(lines, ([line, device = '', six, address = '', prefix]) => ({
    interface: six === '' ? /(\S+)\\/.exec(line)?.[1] ?? device : device,
    family: six === '' ? 'ipv4' : 'ipv6',
    address,
    prefix: Number(prefix),
  }));
}

/** The interface that a name such as `eth0:1` labels an address of. */
function withoutLabel(name: string): string {
  return name.replace(/:.*/, '');
}

function describeAddress({ address, family, prefix }: InterfaceAddress): object {
  return { 'ip-address': address, 'ip-address-type': family, prefix };
}
