/**
 * `guest-fstrim`: tells the disks which blocks are free. Takes the mounts, the last one first, and what util-linux's `fstrim`
 * says of each. That does not tell whether the file system raised the minimum, so the reply repeats the one asked for.
 */
import { CommandError } from '../command-error.js';
import type { System } from '../system/system.js';
import { optionalInteger } from './arguments.js';
import type { GuestCommand } from './guest-command.js';
import { listMounts } from './mounts.js';
import { lastReason, requireSystemProgram, trySystemProgram } from './system-programs.js';

/** Trims one after the other; one that fails does not keep the others from being tried. */
export const guestFstrim: GuestCommand = async (args, { system }) => {
  const minimum = BigInt.asUintN(64, optionalInteger(args, 'minimum') ?? 0n);
  const program = await requireSystemProgram(system, 'fstrim');
  const paths = [];
  for (const { mountPoint } of (await listMounts(system)).reverse()) {
    const outcome = await trim(system, { program, args: ['-v', '-m', String(minimum), mountPoint] });
    paths.push({ path: mountPoint, ...(typeof outcome === 'string' ? { error: outcome } : { minimum: BigInt.asIntN(64, minimum), trimmed: outcome }) });
  }
  return { paths };
};

/** The number of bytes, or why not. */
async function trim(system: System, call: { readonly program: string; readonly args: readonly string[] }): Promise<bigint | string> {
  const { status, output } = await trySystemProgram(system, call);
  const bytes = /(\d+) bytes?\)? (?:were )?trimmed/.exec(output)?.[1];
  if (status === 0) return BigInt(bytes ?? 0);
  if (status === undefined) throw new CommandError('child process has terminated abnormally');
  const reason = lastReason(output);
  if (reason === 'the discard operation is not supported' || reason === 'Operation not supported') return 'trim not supported';
  if (output.includes('FITRIM')) return `failed to trim: ${reason}`;
  return `failed to open: ${reason}`;
}
