/** Sockets that systemd hands over: sd_listen_fds(3). */
import { fstatSync } from 'node:fs';
import { messageOf, StartError } from './start-error.js';

/** The first descriptor that is handed over. */
const firstFd = 3;

/**
 * The number of the socket that was handed to this process; undefined if none was.
 * @throws StartError if there is more than one, or it is no socket
 */
export function activatedSocket(environment: Readonly<Record<string, string | undefined>>, pid: number): number | undefined {
  if (environment['LISTEN_PID'] !== String(pid)) return undefined;
  const count = environment['LISTEN_FDS'] ?? '';
  if (!/^\d+$/.test(count) || Number(count) === 0) return undefined;
  if (Number(count) > 1) throw new StartError(`${count} sockets were handed over, but an agent listens on one`);
  try {
    if (fstatSync(firstFd).isSocket()) return firstFd;
  } catch (error) {
    throw new StartError(`the socket that was handed over is not there: ${messageOf(error)}`);
  }
  throw new StartError('what was handed over is no socket');
}
