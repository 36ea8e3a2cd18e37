/** `guest-get-timezone`: the local time zone: that of the agent's variable `TZ`, or that of the system. */
import type { System } from '../system/system.js';
import { isSystemError } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { readPosixTimeZone, type TimeZone } from './posix-time-zone.js';
import { readTimeZoneFile } from './time-zone-file.js';

const systemZone = '/etc/localtime';
const zoneFolder = '/usr/share/zoneinfo';

/** Gives the abbreviation of the zone as of now, and its distance to Greenwich in seconds, positive to the east. */
export const guestGetTimezone: GuestCommand = async (_args, { system }) => {
  const zone = await localZone(system);
  const { abbreviation, offset } = zone(Number(system.now() / 1_000_000_000n));
  return { zone: abbreviation, offset };
};

async function localZone(system: System): Promise<TimeZone> {
  const named = system.environment['TZ'];
  const zone = named === undefined ? await zoneOfFile(system, systemZone) : await namedZone(system, named);
  return zone ?? (() => ({ abbreviation: 'UTC', offset: 0 }));
}

async function namedZone(system: System, named: string): Promise<TimeZone | undefined> {
  const offset = constantOffset(named);
  if (offset !== undefined) return () => ({ abbreviation: named, offset });
  const name = named.replace(/^:/, '');
  if (name === '') return undefined;
  const folder = system.environment['TZDIR'] ?? zoneFolder;
  return (await zoneOfFile(system, name.startsWith('/') ? name : `${folder}/${name}`)) ?? readPosixTimeZone(name);
}

/** Distances to Greenwich without a name, such as `+05:30`, which GLib takes too. */
function constantOffset(named: string): number | undefined {
  if (named === 'Z') return 0;
  const match = /^([+-]?)(\d\d?)(?::?(\d\d)(?::?(\d\d))?)?$/.exec(named);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map((part) => Number(part ?? 0));
  return (match[1] === '-' ? -1 : 1) * ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0));
}

async function zoneOfFile(system: System, path: string): Promise<TimeZone | undefined> {
  try {
    return readTimeZoneFile(await system.readFile(path));
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
