/**
 * The keys with which a user may log in over SSH: `~/.ssh/authorized_keys`. sshd(8), "AUTHORIZED_KEYS FILE FORMAT". Lines are
 * Latin-1 here, whatever they are in truth, so that those that stay keep their bytes.
 */
import { CommandError } from '../command-error.js';
import type { System } from '../system/system.js';
import { errorText } from './error-text.js';
import { isSystemError, orFailure } from './failure.js';
import type { PasswdEntry } from './passwd-entry.js';

/** The paths of a user. */
export interface KeyPaths {
  readonly folder: string;
  readonly file: string;
}

/** Where a user's keys are. */
export function keyPaths({ home }: PasswdEntry): KeyPaths {
  const folder = `${home.replace(/\/+$/, '')}/.ssh`;
  return { folder, file: `${folder}/authorized_keys` };
}

/** @throws CommandError for what would not be one line with a key */
export function checkKeys(keys: readonly string[]): void {
  const wrong = keys.find((key) => key.startsWith('#') || key.includes('\n'));
  if (wrong !== undefined) throw new CommandError(`invalid OpenSSH public key: '${wrong}'`);
}

/** A key as it stands in the file. */
export function keyLine(key: string): string {
  return Buffer.from(key).toString('latin1');
}

/** The lines of the file. @throws CommandError if it cannot be read */
export async function readKeyLines(system: System, path: string): Promise<readonly string[]> {
  try {
    return Buffer.from(await system.readFile(path)).toString('latin1').split('\n');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new CommandError(`failed to read '${path}': Failed to open file “${path}”: ${errorText(error)}`);
  }
}

/** Writes the file anew, for its owner only. @throws CommandError */
export async function writeKeyLines(system: System, { file }: KeyPaths, { lines, owner }: WrittenKeys): Promise<void> {
  const content = Buffer.from(lines.join('\n'), 'latin1');
  await orFailure(`failed to write to '${file}'`, () => system.replaceFile(file, content, { mode: 0o600, owner }));
}

/** What is written. */
export interface WrittenKeys {
  readonly lines: readonly string[];
  readonly owner: PasswdEntry;
}

/**
 * Refuses a folder or file that is a link to what does not belong to the user, who would else have keys written, or contents
 * copied, where only the superuser may.
 * @throws CommandError
 */
export async function checkOwner(system: System, path: string, { home, user }: PasswdEntry): Promise<void> {
  await orFailure(`failed to read '${path}'`, async () => {
    const inside = path.slice(home.replace(/\/+$/, '').length);
    const isPlain = (await system.realPath(path)) === `${(await system.realPath(home)).replace(/\/$/, '')}${inside}`;
    if (!isPlain && (await system.ownerOf(path)) !== user) throw new CommandError(`'${path}' leads to what does not belong to the user`);
  });
}
