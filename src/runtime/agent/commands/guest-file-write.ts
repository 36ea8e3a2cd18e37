/** `guest-file-write`: writes where the file stands. */
import { CommandError } from '../command-error.js';
import { bytes, integer, optionalInteger } from './arguments.js';
import { orFailureNow } from './failure.js';
import type { GuestCommand } from './guest-command.js';

/** Writes the bytes, or the first of them, and tells how many were taken, which is fewer if a pipe is full. */
export const guestFileWrite: GuestCommand = (args, guest) => {
  const file = guest.files.find(integer(args, 'handle'));
  const content = bytes(args, 'buf-b64');
  const count = optionalInteger(args, 'count') ?? BigInt(content.length);
  if (count < 0n || count > BigInt(content.length)) throw new CommandError(`value '${count}' is invalid for argument count`);
  const written = orFailureNow('failed to write to file', () => file.write(content.subarray(0, Number(count))));
  return { count: written, eof: false };
};
