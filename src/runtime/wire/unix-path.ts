/** Paths of Unix sockets: takes one, tells whether a socket can be there. */
import { Buffer } from 'node:buffer';

/** In bytes; the system's structure has room for one more. */
const longest = process.platform === 'linux' ? 107 : 103;

/**
 * Node cuts off what is too long for the system, and would meet somebody else's socket, or none that anybody looks for.
 * @throws RangeError if the path is empty or too long
 */
export function checkUnixPath(path: string): void {
  if (path === '') throw new RangeError('the path of the socket is empty');
  if (process.platform === 'win32' || Buffer.byteLength(path) <= longest) return;
  throw new RangeError(`the path of a socket has at most ${longest} bytes here, which ${path} exceeds`);
}
