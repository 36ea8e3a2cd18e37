/** Debian's programs with a socket in a folder of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface LiveProgram {
  readonly folder: string;
  readonly socketPath: string;
  /** Its exit status; null if a signal ended it. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts a program that listens on the socket whose path its arguments are made from. */
export async function startProgram(program: string, argumentsFor: (socketPath: string, folder: string) => readonly string[]): Promise<LiveProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-client-'));
  const socketPath = join(folder, 'socket');
  const child = spawn(program, argumentsFor(socketPath, folder), { stdio: 'ignore' });
  const ended = once(child, 'exit').then(([status]) => status as number | null);
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  while (!existsSync(socketPath)) {
    if (child.exitCode !== null) throw new Error(`${program} ended at once`);
    await delay(20);
  }
  return { folder, socketPath, ended, stop };
}

/** Connects, and tries again as long as the socket is there and nobody listens on it yet. */
export async function whenListening<Client>(connect: () => Promise<Client>): Promise<Client> {
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
      await delay(20);
    }
  }
}
