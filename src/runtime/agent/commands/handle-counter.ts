/** Counts the handles of files, across restarts of the agent: a client of an earlier one never meets another's file. */
import type { System } from '../system/system.js';
import { type KeyFile, readKeyFile } from '../system/key-file.js';
import { CommandError } from '../command-error.js';

const firstHandle = 1000;

/** A larger number in the file counts as none. */
const largestKept = 2 ** 31 - 1;

/** The next handle, kept in a file. */
export class HandleCounter {
  readonly #system: System;
  readonly #path: string;
  #next: number;
  #saved: Promise<void> = Promise.resolve();

  private constructor(system: System, path: string, next: number) {
    this.#system = system;
    this.#path = path;
    this.#next = next;
  }

  /**
   * Goes on where an earlier agent stopped.
   * @throws KeyFileError if the file is none, and the system's errors for what cannot be read
   */
  static async load(system: System, path: string): Promise<HandleCounter> {
    if (!(await system.exists(path))) return new HandleCounter(system, path, firstHandle);
    return new HandleCounter(system, path, nextHandle(readKeyFile(Buffer.from(await system.readFile(path)).toString())));
  }

  /** Writes the file if there is none, so that it shows at once whether that is possible. @throws the system's errors */
  async create(): Promise<void> {
    if (!(await this.#system.exists(this.#path))) await this.#save();
  }

  /** A handle that was never given before; the file knows that when this resolves. @throws CommandError if it cannot be written */
  async take(): Promise<number> {
    const handle = this.#next++;
    this.#saved = this.#saved.catch(() => undefined).then(() => this.#save());
    try {
      await this.#saved;
    } catch {
      throw new CommandError('failed to commit persistent state to disk');
    }
    return handle;
  }

  async #save(): Promise<void> {
    await this.#system.replaceFile(this.#path, `[global]\nfd_counter=${this.#next}\n`, { mode: 0o600 });
  }
}

function nextHandle(file: KeyFile): number {
  const value = file.get('global')?.get('fd_counter');
  if (value === undefined) return firstHandle;
  const count = /^\+?\d+(?=\s|$)/.test(value) ? Number.parseInt(value, 10) : 0;
  return count > largestKept ? 0 : count;
}
