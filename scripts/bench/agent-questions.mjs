/** What the benchmark asks an agent: takes a socket's path, gives how fast pings and the pieces of a file come back. */
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from '../setup.mjs';

/** @typedef {(line: string, replies: number) => Promise<Buffer>} Ask sends a line, resolves with the bytes of so many replies */

const pieceSize = 4 << 20;

/**
 * Connects as soon as something listens.
 * @param {string} path
 * @returns {Promise<Ask>}
 */
export async function connect(path) {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const socket = createConnection(path);
    try {
      await once(socket, 'connect');
      return asker(socket);
    } catch (error) {
      if (performance.now() > deadline) throw new SetupError(`nothing listens at ${path}: ${error}`);
      await delay(20);
    }
  }
}

/**
 * @param {import('node:net').Socket} socket
 * @returns {Ask}
 */
function asker(socket) {
  /** @type {Buffer[]} */
  let chunks = [];
  let missing = 0;
  /** @type {(reply: Buffer) => void} */
  let resolve = () => {};
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, end + 1)) missing--;
    if (missing === 0) resolve(chunks.length === 1 ? chunk : Buffer.concat(chunks));
  });
  return (line, replies) => new Promise((done) => {
    chunks = [];
    missing = replies;
    resolve = done;
    socket.write(line);
  });
}

/**
 * Pings a second.
 * @param {Ask} ask
 * @param {number} atOnce
 * @param {number} count
 */
export async function pingRate(ask, atOnce, count) {
  const line = '{"execute":"guest-ping"}\n'.repeat(atOnce);
  const start = performance.now();
  for (let sent = 0; sent < count; sent += atOnce) await ask(line, atOnce);
  return count / (performance.now() - start) * 1000;
}

/**
 * Megabytes a second.
 * @param {Ask} ask
 * @param {string} file
 * @param {number} fileSize in bytes
 */
export async function readRate(ask, file, fileSize) {
  const call = (/** @type {string} */ command, /** @type {object} */ args) => ask(`${JSON.stringify({ execute: command, arguments: args })}\n`, 1);
  const handle = JSON.parse(String(await call('guest-file-open', { path: file }))).return;
  const start = performance.now();
  let bytes = 0;
  for (let reply; bytes < fileSize; bytes += pieceSize) {
    reply = await call('guest-file-read', { handle, count: pieceSize });
    if (reply.length < pieceSize) throw new SetupError(`a short reply: ${reply.subarray(0, 200)}`);
  }
  const rate = bytes / (performance.now() - start) / 1000;
  await call('guest-file-close', { handle });
  return rate;
}
