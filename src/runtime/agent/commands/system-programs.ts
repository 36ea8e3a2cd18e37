/** Programs of the system that do what Node cannot: found in fixed folders and run without a shell, in plain English. */
import { CommandError } from '../command-error.js';
import type { ProgramResult, System } from '../system/system.js';
import { orFailure } from './failure.js';

/** Where the programs are looked for; `PATH` is not asked, since others may have set it. */
const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** All that the programs get of an environment: their messages are read here, and they run programs of their own. */
const environment = { LC_ALL: 'C', PATH: folders.join(':') };

/** The path of the program; undefined if it is not there. */
export async function findSystemProgram(system: System, name: string): Promise<string | undefined> {
  for (const folder of folders) {
    if (await system.isExecutable(`${folder}/${name}`)) return `${folder}/${name}`;
  }
  return undefined;
}

/** The path of the program. @throws CommandError if it is not there */
export async function requireSystemProgram(system: System, name: string): Promise<string> {
  const path = await findSystemProgram(system, name);
  if (path === undefined) throw new CommandError(`the program '${name}' is in none of ${folders.join(', ')}`);
  return path;
}

/** What to run. */
export interface ProgramCall {
  /** A name to look for, or an absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
}

/** Runs a program, whatever becomes of it. @throws CommandError if it cannot be run */
export async function trySystemProgram(system: System, { program, args, input }: ProgramCall): Promise<ProgramResult> {
  const path = program.startsWith('/') ? program : await requireSystemProgram(system, program);
  return orFailure(`failed to run '${path}'`, () => system.run(path, args, { environment, ...(input !== undefined && { input }) }));
}

/**
 * Runs a program that has to succeed.
 * @param action what it is for, to end the sentence "failed to …"
 * @throws CommandError with what the program said, if it fails
 */
export async function runSystemProgram(system: System, action: string, call: ProgramCall): Promise<void> {
  requireSuccess(action, await trySystemProgram(system, call));
}

/** @throws CommandError as {@link runSystemProgram} says */
export function requireSuccess(action: string, { status, output }: ProgramResult): void {
  if (status === 0) return;
  if (status === undefined) throw new CommandError('child process has terminated abnormally');
  const said = output.trim();
  throw new CommandError(`child process has failed to ${action}: ${said === '' ? `exit status ${status}` : said}`);
}

/** The reason of the system at the end of a program's message, such as "Permission denied". */
export function lastReason(output: string): string {
  const line = output.trim().split('\n').at(-1) ?? '';
  return line.slice(line.lastIndexOf(': ') + 1).trim();
}
