/**
 * Part of `npm run bench`: our guest agent and Debian's `qemu-ga` side by side, each asked the same things by the same
 * client over a Unix socket, in turns: pings a second, one at a time and 32 at a time; megabytes a second read from a file in
 * pieces of 4 MiB; memory before and after.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup.mjs';
import { connect, pingRate, readRate } from './agent-questions.mjs';
import { median } from './statistics.mjs';

/**
 * @typedef {{ pings: number, pingsAtDepth: number, megabytes: number, idleMegabytes: number, busyMegabytes: number }} AgentFigures
 *   per second, and megabytes of resident memory
 */

const depth = 32;
const pings = 20_000;
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
      megabytes: await readRate(ask, file, fileSize),
    };
    return { ...figures, idleMegabytes, busyMegabytes: residentMegabytes(child.pid) };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
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
  const of = (/** @type {keyof AgentFigures} */ key) => median(runs.map((figures) => figures[key]));
  return {
    pings: of('pings'), pingsAtDepth: of('pingsAtDepth'), megabytes: of('megabytes'),
    idleMegabytes: of('idleMegabytes'), busyMegabytes: of('busyMegabytes'),
  };
}
