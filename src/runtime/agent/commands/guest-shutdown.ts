/** `guest-shutdown`: ends the system. Takes what is to follow; answers only if it fails. */
import { CommandError } from '../command-error.js';
import { optionalText } from './arguments.js';
import type { GuestCommand } from './guest-command.js';
import { findSystemProgram, runSystemProgram } from './system-programs.js';

/** By mode: the program that does just that, and the option of `shutdown` for systems without it. */
const modes = new Map([
  ['powerdown', { program: 'poweroff', option: '-P' }],
  ['halt', { program: 'halt', option: '-H' }],
  ['reboot', { program: 'reboot', option: '-r' }],
]);

/** Starts the end of the system, and is done when the system has taken the request. */
export const guestShutdown: GuestCommand = async (args, { system }) => {
  const mode = modes.get(optionalText(args, 'mode') ?? 'powerdown');
  if (mode === undefined) throw new CommandError('mode is invalid (valid values are: halt|powerdown|reboot');
  const direct = await findSystemProgram(system, mode.program);
  await runSystemProgram(system, 'shutdown', direct === undefined
    ? { program: 'shutdown', args: ['-h', mode.option, '+0', 'hypervisor initiated shutdown'] }
    : { program: direct, args: [] });
};
