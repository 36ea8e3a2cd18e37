/** QEMU's programs, for live tests: starts one with nothing in it, speaks its protocol on a Unix socket, stops it. */
import { spawnSync } from 'node:child_process';
import type { Socket } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'vitest';
import { connectTo, startListening } from './listening-program.ts';

/** Each program with the arguments that make it listen on a socket. Its own state goes beside that. */
const programArguments = {
  'qemu-system-x86_64': (socket: string) => ['-nodefaults', '-display', 'none', '-qmp', `unix:${socket},server=on,wait=off`],
  'qemu-storage-daemon': (socket: string) => [
    '--chardev', `socket,path=${socket},server=on,wait=off,id=monitor`, '--monitor', 'chardev=monitor,mode=control',
  ],
  'qemu-ga': (socket: string) => ['--method', 'unix-listen', '--path', socket, '--statedir', dirname(socket)],
};

export type QemuProgram = keyof typeof programArguments;

export interface Qemu {
  /** What the program said before it was asked anything; the guest agent says nothing. */
  readonly greeting: QmpMessage | undefined;
  /** What it told unasked so far. */
  readonly events: readonly QmpMessage[];
  /** Sends one command and gives the whole response. */
  ask(command: string, commandArguments?: Readonly<Record<string, unknown>>): Promise<QmpMessage>;
  /** Sends one command and gives its return value. @throws Error with QEMU's own words if it fails. */
  execute(command: string, commandArguments?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Ends the process and removes its socket. */
  stop(): Promise<void>;
}

/** A suite that runs against an installed program if it is of the given series, such as `7.2`; else it is skipped, visibly. */
export function describeWithQemu(program: QemuProgram, series: string, body: () => void): void {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (/(?:version|Agent) (\d+\.\d+)/.exec(stdout ?? '')?.[1] === series) {
    describe(`${program} ${series}`, body);
    return;
  }
  describe.skip(`${program} (version ${series} is not installed)`, () => {
    it('is needed', () => undefined);
  });
}

/** Starts a program, with further arguments if it is to have more in it, and negotiates capabilities where it has a monitor. */
export async function startQemu(program: QemuProgram, further: readonly string[] = []): Promise<Qemu> {
  const { socketPath, stop } = await startListening(program, (path) => [...programArguments[program](path), ...further]);
  try {
    const socket = await connectTo(socketPath);
    const conversation = await converse(socket, program !== 'qemu-ga');
    return { ...conversation, stop: async () => (socket.destroy(), stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

export interface QmpMessage {
  readonly QMP?: unknown;
  readonly event?: string;
  readonly return?: unknown;
  readonly error?: { readonly class: string; readonly desc: string };
}

/** One response line for each command, with event lines in between; a monitor greets first. */
async function converse(socket: Socket, isMonitor: boolean): Promise<Omit<Qemu, 'stop'>> {
  const lines = createInterface({ input: socket, crlfDelay: Infinity })[Symbol.asyncIterator]();
  const events: QmpMessage[] = [];
  const receive = async (): Promise<QmpMessage> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('QEMU closed the connection');
      const message = JSON.parse(value) as QmpMessage;
      if (message.event === undefined) return message;
      events.push(message);
    }
  };
  const ask: Qemu['ask'] = (command, commandArguments = {}) => {
    socket.write(JSON.stringify({ execute: command, arguments: commandArguments }) + '\n');
    return receive();
  };
  const execute: Qemu['execute'] = async (command, commandArguments) => {
    const response = await ask(command, commandArguments);
    if (response.error !== undefined) throw new Error(`${command}: ${response.error.desc}`);
    return response.return;
  };
  if (!isMonitor) return { greeting: undefined, events, ask, execute };
  const greeting = await receive();
  if (greeting.QMP === undefined) throw new Error('the monitor did not greet');
  await execute('qmp_capabilities');
  return { greeting, events, ask, execute };
}
