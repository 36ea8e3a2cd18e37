/**
 * Part of `npm run bench`: our guest agent and Debian's `qemu-ga` side by side, each asked the same things by the same
 * client over a Unix socket, in turns: pings a second, one at a time and 32 at a time; megabytes a second read from a file in
 * pieces of 4 MiB; memory before and after.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root, SetupError } from './setup.mjs';

/**
 * @typedef {{ pings: number, pingsAtDepth: number, megabytes: number, idleMegabytes: number, busyMegabytes: number }} AgentFigures
 *   per second, and megabytes of resident memory
 * @typedef {(line: string, replies: number) => Promise<Buffer>} Ask sends a line, resolves with the bytes of so many replies
 */

const depth = 32;
const pings = 20_000;
const pieceSize = 4 << 20;
const fileSize = 256 << 20;

/**
 * Both agents, in turns.
 * @param {number} runs
 * @returns {Promise<{ ours: AgentFigures, theirs: AgentFigures | undefined }>} medians; theirs only where it is installed
 */
export async function compareAgents(runs) {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-bench-agent-'));
  try {
    const file = join(folder, 'file');
    writeFileSync(file, Buffer.alloc(fileSize, 'qapi-gen '));
    const hasTheirs = await isInstalled('qemu-ga');
    /** @type {AgentFigures[]} */
    const ours = [];
    /** @type {AgentFigures[]} */
    const theirs = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await measureAgent([process.execPath, join(root, 'bin', 'qapi-agent.js')], folder, file));
      if (hasTheirs) theirs.push(await measureAgent(['qemu-ga'], folder, file));
    }
    return { ours: medians(ours), theirs: hasTheirs ? medians(theirs) : undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} program */
async function isInstalled(program) {
  const child = spawn(program, ['--version'], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (status) => resolve(status === 0));
  });
}

/**
 * @param {readonly string[]} command
 * @param {string} folder
 * @param {string} file
 * @returns {Promise<AgentFigures>}
 */
async function measureAgent([program = '', ...args], folder, file) {
  const path = join(folder, 'socket');
  rmSync(path, { force: true });
  const child = spawn(program, [...args, '-m', 'unix-listen', '-p', path, '-t', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const ask = await connect(path);
    await pingRate(ask, 1, pings / 10);
    const idleMegabytes = residentMegabytes(child.pid);
    const figures = {
      pings: await pingRate(ask, 1, pings),
      pingsAtDepth: await pingRate(ask, depth, pings),
      megabytes: await readRate(ask, file),
    };
    return { ...figures, idleMegabytes, busyMegabytes: residentMegabytes(child.pid) };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

/**
 * @param {string} path
 * @returns {Promise<Ask>}
 */
async function connect(path) {
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
async function pingRate(ask, atOnce, count) {
  const line = '{"execute":"guest-ping"}\n'.repeat(atOnce);
  const start = performance.now();
  for (let sent = 0; sent < count; sent += atOnce) await ask(line, atOnce);
  return count / (performance.now() - start) * 1000;
}

/**
 * Megabytes a second.
 * @param {Ask} ask
 * @param {string} file
 */
async function readRate(ask, file) {
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

/** @param {number | undefined} pid */
function residentMegabytes(pid) {
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
}

/**
 * @param {readonly AgentFigures[]} runs
 * @returns {AgentFigures}
 */
function medians(runs) {
  const median = (/** @type {keyof AgentFigures} */ key) => {
    const sorted = runs.map((figures) => figures[key]).sort((left, right) => left - right);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    pings: median('pings'), pingsAtDepth: median('pingsAtDepth'), megabytes: median('megabytes'),
    idleMegabytes: median('idleMegabytes'), busyMegabytes: median('busyMegabytes'),
  };
}
