/** Files that are in memory only and have no name: what is given to a program to read, which may be secret, reaches no disk. */
import { closeSync, constants, openSync, statfsSync, writeSync } from 'node:fs';

const folders = ['/dev/shm', '/run'];

/** What statfs(2) calls file systems in memory: tmpfs and ramfs. */
const memoryTypes: readonly number[] = [0x01021994, 0x858458f6];

/** See open(2). Node has no name for it. */
const unnamed = 0o20000000 | constants.O_DIRECTORY;

/** The descriptor of a file with this content, at its beginning; undefined where there is no room for one. */
export function makeMemoryFile(content: Uint8Array): number | undefined {
  for (const folder of folders) {
    const descriptor = openUnnamed(folder);
    if (descriptor === undefined) continue;
    if (fill(descriptor, content)) return descriptor;
    closeSync(descriptor);
  }
  return undefined;
}

function openUnnamed(folder: string): number | undefined {
  try {
    return memoryTypes.includes(statfsSync(folder).type) ? openSync(folder, constants.O_RDWR | unnamed, 0o600) : undefined;
  } catch {
    return undefined;
  }
}

/** Without moving on in the file. False if there is no room. */
function fill(descriptor: number, content: Uint8Array): boolean {
  try {
    for (let at = 0; at < content.length;) at += writeSync(descriptor, content, at, content.length - at, at);
    return true;
  } catch {
    return false;
  }
}
