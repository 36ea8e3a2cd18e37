/** Open files of the real system. */
import { closeSync, constants, fchmodSync, fstatSync, openSync, readFileSync, readSync, readvSync, type Stats, writeSync } from 'node:fs';
import type { OpenFile } from './system.js';

/** Opens as `System.open` says. */
export function openNodeFile(path: string, flags: number, mode: number): OpenFile {
  const descriptor = openDescriptor(systemPath(path), flags | constants.O_NONBLOCK | constants.O_NOCTTY, mode);
  try {
    return new NodeFile(descriptor, (flags & constants.O_APPEND) !== 0);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** A path for calls of the system: U+0000 has bytes of its own, so that it does not end the path. */
function systemPath(path: string): string | Buffer {
  return path.includes('\0') ? Buffer.from(path.replaceAll('\0', '\xc0\x80'), 'latin1') : path;
}

/** The permissions of a new file are set after it is made, since the process's mask would take some away. */
function openDescriptor(path: string | Buffer, flags: number, mode: number): number {
  if ((flags & constants.O_CREAT) === 0) return openSync(path, flags);
  let descriptor: number;
  try {
    descriptor = openSync(path, flags | constants.O_EXCL, 0);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    return openSync(path, flags & ~constants.O_CREAT);
  }
  try {
    fchmodSync(descriptor, mode);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

class NodeFile implements OpenFile {
  readonly isAppending: boolean;
  readonly isSeekable: boolean;
  readonly #descriptor: number;

  constructor(descriptor: number, isAppending: boolean) {
    this.#descriptor = descriptor;
    this.isAppending = isAppending;
    this.isSeekable = hasPositions(descriptor, fstatSync(descriptor));
  }

  read(into: Uint8Array, position: number): number {
    return readSync(this.#descriptor, into, 0, into.length, this.isSeekable ? position : null);
  }

  write(bytes: Uint8Array, position: number): number {
    return writeSync(this.#descriptor, bytes, 0, bytes.length, this.isSeekable ? position : null);
  }

  size(): number {
    const stats = fstatSync(this.#descriptor);
    return stats.isBlockDevice() ? deviceSize(stats) : stats.size;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** A device is asked: reading nothing at a position fails where there are none, even if the file is not open for reading. */
function hasPositions(descriptor: number, stats: Stats): boolean {
  if (stats.isFile() || stats.isDirectory() || stats.isBlockDevice()) return true;
  if (!stats.isCharacterDevice()) return false;
  try {
    readvSync(descriptor, [new Uint8Array(0)], 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESPIPE');
  }
}

/** The kernel tells it in sectors of 512 bytes, by the device's two numbers. */
function deviceSize({ rdev }: Stats): number {
  const major = (Math.floor(rdev / 2 ** 32) & 0xfffff000) | ((rdev >>> 8) & 0xfff);
  const minor = ((Math.floor(rdev / 2 ** 12) & 0xffffff00) | (rdev & 0xff)) >>> 0;
  return Number(readFileSync(`/sys/dev/block/${major}:${minor}/size`, 'latin1')) * 512;
}
