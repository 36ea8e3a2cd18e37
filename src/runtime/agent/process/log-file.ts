/** Messages for people: lines with the time, on standard error or appended to a file, none of which can stop the agent. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { LogLevel } from '../log.js';
import { messageOf, StartError } from './start-error.js';

const standardError = 2;

/** Messages that are kept while nothing may be written; of more than these the earliest stay. */
const mostKept = 1000;

/** Where messages go. */
export class LogFile {
  readonly #isVerbose: boolean;
  #fd: number = standardError;
  /** What waits, while nothing may be written. */
  #kept: string[] | undefined;

  constructor(isVerbose: boolean) {
    this.#isVerbose = isVerbose;
  }

  /** Whether messages go to a file. */
  get isOpen(): boolean {
    return this.#fd !== standardError;
  }

  /** From now on messages are appended to this file. @throws StartError if it cannot be opened */
  open(path: string): void {
    try {
      this.#fd = openSync(path, 'a', 0o600);
    } catch (error) {
      throw new StartError(`cannot open the log: ${messageOf(error)}`);
    }
  }

  /** Writes one message, with its time in microseconds. What cannot be written is lost. */
  readonly write = (level: LogLevel, message: string): void => {
    if (!this.#isVerbose && level !== 'error' && level !== 'critical') return;
    const now = Date.now();
    const line = `${Math.floor(now / 1000)}.${String((now % 1000) * 1000).padStart(6, '0')}: ${level}: ${message.replaceAll('\n', ' ')}\n`;
    if (this.#kept === undefined) this.#append(line);
    else if (this.#kept.length < mostKept) this.#kept.push(line);
  };

  /** Keeps messages back: the file may be on a frozen file system, where writing would wait for the thaw. */
  hold(): void {
    this.#kept ??= [];
  }

  /** Writes what was kept back, and all that follows. */
  release(): void {
    const kept = this.#kept ?? [];
    this.#kept = undefined;
    for (const line of kept) this.#append(line);
  }

  close(): void {
    if (this.isOpen) closeSync(this.#fd);
    this.#fd = standardError;
  }

  #append(line: string): void {
    try {
      writeSync(this.#fd, line);
    } catch {
      return;
    }
  }
}
