/** A system in memory: files, folders, links and programs that a test writes down, and what the commands did to them. */
import { constants } from 'node:fs';
import type {
  FileAttributes, FileSystemSize, InterfaceAddress, OpenFile, ProgramEnd, ProgramResult, RunOptions, StartedProgram, StartOptions, System,
} from '../../../src/runtime/agent/system/system.ts';

/** A program of a {@link FakeSystem}: what it says and how it ends, maybe after changing the system. */
export type FakeProgram = (args: readonly string[], options: RunOptions) => Partial<ProgramResult> | void;

/** One call of a program. */
export interface FakeRun {
  readonly path: string;
  readonly args: readonly string[];
  readonly input?: string;
}

/** A system whose parts are plain maps, by path. Parents of files are folders without being made. */
export class FakeSystem implements System {
  environment: Record<string, string | undefined> = {};
  readonly files = new Map<string, Uint8Array>();
  readonly folders = new Set<string>(['/']);
  readonly links = new Map<string, string>();
  readonly attributes = new Map<string, FileAttributes>();
  readonly programs = new Map<string, FakeProgram>();
  readonly starts = new Map<string, (options: StartOptions) => ProgramEnd | Promise<ProgramEnd>>();
  readonly sizes = new Map<string, FileSystemSize>();
  addresses: readonly InterfaceAddress[] = [];
  host = 'fake';
  time = 1_700_000_000_123_456_789n;
  uname = { release: '6.1.0', version: '#1 SMP', machine: 'x86_64' };
  /** What each path fails with, whatever is done to it: names such as `EIO`. */
  readonly failures = new Map<string, string>();
  /** The programs that were run, in order. */
  readonly runs: FakeRun[] = [];
  /** The changes to files, in order: `write PATH CONTENT`, `replace PATH`, `remove PATH`, `folder PATH`. */
  readonly changes: string[] = [];
  #nextPid = 100;

  /** Adds files, by path. */
  add(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) this.files.set(path, Buffer.from(content));
    return this;
  }

  /** The content of a file. */
  text(path: string): string {
    return Buffer.from(this.#file(path)).toString();
  }

  now(): bigint {
    return this.time;
  }

  hostName(): string {
    return this.host;
  }

  kernel(): { release: string; version: string; machine: string } {
    return this.uname;
  }

  interfaceAddresses(): readonly InterfaceAddress[] {
    return this.addresses;
  }

  async readFile(path: string): Promise<Uint8Array> {
    return this.#file(path);
  }

  async writeFile(path: string, content: string | Uint8Array): Promise<void> {
    this.#file(path);
    this.files.set(path, Buffer.from(content));
    this.changes.push(`write ${path} ${Buffer.from(content).toString()}`);
  }

  async replaceFile(path: string, content: string | Uint8Array, attributes: FileAttributes): Promise<void> {
    this.#check(path);
    this.files.set(path, Buffer.from(content));
    this.attributes.set(path, attributes);
    this.changes.push(`replace ${path}`);
  }

  async makeFolder(path: string, attributes: FileAttributes): Promise<void> {
    this.#check(path);
    if (await this.exists(path)) throw systemError('EEXIST');
    this.folders.add(path);
    this.attributes.set(path, attributes);
    this.changes.push(`folder ${path}`);
  }

  async removeFile(path: string): Promise<void> {
    this.#file(path);
    this.files.delete(path);
    this.changes.push(`remove ${path}`);
  }

  async listFolder(path: string): Promise<readonly string[]> {
    this.#check(path);
    if (!(await this.isFolder(path))) throw systemError(this.files.has(this.#resolve(path)) ? 'ENOTDIR' : 'ENOENT');
    const folder = `${this.#resolve(path)}/`.replace('//', '/');
    const paths = [...this.files.keys(), ...this.links.keys(), ...this.folders].filter((child) => child !== '/' && child.startsWith(folder));
    return [...new Set(paths.map((child) => child.slice(folder.length).split('/')[0] ?? ''))];
  }

  async exists(path: string): Promise<boolean> {
    const resolved = this.#resolve(path);
    return this.files.has(resolved) || this.programs.has(resolved) || this.starts.has(resolved) || (await this.isFolder(resolved));
  }

  async isExecutable(path: string): Promise<boolean> {
    return this.programs.has(this.#resolve(path)) || this.starts.has(this.#resolve(path));
  }

  async isFolder(path: string): Promise<boolean> {
    const folder = this.#resolve(path);
    return this.folders.has(folder) || [...this.files.keys(), ...this.links.keys(), ...this.folders].some((child) => child.startsWith(`${folder}/`));
  }

  async ownerOf(path: string): Promise<number> {
    this.#check(path);
    return this.attributes.get(this.#resolve(path))?.owner?.user ?? 0;
  }

  async readLink(path: string): Promise<string> {
    this.#check(path);
    const target = this.links.get(path);
    if (target === undefined) throw systemError((await this.exists(path)) ? 'EINVAL' : 'ENOENT');
    return target;
  }

  async realPath(path: string): Promise<string> {
    this.#check(path);
    if (!(await this.exists(path))) throw systemError('ENOENT');
    return this.#resolve(path);
  }

  async fileSystemSize(path: string): Promise<FileSystemSize> {
    this.#check(path);
    const size = this.sizes.get(path);
    if (size === undefined) throw systemError('ENOENT');
    return size;
  }

  open(path: string, flags: number): OpenFile {
    this.#check(path);
    if (!this.files.has(path)) {
      if ((flags & constants.O_CREAT) === 0) throw systemError('ENOENT');
      this.files.set(path, new Uint8Array());
    }
    if ((flags & constants.O_TRUNC) !== 0) this.files.set(path, new Uint8Array());
    return new FakeFile(this.files, path, flags);
  }

  async run(path: string, args: readonly string[], options: RunOptions = {}): Promise<ProgramResult> {
    this.#check(path);
    const program = this.programs.get(path);
    if (program === undefined) throw systemError('ENOENT');
    this.runs.push({ path, args, ...(options.input !== undefined && { input: Buffer.from(options.input).toString() }) });
    return { status: 0, signal: undefined, output: '', ...program(args, options) };
  }

  async start(path: string, options: StartOptions): Promise<StartedProgram> {
    this.#check(path);
    const program = this.starts.get(path);
    if (program === undefined) throw systemError('ENOENT');
    return { pid: this.#nextPid++, ended: Promise.resolve(program(options)) };
  }

  #check(path: string): void {
    const code = this.failures.get(path);
    if (code !== undefined) throw systemError(code);
  }

  #file(path: string): Uint8Array {
    this.#check(path);
    const content = this.files.get(this.#resolve(path));
    if (content === undefined) throw systemError(this.folders.has(path) ? 'EISDIR' : 'ENOENT');
    return content;
  }

  /** Follows links at any level; targets are absolute, or relative to the folder of the link. */
  #resolve(path: string): string {
    let resolved = '';
    for (const part of path.split('/').filter((each) => each !== '' && each !== '.')) {
      resolved = part === '..' ? resolved.replace(/\/[^/]*$/, '') : `${resolved}/${part}`;
      const target = this.links.get(resolved);
      if (target !== undefined) resolved = this.#resolve(target.startsWith('/') ? target : `${resolved}/../${target}`);
    }
    return resolved === '' ? '/' : resolved;
  }
}

class FakeFile implements OpenFile {
  readonly isSeekable = true;
  readonly isAppending: boolean;
  readonly #files: Map<string, Uint8Array>;
  readonly #path: string;
  readonly #access: number;

  constructor(files: Map<string, Uint8Array>, path: string, flags: number) {
    this.#files = files;
    this.#path = path;
    this.#access = flags & 3;
    this.isAppending = (flags & constants.O_APPEND) !== 0;
  }

  get #content(): Uint8Array {
    return this.#files.get(this.#path) ?? new Uint8Array();
  }

  read(into: Uint8Array, position: number): number {
    if (this.#access === constants.O_WRONLY) throw systemError('EBADF');
    const piece = this.#content.subarray(position, position + into.length);
    into.set(piece);
    return piece.length;
  }

  write(bytes: Uint8Array, position: number): number {
    if (this.#access === constants.O_RDONLY) throw systemError('EBADF');
    const start = this.isAppending ? this.#content.length : position;
    const content = new Uint8Array(Math.max(this.#content.length, start + bytes.length));
    content.set(this.#content);
    content.set(bytes, start);
    this.#files.set(this.#path, content);
    return bytes.length;
  }

  size(): number {
    return this.#content.length;
  }

  close(): void {}
}

/** An error as Node throws it. */
export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}
