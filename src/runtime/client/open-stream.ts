/** Opens what a client talks through: takes an endpoint, gives a stream of bytes in both directions. */
import { once } from 'node:events';
import { createConnection, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkUnixPath } from '../wire/unix-path.js';
import type { Endpoint } from './connect-options.js';

const kinds = ['path', 'host', 'fd', 'stream'] as const;

/**
 * The stream of an endpoint, connected.
 * @throws TypeError if the endpoint is not exactly one; RangeError for a path that no socket can have; the reason of the signal;
 * the errors of `node:net` if nobody listens
 */
export async function openStream(endpoint: Endpoint, signal: AbortSignal): Promise<Duplex> {
  const given = kinds.filter((kind) => endpoint[kind] !== undefined);
  if (given.length !== 1) throw new TypeError(`exactly one of path, host, fd and stream says where to connect, not ${given.join(' and ') || 'none'}`);
  if (endpoint.stream !== undefined) return checkedStream(endpoint.stream);
  if (endpoint.fd !== undefined) return new Socket({ fd: endpoint.fd, readable: true, writable: true });
  if (endpoint.path !== undefined) checkUnixPath(endpoint.path);
  const socket = endpoint.path === undefined
    ? createConnection({ host: endpoint.host, port: endpoint.port, noDelay: true })
    : createConnection({ path: endpoint.path });
  try {
    await once(socket, 'connect', { signal });
    return socket;
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw signal.aborted ? signal.reason : error;
  }
}

function checkedStream(stream: Duplex): Duplex {
  if (stream.readableEncoding !== null || stream.readableObjectMode) throw new TypeError('the stream gives text or objects; a client reads bytes');
  return stream;
}
