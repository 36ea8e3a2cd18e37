/** Sockets to listen on: takes a path or what the system handed over, gives each client that connects as a stream. */
import { chmodSync, existsSync, lstatSync, unlinkSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import { checkUnixPath } from '../wire/unix-path.js';
import type { Log } from './log.js';

/** A Unix socket: the path at which it is made, or the number of one that is open and listening already. */
export type ListenTarget = { readonly path: string } | { readonly fd: number };

/** A socket that listens. */
export interface Listener {
  /** Absent if the socket was handed over. */
  readonly path: string | undefined;
  /** Stops listening and removes the socket from the path. Whoever is connected stays so. */
  close(): Promise<void>;
}

const backlog = 4096;

const othersAccess = 0o077;

/**
 * Listens. Nobody but its owner may connect. A socket that nobody listens on any more is replaced.
 * @throws Error if something else is at the path, if somebody listens there, if what is open is another kind of socket, or for
 * what the system refuses; RangeError for a path that no socket can have
 */
export async function listenOn(target: ListenTarget, serve: (stream: Duplex) => unknown, log?: Log): Promise<Listener> {
  const server = createServer({ allowHalfOpen: true }, serve);
  if ('path' in target) {
    checkUnixPath(target.path);
    await removeStale(target.path);
  }
  await startListening(server, target);
  server.on('error', (error) => log?.('warning', `a client could not be accepted: ${error.message}`));
  return {
    path: 'path' in target ? target.path : undefined,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      // Connections that were accepted keep a server from closing, but not from having stopped to listen.
      if (!server.listening) resolve();
    }),
  };
}

async function removeStale(path: string): Promise<void> {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isSocket()) throw new Error(`${path} exists and is no socket`);
  if (await isAnswered(path)) throw new Error(`somebody listens at ${path} already`);
  unlinkSync(path);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    // Refused: nobody listens. Anything else, such as a full queue, says that somebody does.
    socket.once('error', ({ code }: NodeJS.ErrnoException) => (socket.destroy(), resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT')));
  });
}

function startListening(server: Server, target: ListenTarget): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => reject('path' in target ? explained(error, target.path) : error);
    server.once('error', refuse);
    const ready = (): void => (server.removeListener('error', refuse), resolve());
    if ('fd' in target) {
      server.listen({ fd: target.fd, backlog }, () => {
        if (!isOfNetwork(server)) return ready();
        server.close();
        reject(new Error('the socket that is open is one of a network, where anybody could connect'));
      });
    } else {
      // The socket is made during the call. In a worker the mask is not to be changed; there it is open for a moment.
      const mask = isMainThread ? process.umask(othersAccess) : undefined;
      try {
        server.listen({ path: target.path, backlog }, ready);
        if (server.listening) chmodSync(target.path, 0o600);
      } finally {
        if (mask !== undefined) process.umask(mask);
      }
    }
  });
}

/** Whoever reaches the socket is the client, so it must not be reachable from elsewhere. */
function isOfNetwork(server: Server): boolean {
  const address = server.address();
  return typeof address === 'object' && address !== null;
}

/** Node reports a missing folder as one that may not be entered. */
function explained(error: NodeJS.ErrnoException, path: string): Error {
  const folder = dirname(path);
  return error.code === 'EACCES' && !existsSync(folder) ? new Error(`there is no folder ${folder}`, { cause: error }) : error;
}
