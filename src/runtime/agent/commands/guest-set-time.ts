/**
 * `guest-set-time`: sets the system clock and from it the hardware clock; without a time, the other way round. Takes
 * nanoseconds since 1970 and hands the microseconds of them to `date`.
 */
import { CommandError } from '../command-error.js';
import type { ProgramResult, System } from '../system/system.js';
import { optionalInteger } from './arguments.js';
import type { GuestCommand } from './guest-command.js';
import { lastReason, runSystemProgram, trySystemProgram } from './system-programs.js';

/** Of 1970 to 2069, in nanoseconds; the end is no longer valid. */
const start = 0n;
const end = BigInt(Date.UTC(2070, 0)) * 1_000_000n;

/** Sets the clocks. */
export const guestSetTime: GuestCommand = async (args, { system }) => {
  const time = optionalInteger(args, 'time');
  if (time === undefined) return runSystemProgram(system, 'set system clock to hardware time', { program: 'hwclock', args: ['-s'] });
  if (time < start || time >= end) throw new CommandError('Invalid time');
  await setSystemClock(system, time);
  return runSystemProgram(system, 'set hardware clock to system time', { program: 'hwclock', args: ['-w'] });
};

/** BusyBox's `date` takes whole seconds only. */
async function setSystemClock(system: System, time: bigint): Promise<void> {
  const seconds = `@${time / 1_000_000_000n}`;
  const microseconds = String((time % 1_000_000_000n) / 1000n).padStart(6, '0');
  const set = (date: string): Promise<ProgramResult> => trySystemProgram(system, { program: 'date', args: ['-u', '-s', date] });
  let result = await set(`${seconds}.${microseconds}`);
  if (result.status !== 0 && result.output.includes('invalid date')) result = await set(seconds);
  if (result.status !== 0) throw new CommandError(`Failed to set time to guest: ${reasonOf(result.output)}`);
}

/** `date` prints the time even if it could not set it. */
function reasonOf(output: string): string {
  return lastReason(output.split('\n').find((line) => line.startsWith('date: ')) ?? output);
}
