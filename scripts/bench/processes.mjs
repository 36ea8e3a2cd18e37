/** Whole processes: takes what to run, gives how long it took and how much memory it held. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from '../setup.mjs';

/**
 * @typedef {{ program: string, args?: readonly string[], shell?: boolean, folder: string, environment?: NodeJS.ProcessEnv, accepted?: readonly number[] }} Task
 *   a program with its arguments, or a line for the shell; where it runs; the exit statuses that are no failure, 0 by default
 */

/**
 * Milliseconds from start to exit.
 * @param {Task} task
 */
export function time({ program, args = [], shell = false, folder, environment = process.env, accepted = [0] }) {
  const start = performance.now();
  const { status, signal, error, stderr } = spawnSync(program, args, {
    cwd: folder, env: environment, shell, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28, encoding: 'utf8',
  });
  const end = performance.now();
  const command = [program, ...args].join(' ');
  if (error !== undefined) throw new SetupError(`'${command}' could not be run: ${error.message}`);
  if (!accepted.includes(status ?? NaN)) throw new SetupError(`'${command}' ended with ${signal ?? `status ${status}`}:\n${stderr}`);
  return end - start;
}

/**
 * The most memory that a program ever held, as the kernel counts it; only Linux tells.
 * @param {Task} task
 * @returns {Promise<number | undefined>} in megabytes
 */
export async function measurePeak({ program, args = [], folder, environment = process.env }) {
  if (process.platform !== 'linux') return undefined;
  const child = spawn(program, args, { cwd: folder, env: environment, stdio: 'ignore' });
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null) {
    try {
      const highWater = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      peak = Math.max(peak, Number(highWater?.[1] ?? 0));
    } catch {
      // It has just ended.
    }
    await delay(2);
  }
  return peak / 1000;
}
