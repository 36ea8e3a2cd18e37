/**
 * Freezes file systems and thaws them, with the hook of the administrator around it. Takes the mounts; the kernel is told by
 * way of util-linux's `fsfreeze`, which only reads from the disk and so runs while everything is frozen.
 */
import { CommandError } from '../command-error.js';
import type { System } from '../system/system.js';
import { runFreezeHook } from './freeze-hook.js';
import type { Guest } from './guest-command.js';
import { listMounts } from './mounts.js';
import { lastReason, requireSystemProgram, trySystemProgram } from './system-programs.js';

/** A file system that was frozen as often would be somebody's mistake, and asking forever would be another. */
const mostThaws = 1000;

/**
 * Freezes, the last mount first, and thaws everything again if one fails.
 * @param mountPoints which; all if undefined
 * @returns how many are frozen now
 */
export async function freezeFileSystems(guest: Guest, mountPoints?: readonly string[]): Promise<number> {
  return guest.freeze.inTurn(() => freeze(guest, mountPoints));
}

/** Thaws all mounts, however often they were frozen and whoever did it, and tells how many were frozen at all. */
export async function thawFileSystems(guest: Guest): Promise<number> {
  return guest.freeze.inTurn(() => thaw(guest));
}

async function freeze(guest: Guest, mountPoints: readonly string[] | undefined): Promise<number> {
  if (guest.freeze.isFrozen) throw new CommandError('the file systems are frozen already');
  const program = await requireSystemProgram(guest.system, 'fsfreeze');
  await runFreezeHook(guest, 'freeze');
  try {
    const mounts = await listMounts(guest.system);
    const chosen = mounts.filter(({ mountPoint }) => mountPoints === undefined || mountPoints.includes(mountPoint));
    await guest.freeze.markFrozen();
    let count = 0;
    for (const { mountPoint } of chosen.reverse()) if (await freezeMount(guest.system, program, mountPoint)) count++;
    if (count === 0) await guest.freeze.markThawed();
    return count;
  } catch (error) {
    await thaw(guest).catch((another: unknown) => guest.log('warning', `after a freeze that failed, thawing failed too: ${String(another)}`));
    throw error;
  }
}

async function thaw(guest: Guest): Promise<number> {
  const program = await requireSystemProgram(guest.system, 'fsfreeze');
  let count = 0;
  for (const { mountPoint } of await listMounts(guest.system)) if (await thawMount(guest.system, program, mountPoint)) count++;
  await guest.freeze.markThawed();
  await runFreezeHook(guest, 'thaw');
  return count;
}

/** False of one that cannot be frozen at all, and of one that somebody else has frozen. */
async function freezeMount(system: System, program: string, mountPoint: string): Promise<boolean> {
  const { status, output } = await trySystemProgram(system, { program, args: ['--freeze', mountPoint] });
  if (status === 0) return true;
  const reason = status === undefined ? 'child process has terminated abnormally' : lastReason(output);
  if (reason === 'Operation not supported' || reason === 'Device or resource busy') return false;
  throw new CommandError(`failed to ${output.includes('freeze failed') ? 'freeze' : 'open'} ${mountPoint}: ${reason}`);
}

async function thawMount(system: System, program: string, mountPoint: string): Promise<boolean> {
  let thaws = 0;
  while (thaws < mostThaws && (await trySystemProgram(system, { program, args: ['--unfreeze', mountPoint] })).status === 0) thaws++;
  return thaws > 0;
}
