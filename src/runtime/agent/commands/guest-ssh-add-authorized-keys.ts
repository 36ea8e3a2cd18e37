/** `guest-ssh-add-authorized-keys`: lets a user log in with more keys, or with others. */
import type { System } from '../system/system.js';
import { optionalFlag, text, texts } from './arguments.js';
import { checkKeys, checkOwner, keyLine, type KeyPaths, keyPaths, readKeyLines, writeKeyLines } from './authorized-keys.js';
import { orFailure } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { findPasswdEntry, type PasswdEntry } from './passwd-entry.js';

/** Adds the keys that are not there yet; with `reset`, they replace all others. Makes the folder if there is none. */
export const guestSshAddAuthorizedKeys: GuestCommand = async (args, { system }) => {
  const keys = texts(args, 'keys');
  checkKeys(keys);
  const owner = await findPasswdEntry(system, text(args, 'username'));
  const paths = keyPaths(owner);
  await prepareFolder(system, paths, owner);
  const former = optionalFlag(args, 'reset') === true ? [] : await formerLines(system, paths, owner);
  const added = new Set(keys.map(keyLine).filter((line) => !former.includes(line)));
  await writeKeyLines(system, paths, { lines: [...former, ...added], owner });
};

async function prepareFolder(system: System, { folder }: KeyPaths, owner: PasswdEntry): Promise<void> {
  if (await system.isFolder(folder)) return checkOwner(system, folder, owner);
  await orFailure(`failed to create directory '${folder}'`, () => system.makeFolder(folder, { mode: 0o700, owner }));
}

async function formerLines(system: System, { file }: KeyPaths, owner: PasswdEntry): Promise<readonly string[]> {
  if (!(await system.exists(file))) return [];
  await checkOwner(system, file, owner);
  return readKeyLines(system, file);
}
