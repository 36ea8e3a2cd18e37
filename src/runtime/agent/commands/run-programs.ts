/** The programs that clients have started. */
import { CommandError } from '../command-error.js';
import type { ProgramEnd, StartOptions, System } from '../system/system.js';
import { CapturedOutput } from './captured-output.js';
import { errorText } from './error-text.js';
import { isSystemError } from './failure.js';
import { defaultSearchPath, findProgram } from './find-program.js';

/** What a client wants to be run. */
export interface ProgramRequest {
  /** A path, or a name to look for. */
  readonly path: string;
  readonly args: readonly string[];
  readonly environment: readonly string[] | undefined;
  readonly input: Uint8Array | undefined;
  readonly capture: StartOptions['capture'];
}

/** What a program wrote; nothing to the streams that are not kept. */
export interface ProgramOutput {
  readonly stdout: CapturedOutput;
  readonly stderr: CapturedOutput;
}

/** What is known of a program. */
export type ProgramStatus = { readonly exited: false } | ({ readonly exited: true } & ProgramEnd & ProgramOutput);

interface Program extends ProgramOutput {
  end?: ProgramEnd;
}

/** Started programs, by their process numbers, until somebody has asked how they ended. They outlive the agent. */
export class RunPrograms {
  readonly #system: System;
  readonly #programs = new Map<bigint, Program>();

  constructor(system: System) {
    this.#system = system;
  }

  /** Starts a program and gives its process number. @throws CommandError if that is not possible */
  async start({ path, args, environment, input, capture }: ProgramRequest): Promise<number> {
    const program: Program = { stdout: new CapturedOutput(), stderr: new CapturedOutput() };
    const file = await this.#find(path, environment);
    try {
      const started = await this.#system.start(file, {
        argv: [path, ...args],
        capture,
        onOutput: (stream, chunk) => program[stream].add(chunk),
        ...(environment !== undefined && { environment }),
        ...(input !== undefined && { input }),
      });
      this.#programs.set(BigInt(started.pid), program);
      void started.ended.then((end) => {
        program.end = end;
      });
      return started.pid;
    } catch (error) {
      throw isSystemError(error) ? notStarted(path, errorText(error)) : error;
    }
  }

  /** How a program is doing. It is forgotten as soon as somebody knows that it has ended. @throws CommandError if it is not known */
  status(pid: bigint): ProgramStatus {
    const program = this.#programs.get(pid);
    if (program === undefined) throw new CommandError(`PID ${pid} does not exist`);
    if (program.end === undefined) return { exited: false };
    this.#programs.delete(pid);
    return { exited: true, ...program.end, stdout: program.stdout, stderr: program.stderr };
  }

  async #find(path: string, environment: readonly string[] | undefined): Promise<string> {
    const own = environment?.find((line) => line.startsWith('PATH='))?.slice('PATH='.length);
    const found = await findProgram(this.#system, path, own ?? this.#system.environment['PATH'] ?? defaultSearchPath);
    switch (found.kind) {
      case 'program':
        return found.path;
      case 'forbidden':
        throw notStarted(path, errorText({ code: 'EACCES' }));
      case 'absent':
        throw notStarted(path, errorText({ code: 'ENOENT' }));
      default:
        return found satisfies never;
    }
  }
}

function notStarted(path: string, reason: string): CommandError {
  return new CommandError(`Failed to execute child process “${path}” (${reason})`);
}
