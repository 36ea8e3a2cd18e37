/** `guest-file-seek`: moves to another position of a file. */
import { CommandError } from '../command-error.js';
import type { Arguments } from '../handler.js';
import { integer, text } from './arguments.js';
import type { Whence } from './buffered-file.js';
import { orFailureNow } from './failure.js';
import type { GuestCommand } from './guest-command.js';

/** What the numbers of lseek(2) that old clients send stand for. */
const whences: readonly (Whence | undefined)[] = ['set', 'cur', 'end'];

/** Gives the new position. */
export const guestFileSeek: GuestCommand = (args, guest) => {
  const file = guest.files.find(integer(args, 'handle'));
  const whence = readWhence(args);
  const position = orFailureNow('failed to seek file', () => file.seek(integer(args, 'offset'), whence));
  return { position, eof: false };
};

function readWhence(args: Arguments): Whence {
  const name = whences.find((each) => each === args['whence']);
  if (name !== undefined) return name;
  if (typeof args['whence'] === 'string') throw new TypeError(`'${text(args, 'whence')}' is no value of QGASeek`);
  const code = integer(args, 'whence');
  const whence = whences[Number(code)];
  if (whence === undefined) throw new CommandError(`invalid whence code ${code}`);
  return whence;
}
