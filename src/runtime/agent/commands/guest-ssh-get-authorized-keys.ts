/** `guest-ssh-get-authorized-keys`: the keys with which a user may log in. */
import { text } from './arguments.js';
import { keyPaths, readKeyLines } from './authorized-keys.js';
import type { GuestCommand } from './guest-command.js';
import { findPasswdEntry } from './passwd-entry.js';

/** Without empty lines and comments; the last one first. */
export const guestSshGetAuthorizedKeys: GuestCommand = async (args, { system }) => {
  const { file } = keyPaths(await findPasswdEntry(system, text(args, 'username')));
  const lines = (await readKeyLines(system, file)).map((line) => Buffer.from(line, 'latin1').toString().trim());
  return { keys: lines.filter((line) => line !== '' && !line.startsWith('#')).reverse() };
};
