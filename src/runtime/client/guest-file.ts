/** An open file of the guest: takes the commands that make one, gives it with the promise that it gets closed. */
import type { CommandCaller } from './command-caller.js';
import type { ExecuteOptions } from './connect-options.js';
import { bytesOf, membersOf, unexpectedReply } from './reply-parts.js';

/** How long the agent may take to close a file that nobody waits for, in milliseconds. */
const longestClose = 10_000;

/** The largest piece that the agent reads at once, in bytes. QEMU guest agent, `guest-file-read`. */
const largestPiece = 48 * 2 ** 20;

/** A piece of a size that channel and agent take without strain. */
const defaultPieceSize = 2 ** 20;

/** A file, by name, and how its commands are called. */
export interface GuestFilePlace<Options> {
  readonly caller: CommandCaller;
  readonly path: string;
  readonly options: Options;
}

/** How pieces of a file are read or written. */
export interface PieceOptions extends ExecuteOptions {
  /** Bytes at a time, up to 48 MiB. Default: 1 MiB. */
  readonly pieceSize?: number | undefined;
}

/** The number of bytes at a time. @throws RangeError */
export function checkedPieceSize({ pieceSize = defaultPieceSize }: PieceOptions): number {
  if (Number.isInteger(pieceSize) && pieceSize >= 1 && pieceSize <= largestPiece) return pieceSize;
  throw new RangeError(`pieces of ${pieceSize} bytes are none; they have 1 to ${largestPiece}`);
}

/** A file that was opened. Time and signal hold for each command by itself. */
export class GuestFile {
  readonly #caller: CommandCaller;
  readonly #handle: unknown;
  readonly #waiting: ExecuteOptions;

  private constructor(caller: CommandCaller, handle: unknown, waiting: ExecuteOptions) {
    this.#caller = caller;
    this.#handle = handle;
    this.#waiting = waiting;
  }

  /** Opens a file. If the waiting is given up and it gets opened all the same, it is closed again. @throws as a command does */
  static async open({ caller, path, options }: GuestFilePlace<ExecuteOptions>, mode: string): Promise<GuestFile> {
    const { signal, timeout } = options;
    const onLateResult = (handle: unknown): void => new GuestFile(caller, handle, {}).abandon();
    const handle = await caller.call('guest-file-open', { path, mode }, { signal, timeout, onLateResult });
    return new GuestFile(caller, handle, { signal, timeout });
  }

  /** Reads up to so many bytes. Fewer, or none, do not mean that there are no more: `eof` does. */
  async read(count: number): Promise<{ readonly bytes: Uint8Array; readonly eof: boolean }> {
    const command = 'guest-file-read';
    const reply = membersOf(await this.#call(command, { count }), command);
    return { bytes: bytesOf(reply['buf-b64'], command), eof: reply['eof'] === true };
  }

  /** Writes all bytes, however few the agent takes at once. */
  async write(bytes: Uint8Array): Promise<void> {
    const command = 'guest-file-write';
    for (let rest = bytes; rest.length > 0;) {
      const count = Number(membersOf(await this.#call(command, { 'buf-b64': rest }), command)['count']);
      if (!(count >= 1 && count <= rest.length)) throw unexpectedReply(command, `the agent took ${count} of ${rest.length} bytes`);
      rest = rest.subarray(count);
    }
  }

  /** Brings to the disk what the agent holds. */
  async flush(): Promise<void> {
    const command = 'guest-file-flush';
    if (this.#caller.has(command)) await this.#call(command, {});
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#call('guest-file-close', {});
  }

  /** Closes the file when the agent has time for it, and nobody waits. */
  abandon(): void {
    this.#caller.call('guest-file-close', { handle: this.#handle }, { timeout: longestClose }).catch(() => undefined);
  }

  #call(command: string, args: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.#caller.call(command, { handle: this.#handle, ...args }, this.#waiting);
  }
}
