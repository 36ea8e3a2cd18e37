/** Character devices, such as ports of virtio-serial: opened so that nothing ever waits in them. */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/** A device that answers at once. */
export interface Device {
  /** How many bytes came; 0 if the other end is not there; undefined if there are none yet. @throws the system's errors */
  read(into: Uint8Array): number | undefined;
  /** How many of the bytes were taken; undefined if there is no room yet. @throws the system's errors */
  write(bytes: Uint8Array): number | undefined;
  close(): void;
}

/** @throws the system's errors */
export function openDevice(path: string): Device {
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  return {
    read: (into) => unlessBusy(() => readSync(fd, into)),
    write: (bytes) => unlessBusy(() => writeSync(fd, bytes)),
    close: () => closeSync(fd),
  };
}

function unlessBusy(attempt: () => number): number | undefined {
  try {
    return attempt();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN' || code === 'EINTR') return undefined;
    throw error;
  }
}
