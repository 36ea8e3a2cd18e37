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
  isExecutable(path: string): Promise<boolean>;
  readLink(path: string): Promise<string>;
  /** Without symbolic links. */
  realPath(path: string): Promise<string>;
  /** Of the file system that holds the path, in bytes. */
  fileSystemSize(path: string): Promise<FileSystemSize>;
  /** Opens with the flags of open(2), as numbers of `node:fs`'s `constants`. */
  open(path: string, flags: number, mode: number): Promise<OpenFile>;

  /** Runs a program to its end, without a shell. Its standard input is the text, or empty. */
  run(path: string, args: readonly string[], options?: RunOptions): Promise<ProgramResult>;
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

/** An open file. Positions and counts are in bytes; reads and writes take place at the file's own position. */
export interface OpenFile {
  /** The bytes read; empty at the end. */
  read(count: number): Promise<Uint8Array>;
  /** At this position of the file, which stays where it is. */
  readAt(position: number, count: number): Promise<Uint8Array>;
  /** How many bytes were taken. */
  write(bytes: Uint8Array): Promise<number>;
  writeAt(position: number, bytes: Uint8Array): Promise<number>;
  size(): Promise<number>;
  /** False for pipes, sockets and terminals. */
  isSeekable(): Promise<boolean>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** How a program is run. */
export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

/** How a program ended: one of status and signal is there. */
export interface ProgramResult {
  readonly status: number | undefined;
  readonly signal: string | undefined;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}
