/** The users of the system, as `/etc/passwd` lists them. */
import { CommandError } from '../command-error.js';
import type { System } from '../system/system.js';
import { orFailure } from './failure.js';

const path = '/etc/passwd';

/** A line of the file. passwd(5). */
export interface PasswdEntry {
  readonly user: number;
  readonly group: number;
  readonly home: string;
}

/** What is known of a user. @throws CommandError if there is none of the name; the reason is what QEMU's agent says then */
export async function findPasswdEntry(system: System, name: string): Promise<PasswdEntry> {
  const complaint = `failed to lookup user '${name}'`;
  const table = Buffer.from(await orFailure(complaint, () => system.readFile(path))).toString();
  const line = table.split('\n').map((each) => each.split(':')).find(([user]) => user === name && name !== '');
  const [, , user, group, , home] = line ?? [];
  if (home === undefined) throw new CommandError(`${complaint}: Success`);
  return { user: Number(user), group: Number(group), home };
}
