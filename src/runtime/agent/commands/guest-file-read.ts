/** `guest-file-read`: reads from where the file stands. */
import { CommandError } from '../command-error.js';
import { integer, optionalInteger } from './arguments.js';
import { orFailureNow } from './failure.js';
import type { GuestCommand } from './guest-command.js';

const defaultCount = 4096n;

/** So that the reply stays below what a client's parser takes. */
const largestCount = 48n * 1024n * 1024n;

/** Gives so many bytes, fewer at the end of the file or if a pipe has no more for now. */
export const guestFileRead: GuestCommand = (args, guest) => {
  const file = guest.files.find(integer(args, 'handle'));
  const count = optionalInteger(args, 'count') ?? defaultCount;
  if (count < 0n || count > largestCount) throw new CommandError(`value '${count}' is invalid for argument count`);
  orFailureNow('failed to flush file', () => file.flush());
  const { bytes, isAtEnd } = orFailureNow('failed to read file', () => file.read(Number(count)));
  return { 'count': bytes.length, 'buf-b64': bytes, 'eof': isAtEnd };
};
