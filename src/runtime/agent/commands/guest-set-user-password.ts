/**
 * `guest-set-user-password`: gives a user a new password by way of `chpasswd`. The password goes through the program's standard
 * input and nowhere else: not into its arguments, nor into a log, nor into the error that the client gets.
 *
 * Beyond the original this refuses U+0000, which would cut the name or the password short.
 */
import { CommandError } from '../command-error.js';
import { bytes, flag, text } from './arguments.js';
import type { GuestCommand } from './guest-command.js';
import { runSystemProgram } from './system-programs.js';

/** Sets the password. */
export const guestSetUserPassword: GuestCommand = async (args, { system }) => {
  const password = Buffer.from(bytes(args, 'password'));
  if (password.includes('\n') || password.includes(0)) throw new CommandError('forbidden characters in raw password');
  const user = text(args, 'username');
  if (/[\n:\0]/.test(user)) throw new CommandError('forbidden characters in username');
  const input = Buffer.concat([Buffer.from(`${user}:`), password, Buffer.from('\n')]);
  try {
    await runSystemProgram(system, 'set user password', { program: 'chpasswd', args: flag(args, 'crypted') ? ['-e'] : [], input });
  } catch (error) {
    const tellsPassword = error instanceof CommandError && password.length > 0 && error.message.includes(password.toString());
    throw tellsPassword ? new CommandError('child process has failed to set user password') : error;
  } finally {
    input.fill(0);
    password.fill(0);
  }
};
