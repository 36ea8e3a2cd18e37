/** `guest-get-osinfo`: the kernel, and the system around it as `os-release` names it. */
import { KeyFileError, readKeyFile } from '../system/key-file.js';
import type { System } from '../system/system.js';
import { isSystemError } from './failure.js';
import type { GuestCommand } from './guest-command.js';

const files = ['/etc/os-release', '/usr/lib/os-release'];

/** The members of the reply by the names in the file. os-release(5). */
const members = {
  ID: 'id', NAME: 'name', PRETTY_NAME: 'pretty-name', VERSION: 'version', VERSION_ID: 'version-id',
  VARIANT: 'variant', VARIANT_ID: 'variant-id',
} as const;

/** A file that cannot be read, or has a malformed line, counts as none; the variable `QGA_OS_RELEASE` names another. */
export const guestGetOsinfo: GuestCommand = async (_args, { system }) => {
  const { release, version, machine } = system.kernel();
  const named = system.environment['QGA_OS_RELEASE'];
  const fields = await firstOf(system, named === undefined ? files : [named]);
  return { 'kernel-release': release, 'kernel-version': version, 'machine': machine, ...fields };
};

async function firstOf(system: System, paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
  for (const path of paths) {
    try {
      return readOsRelease(new TextDecoder('utf-8', { fatal: true }).decode(await system.readFile(path)));
    } catch (error) {
      if (!isSystemError(error) && !(error instanceof KeyFileError) && !(error instanceof TypeError)) throw error;
    }
  }
  return {};
}

function readOsRelease(text: string): Readonly<Record<string, string>> {
  const group = 'os-release';
  const values = readKeyFile(`[${group}]\n${text}`).get(group) ?? new Map<string, string>();
  return Object.fromEntries(Object.entries(members).flatMap(([name, member]) => {
    const value = values.get(name);
    return value === undefined ? [] : [[member, plainValue(value)]];
  }));
}

/** Without quotes. As clients know it from QEMU's agent, only double quotes hold a value together. */
function plainValue(value: string): string {
  if (!value.startsWith('"')) return value.replace(/[ ;].*$/s, '');
  return (/^"((?:\\[$'"\\`]|[^"])*)/s.exec(value)?.[1] ?? '').replace(/\\([$'"\\`])/g, '$1');
}
