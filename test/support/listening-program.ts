/** Programs that listen on a Unix socket: takes how to start one, gives it when somebody can connect. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A program that listens, with a folder of its own. */
export interface ListeningProgram {
  readonly folder: string;
  /** In that folder. */
  readonly socketPath: string;
  /** Its exit status; null if a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it and removes the folder. */
  stop(): Promise<void>;
}

/** Starts a program with arguments that are made from a socket's path and the folder around it. @throws Error with its words if it ends */
export async function startListening(
  program: string, argumentsFor: (socketPath: string, folder: string) => readonly string[],
): Promise<ListeningProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen socket '));
  const socketPath = join(folder, 'socket');
  const child = spawn(program, argumentsFor(socketPath, folder), { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = once(child, 'close').then(([status]) => status as number | null);
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended.finally(() => rmSync(folder, { recursive: true, force: true }));
  };
  if (!await untilListening(socketPath, child)) {
    await stop();
    throw new Error(`${program} ended at once: ${complaints}`);
  }
  return { folder, socketPath, ended, stop };
}

/** Waits until a program listens; false if it ends instead. */
export async function untilListening(socketPath: string, child: ChildProcess): Promise<boolean> {
  while (!isListening(socketPath)) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
    await delay(10);
  }
  return true;
}

/** Connects to a program that listens. */
export async function connectTo(socketPath: string): Promise<Socket> {
  const socket = createConnection(socketPath);
  await once(socket, 'connect');
  return socket;
}

/** Where the system lists its sockets: one shows at its path a moment before it listens, and stays there when nobody does any more. */
const socketList = '/proc/net/unix';

/** The flag of a socket that takes connections. */
const listens = '00010000';

function isListening(socketPath: string): boolean {
  if (!existsSync(socketList)) return existsSync(socketPath);
  return readFileSync(socketList, 'utf8').split('\n').some((line) => line.endsWith(` ${socketPath}`) && line.split(' ')[3] === listens);
}
