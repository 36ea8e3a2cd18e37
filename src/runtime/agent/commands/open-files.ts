/** The files that clients have opened, by their handles. */
import { constants } from 'node:fs';
import { CommandError } from '../command-error.js';
import type { System } from '../system/system.js';
import { BufferedFile } from './buffered-file.js';
import { orFailureNow } from './failure.js';
import type { HandleCounter } from './handle-counter.js';

/** Of a file that is made, whatever the mask of the process. */
const newFileMode = 0o666;

const writing = constants.O_WRONLY | constants.O_CREAT;
const both = constants.O_RDWR;

/** The flags by the modes of fopen(3) that are permitted. */
const flagsByMode: ReadonlyMap<string, number> = new Map(
  [
    { modes: ['r', 'rb'], flags: constants.O_RDONLY },
    { modes: ['w', 'wb'], flags: writing | constants.O_TRUNC },
    { modes: ['a', 'ab'], flags: writing | constants.O_APPEND },
    { modes: ['r+', 'rb+', 'r+b'], flags: both },
    { modes: ['w+', 'wb+', 'w+b'], flags: both | constants.O_CREAT | constants.O_TRUNC },
    { modes: ['a+', 'ab+', 'a+b'], flags: both | constants.O_CREAT | constants.O_APPEND },
  ].flatMap(({ modes, flags }) => modes.map((mode): [string, number] => [mode, flags])),
);

/** Open files. They outlive the connection on which they were opened, and end with the agent. */
export class OpenFiles {
  readonly #system: System;
  readonly #handles: HandleCounter;
  readonly #files = new Map<bigint, BufferedFile>();

  constructor(system: System, handles: HandleCounter) {
    this.#system = system;
    this.#handles = handles;
  }

  /** Opens a file and gives its handle. @throws CommandError if the mode is none, or the file cannot be opened */
  async open(path: string, mode: string): Promise<number> {
    const flags = flagsByMode.get(mode);
    if (flags === undefined) throw new CommandError(`invalid file open mode '${mode}'`);
    const file = orFailureNow(`failed to open file '${path}' (mode: '${mode}')`, () => this.#system.open(path, flags, newFileMode));
    try {
      const handle = await this.#handles.take();
      this.#files.set(BigInt(handle), new BufferedFile(file, (flags & (constants.O_WRONLY | constants.O_RDWR)) !== 0));
      return handle;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** @throws CommandError for a handle that was never given, or closed */
  find(handle: bigint): BufferedFile {
    const file = this.#files.get(handle);
    if (file === undefined) throw new CommandError(`handle '${handle}' has not been found`);
    return file;
  }

  /** Closes a file. Its handle is gone even if that fails. @throws CommandError */
  close(handle: bigint): void {
    const file = this.find(handle);
    this.#files.delete(handle);
    orFailureNow('failed to close handle', () => file.close());
  }

  /** Closes all, for the end of the agent; what cannot be written is lost. */
  closeAll(): void {
    for (const file of this.#files.values()) {
      try {
        file.close();
      } catch {
        continue;
      }
    }
    this.#files.clear();
  }
}
