/** The file with the number of the agent's process, which keeps a second agent from starting. */
import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { messageOf, StartError } from './start-error.js';

/** A file that was written. */
export interface PidFile {
  /** Removes it, if it is still that of this process. */
  remove(): void;
}

/**
 * Writes the number of this process into a new file, for its owner only. A file of an agent that runs no more is replaced.
 * Node has no locks on files, so a file counts as locked while the process that it names is an agent.
 * @throws StartError if another agent runs, or the file cannot be written
 */
export function writePidFile(path: string): PidFile {
  if (!tryCreate(path)) {
    const other = readPid(path);
    if (other !== undefined && isAgent(other)) throw new StartError(`an agent runs already, as process ${other} (${path})`);
    remove(path);
    if (!tryCreate(path)) throw new StartError(`somebody else has just written ${path}`);
  }
  return {
    remove: () => {
      if (readPid(path) === process.pid) remove(path);
    },
  };
}

function tryCreate(path: string): boolean {
  try {
    const fd = openSync(path, 'wx', 0o600);
    try {
      writeSync(fd, `${process.pid}\n`);
    } finally {
      closeSync(fd);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new StartError(`cannot write the process number: ${messageOf(error)}`);
  }
}

function readPid(path: string): number | undefined {
  try {
    const text = /^(\d{1,10})\s*$/.exec(readFileSync(path, 'latin1'))?.[1];
    return text === undefined ? undefined : Number(text);
  } catch {
    return undefined;
  }
}

/** A number is used again after a while, so the process must look like an agent too. */
function isAgent(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0').slice(0, 2).map(baseName);
    const own = process.argv.slice(0, 2).map(baseName);
    return words[0] === 'qemu-ga' || words.includes(own[1] ?? '');
  } catch {
    return false;
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    return;
  }
}
