/** Finds programs by name, as execvp(3) does. */
import type { System } from '../system/system.js';

/** Where programs are looked for if there is no `PATH`. */
export const defaultSearchPath = '/bin:/usr/bin:.';

/** What there is under a name: a program; something that may not be run; or nothing. */
export type FoundProgram = { readonly kind: 'program'; readonly path: string } | { readonly kind: 'forbidden' | 'absent' };

/** Looks into the folders of the search path, separated by colons; an empty one is the current folder. A name with a slash is a path. */
export async function findProgram(system: System, name: string, searchPath: string): Promise<FoundProgram> {
  if (name === '') return { kind: 'absent' };
  if (name.includes('/')) return { kind: 'program', path: name };
  let isForbidden = false;
  for (const folder of searchPath.split(':')) {
    const path = `${folder === '' ? '.' : folder}/${name}`;
    if (await system.isExecutable(path)) return { kind: 'program', path };
    isForbidden ||= await system.exists(path);
  }
  return { kind: isForbidden ? 'forbidden' : 'absent' };
}
