/** `guest-ssh-remove-authorized-keys`: takes keys away from a user. */
import { text, texts } from './arguments.js';
import { checkKeys, checkOwner, keyLine, keyPaths, readKeyLines, writeKeyLines } from './authorized-keys.js';
import type { GuestCommand } from './guest-command.js';
import { findPasswdEntry } from './passwd-entry.js';

/** Takes away the lines that are the same as a key. Keys that are not there need no removing. */
export const guestSshRemoveAuthorizedKeys: GuestCommand = async (args, { system }) => {
  const keys = texts(args, 'keys');
  checkKeys(keys);
  const owner = await findPasswdEntry(system, text(args, 'username'));
  const paths = keyPaths(owner);
  if (!(await system.exists(paths.file))) return;
  await checkOwner(system, paths.folder, owner);
  await checkOwner(system, paths.file, owner);
  const removed = new Set(keys.map(keyLine));
  const lines = await readKeyLines(system, paths.file);
  await writeKeyLines(system, paths, { lines: lines.filter((line) => !removed.has(line)), owner });
};
