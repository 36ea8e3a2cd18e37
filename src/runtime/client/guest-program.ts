/** Running a program in the guest: takes its path and arguments, gives how it ended and what it wrote. */
import { Buffer } from 'node:buffer';
import type { CommandCaller } from './command-caller.js';
import type { WaitOptions } from './connect-options.js';
import { givingUpError, pause, watchDeadline } from './deadline.js';
import { bytesOf, membersOf } from './reply-parts.js';

/** The first pause between two questions in milliseconds; each is twice as long as the one before it, up to the interval. */
const firstPause = 10;
const defaultPollInterval = 250;

/** Which output is kept. Agents before QEMU 8.0 know true and false only; `merged` keeps both as standard output. */
export type CaptureOutput = boolean | 'none' | 'stdout' | 'stderr' | 'separated' | 'merged';

/** How a program is run. Signal and time end the waiting, not the program, which no command of the agent can end. */
export interface ProgramOptions extends WaitOptions {
  /** What it reads from its standard input; nothing, if not given. A text becomes UTF-8. */
  readonly input?: string | Uint8Array | undefined;
  /** Its whole environment, as an object or as `NAME=value`. Default: that of the agent. */
  readonly env?: Readonly<Record<string, string>> | readonly string[] | undefined;
  /** Default: true, standard output and standard error. The agent keeps 16 MiB of each. */
  readonly captureOutput?: CaptureOutput | undefined;
  /** The longest pause between two questions whether it has ended, in milliseconds. Default: 250. */
  readonly pollInterval?: number | undefined;
}

/** How a program ended. One of `exitCode` and `signal` is there. */
export interface ProgramOutcome {
  readonly exitCode: number | undefined;
  /** The number of the signal that ended it, or of an unhandled exception on Windows. */
  readonly signal: number | undefined;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** Whether there was more than the agent keeps. */
  readonly isStdoutTruncated: boolean;
  readonly isStderrTruncated: boolean;
}

/** What to run, and how its commands are called. */
export interface GuestProgram {
  readonly caller: CommandCaller;
  readonly path: string;
  readonly options: ProgramOptions;
}

/** Runs the program to its end. */
export async function runGuestProgram(program: GuestProgram, args: readonly string[]): Promise<ProgramOutcome> {
  const controller = new AbortController();
  const release = watchDeadline(program.options, (cause) => {
    controller.abort(givingUpError(cause, `the end of ${program.path}`));
  });
  try {
    return await runUntil(program, args, controller.signal);
  } finally {
    release();
  }
}

async function runUntil({ caller, path, options }: GuestProgram, args: readonly string[], signal: AbortSignal): Promise<ProgramOutcome> {
  const { input, env, captureOutput = true, pollInterval = defaultPollInterval } = options;
  const started = await caller.call('guest-exec', {
    path,
    'arg': [...args],
    'env': env === undefined ? undefined : environmentOf(env),
    'input-data': input === undefined ? undefined : Buffer.from(input as Uint8Array),
    'capture-output': captureOutput,
  }, { signal });
  const { pid } = membersOf(started, 'guest-exec');
  for (let wait = Math.min(firstPause, pollInterval); ; wait = Math.min(wait * 2, pollInterval)) {
    const status = membersOf(await caller.call('guest-exec-status', { pid }, { signal }), 'guest-exec-status');
    if (status['exited'] === true) return outcomeOf(status);
    await pause(wait, signal);
  }
}

function environmentOf(env: NonNullable<ProgramOptions['env']>): readonly string[] {
  return Array.isArray(env) ? env as readonly string[] : Object.entries(env).map(([name, value]) => `${name}=${value}`);
}

function outcomeOf(status: Readonly<Record<string, unknown>>): ProgramOutcome {
  return {
    exitCode: numberOf(status['exitcode']),
    signal: numberOf(status['signal']),
    stdout: outputOf(status['out-data']),
    stderr: outputOf(status['err-data']),
    isStdoutTruncated: status['out-truncated'] === true,
    isStderrTruncated: status['err-truncated'] === true,
  };
}

function numberOf(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function outputOf(value: unknown): Uint8Array {
  return value === undefined ? new Uint8Array() : bytesOf(value, 'guest-exec-status');
}
