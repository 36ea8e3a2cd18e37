/**
 * What the commands of the guest agent ask of the system they run on. `node-system.ts` is the real one; tests give one of
 * their own. Paths are absolute; errors are those of Node (`NodeJS.ErrnoException`), whatever stands behind the interface.
 */

/** The system, as far as guest commands touch it. */
export interface System {
  /** The environment of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Nanoseconds since the epoch. */
  now(): bigint;
  hostName(): string;
  /** What uname(2) tells. */
  kernel(): { readonly release: string; readonly version: string; readonly machine: string };
  /** Of each interface that has one: addresses with the lengths of their prefixes, in the system's order. */
  interfaceAddresses(): readonly InterfaceAddress[];

  readFile(path: string): Promise<Uint8Array>;
  /** Writes into an existing file, such as those of `/sys`; creates none. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /** Writes aside and renames, so that the file is never half written; with these permissions and this owner. */
  replaceFile(path: string, content: string | Uint8Array, attributes: FileAttributes): Promise<void>;
  makeFolder(path: string, attributes: FileAttributes): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** Names in the order of the folder. */
  listFolder(path: string): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
  readLink(path: string): Promise<string>;
  /** Without symbolic links. */
  realPath(path: string): Promise<string>;
  /** Of the file system that holds the path, in bytes. */
  fileSystemSize(path: string): Promise<FileSystemSize>;
  /** True of a file, not of a folder, that this process may run. */
  isExecutable(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  /** The number of the user that a file or folder belongs to. */
  ownerOf(path: string): Promise<number>;
  /**
   * Opens with the flags of open(2), as numbers of `node:fs`'s `constants`, and never waits for the other end of a pipe. A
   * file that is made has these permissions, whatever the process's mask says. U+0000 stands for the bytes C0 80.
   */
  open(path: string, flags: number, mode: number): OpenFile;

  /** Runs a program to its end, without a shell; rejects if there is no such program. Its standard input is the text, or empty. */
  run(path: string, args: readonly string[], options?: RunOptions): Promise<ProgramResult>;
  /** Starts a program, without a shell; rejects if there is no such program. It goes on when this process ends. */
  start(path: string, options: StartOptions): Promise<StartedProgram>;
}

/** One address of an interface. */
export interface InterfaceAddress {
  readonly interface: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
}

/** Permissions and owner of a file or folder that is made. */
export interface FileAttributes {
  readonly mode: number;
  /** The process's own if absent. */
  readonly owner?: { readonly user: number; readonly group: number };
}

/** Sizes of a file system, in bytes. */
export interface FileSystemSize {
  readonly total: bigint;
  /** Without what is kept for the superuser. */
  readonly available: bigint;
  readonly free: bigint;
}

/**
 * An open file. Counts and positions are in bytes. Nothing here waits: what would have to fails with `EAGAIN`; a file on a disk
 * takes the time that the disk takes, which is less than a change of threads costs.
 */
export interface OpenFile {
  /** False of pipes, sockets and terminals, which have no positions. */
  readonly isSeekable: boolean;
  /** True if it was opened for appending: whatever the position says, writing goes to the end. */
  readonly isAppending: boolean;
  /** Reads into all or the first part of the buffer and tells how much; 0 at the end. The position counts if it is seekable. */
  read(into: Uint8Array, position: number): number;
  /** How many of the bytes were taken. The position counts if it is seekable. */
  write(bytes: Uint8Array, position: number): number;
  size(): number;
  /** Closes it, even if it throws. */
  close(): void;
}

/** How a program is run. */
export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** In place of the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** How a program ended: one of status and signal is there. */
export interface ProgramResult {
  readonly status: number | undefined;
  readonly signal: string | undefined;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** How a program is started. */
export interface StartOptions {
  /** What the program is told of its own name and arguments; the first is the name. */
  readonly argv: readonly [string, ...string[]];
  /** Lines such as `NAME=value`, well formed or not, in place of the environment of this process. */
  readonly environment?: readonly string[];
  /** Its standard input; nothing if absent. A program that ends without reading it is no error. */
  readonly input?: Uint8Array;
  /** Called with what comes on a stream that is kept; the chunk belongs to the callee. With `merged`, all comes as `stdout`. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
  /** Which streams are kept; the others go nowhere. `merged` makes both one, in the order in which the program wrote. */
  readonly capture: 'none' | 'stdout' | 'stderr' | 'separated' | 'merged';
}

/** A program that was started. */
export interface StartedProgram {
  readonly pid: number;
  /** Resolves when it has ended and nobody holds the kept streams open any more. Never rejects. */
  readonly ended: Promise<ProgramEnd>;
}

/** How a program ended: one of status and signal is there. */
export interface ProgramEnd {
  readonly status?: number;
  /** Its number. */
  readonly signal?: number;
}
