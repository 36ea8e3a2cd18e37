/** The system that this process runs on. */
import { randomUUID } from 'node:crypto';
import {
  type FileHandle, access, constants, mkdir, open, opendir, readFile, readlink, realpath, rename, stat, statfs, unlink,
} from 'node:fs/promises';
import { constants as systemConstants, hostname, machine, networkInterfaces, release, version } from 'node:os';
import { openNodeFile } from './node-file.js';
import { startProgram } from './start-program.js';
import type {
  FileAttributes, FileSystemSize, InterfaceAddress, OpenFile, ProgramResult, RunOptions, StartedProgram, StartOptions, System,
} from './system.js';

/** Linux, by way of Node. */
export class NodeSystem implements System {
  readonly environment: Readonly<Record<string, string | undefined>> = process.env;
  #clockOffset = 0n;

  /**
   * Node tells the time in milliseconds only, but finer how much of it went by. So the latter is used, kept within the
   * millisecond that the clock shows.
   */
  now(): bigint {
    const passed = process.hrtime.bigint();
    const earliest = BigInt(Date.now()) * 1_000_000n - passed;
    const latest = earliest + 999_999n;
    if (this.#clockOffset < earliest) this.#clockOffset = earliest;
    if (this.#clockOffset > latest) this.#clockOffset = latest;
    return passed + this.#clockOffset;
  }

  hostName(): string {
    return hostname();
  }

  kernel(): { readonly release: string; readonly version: string; readonly machine: string } {
    return { release: release(), version: version(), machine: machine() };
  }

  interfaceAddresses(): readonly InterfaceAddress[] {
    return Object.entries(networkInterfaces()).flatMap(([name, addresses]) => (addresses ?? []).map(({ family, address, cidr }) => ({
      interface: name,
      family: family === 'IPv4' ? 'ipv4' : 'ipv6',
      address,
      prefix: Number(cidr?.split('/')[1] ?? 0),
    })));
  }

  async readFile(path: string): Promise<Uint8Array> {
    return readFile(path);
  }

  async writeFile(path: string, content: string | Uint8Array): Promise<void> {
    await withFile(path, constants.O_WRONLY | constants.O_TRUNC, (file) => file.writeFile(content));
  }

  async replaceFile(path: string, content: string | Uint8Array, attributes: FileAttributes): Promise<void> {
    const aside = `${path}.${randomUUID()}`;
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
    try {
      await withFile(aside, flags, async (file) => {
        await file.writeFile(content);
        await setAttributes(file, attributes);
      });
      await rename(aside, path);
    } catch (error) {
      await unlink(aside).catch(() => undefined);
      throw error;
    }
  }

  async makeFolder(path: string, attributes: FileAttributes): Promise<void> {
    await mkdir(path, 0o700);
    await withFile(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW, (file) => setAttributes(file, attributes));
  }

  async removeFile(path: string): Promise<void> {
    await unlink(path);
  }

  async listFolder(path: string): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const entry of await opendir(path)) names.push(entry.name);
    return names;
  }

  async exists(path: string): Promise<boolean> {
    return access(path).then(() => true, () => false);
  }

  async isExecutable(path: string): Promise<boolean> {
    if (!(await stat(path).then((stats) => stats.isFile(), () => false))) return false;
    return access(path, constants.X_OK).then(() => true, () => false);
  }

  async isFolder(path: string): Promise<boolean> {
    return stat(path).then((stats) => stats.isDirectory(), () => false);
  }

  async ownerOf(path: string): Promise<number> {
    return (await stat(path)).uid;
  }

  async readLink(path: string): Promise<string> {
    return readlink(path);
  }

  async realPath(path: string): Promise<string> {
    return realpath(path);
  }

  async fileSystemSize(path: string): Promise<FileSystemSize> {
    const { bsize, blocks, bavail, bfree } = await statfs(path, { bigint: true });
    return { total: blocks * bsize, available: bavail * bsize, free: bfree * bsize };
  }

  open(path: string, flags: number, mode: number): OpenFile {
    return openNodeFile(path, flags, mode);
  }

  async run(path: string, args: readonly string[], { input, environment }: RunOptions = {}): Promise<ProgramResult> {
    const chunks: Uint8Array[] = [];
    const program = await startProgram(path, {
      argv: [path, ...args],
      capture: 'merged',
      onOutput: (_stream, chunk) => chunks.push(chunk),
      ...(input !== undefined && { input: Buffer.from(input) }),
      ...(environment !== undefined && { environment: Object.entries(environment).map(([name, value]) => `${name}=${value}`) }),
    });
    const { status, signal } = await program.ended;
    return { status, signal: signalName(signal), output: Buffer.concat(chunks).toString() };
  }

  async start(path: string, options: StartOptions): Promise<StartedProgram> {
    return startProgram(path, options);
  }
}

async function withFile(path: string, flags: number, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

/** Of an open file, so that nobody can put another one in its place meanwhile. */
async function setAttributes(file: FileHandle, { mode, owner }: FileAttributes): Promise<void> {
  if (owner !== undefined) await file.chown(owner.user, owner.group);
  await file.chmod(mode);
}

function signalName(signal: number | undefined): string | undefined {
  return Object.entries(systemConstants.signals).find(([, number]) => number === signal)?.[0];
}
