/** QEMU's programs with nothing in them, for live tests: starts one, speaks QMP with it, stops it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'vitest';

/** The programs that have a monitor, each with the arguments that open it on a Unix socket and keep everything else away. */
const monitorArguments = {
  'qemu-system-x86_64': (socket: string) => [
    '-machine', 'none', '-nodefaults', '-display', 'none', '-qmp', `unix:${socket},server=on,wait=off`,
  ],
  'qemu-storage-daemon': (socket: string) => [
    '--chardev', `socket,path=${socket},server=on,wait=off,id=monitor`, '--monitor', 'chardev=monitor,mode=control',
  ],
};

export type QemuProgram = keyof typeof monitorArguments;

export interface Qemu {
  /** Sends one command and gives its return value. @throws Error with QEMU's own words if it fails. */
  execute(command: string, commandArguments?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Ends the process and removes its socket. */
  stop(): Promise<void>;
}

/** A suite that runs against an installed program if it is of the given series, such as `7.2`; else it is skipped, visibly. */
export function describeWithQemu(program: QemuProgram, series: string, body: () => void): void {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (/version (\d+\.\d+)/.exec(stdout ?? '')?.[1] === series) {
    describe(`${program} ${series}`, body);
    return;
  }
  describe.skip(`${program} (version ${series} is not installed)`, () => {
    it('is needed', () => undefined);
  });
}

/** Starts a program and negotiates capabilities on its monitor. */
export async function startQemu(program: QemuProgram): Promise<Qemu> {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-qemu-'));
  const socketPath = join(folder, 'monitor');
  const child = spawn(program, monitorArguments[program](socketPath), { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const stop = async (): Promise<void> => {
    await endProcess(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    while (!existsSync(socketPath)) {
      if (child.exitCode !== null) throw new Error(`${program} ended at once: ${complaints}`);
      await delay(20);
    }
    const socket = createConnection(socketPath);
    const execute = await negotiate(socket);
    return { execute, stop: async () => (socket.destroy(), stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

interface QmpMessage {
  readonly QMP?: unknown;
  readonly return?: unknown;
  readonly error?: { readonly class: string; readonly desc: string };
}

/** QMP: a greeting, then one reply line for each command, with event lines in between. */
async function negotiate(socket: Socket): Promise<Qemu['execute']> {
  const lines = createInterface({ input: socket, crlfDelay: Infinity })[Symbol.asyncIterator]();
  const receive = async (): Promise<QmpMessage> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('QEMU closed the monitor');
      const message = JSON.parse(value) as QmpMessage;
      if (!('event' in message)) return message;
    }
  };
  const execute: Qemu['execute'] = async (command, commandArguments = {}) => {
    socket.write(JSON.stringify({ execute: command, arguments: commandArguments }) + '\n');
    const reply = await receive();
    if (reply.error !== undefined) throw new Error(`${command}: ${reply.error.desc}`);
    return reply.return;
  };
  const greeting = await receive();
  if (greeting.QMP === undefined) throw new Error('the monitor did not greet');
  await execute('qmp_capabilities');
  return execute;
}
