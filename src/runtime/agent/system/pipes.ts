/**
 * Real pipes for the programs that are started. Node connects programs by sockets, which cannot be opened again as
 * `/dev/stdout` or `/dev/stderr`, as scripts do, nor be given to both streams of a program; so pipes with a name are made, and
 * lose their name once they are open.
 */
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';

/** The descriptors of a pipe's two ends. */
export interface Pipe {
  readonly readEnd: number;
  readonly writeEnd: number;
}

const programs = ['/usr/bin/mkfifo', '/bin/mkfifo'];

/** Makes pipes; undefined where that cannot be done, for want of the program or of a folder to write into. */
export async function makePipes(count: number): Promise<readonly Pipe[] | undefined> {
  if (count === 0) return [];
  const program = programs.find((path) => existsSync(path));
  const folder = program === undefined ? undefined : makeFolder();
  if (program === undefined || folder === undefined) return undefined;
  const paths = Array.from({ length: count }, (_, index) => `${folder}/${index}`);
  try {
    return (await succeeds(program, ['-m', '600', ...paths])) ? openAll(paths) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(): string | undefined {
  for (const parent of [tmpdir(), '/run', '/dev/shm']) {
    try {
      return mkdtempSync(`${parent}/qapi-agent-`);
    } catch {
      continue;
    }
  }
  return undefined;
}

async function succeeds(program: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(program, args, { stdio: 'ignore' });
  try {
    const [status] = await once(child, 'exit');
    return status === 0;
  } catch {
    return false;
  }
}

/** All or none: where one cannot be opened, those before it are closed again. */
function openAll(paths: readonly string[]): readonly Pipe[] {
  const opened: number[] = [];
  const open = (path: string, flags: number): number => {
    const descriptor = openSync(path, flags);
    opened.push(descriptor);
    return descriptor;
  };
  try {
    return paths.map((path) => openBothEnds(path, open));
  } catch (error) {
    for (const descriptor of opened) closeSync(descriptor);
    throw error;
  }
}

/** An end opens at once if the other one is open; the first is opened in a way that does not wait, and replaced. */
function openBothEnds(path: string, open: (path: string, flags: number) => number): Pipe {
  const first = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const writeEnd = open(path, constants.O_WRONLY);
    return { readEnd: open(path, constants.O_RDONLY), writeEnd };
  } finally {
    closeSync(first);
  }
}
