/** `guest-get-memory-blocks`: which blocks of memory are in use. Takes `/sys/devices/system/memory`. */
import { CommandError } from '../command-error.js';
import { failure, isSystemError } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { isOnline, memoryBlockNumber, memoryFolder } from './memory-blocks.js';
import { readText, readTextIfAny } from './system-files.js';

/** Lists the blocks in the order of the folder; none if the kernel knows nothing of blocks. */
export const guestGetMemoryBlocks: GuestCommand = async (_args, { system }) => {
  const names = await system.listFolder(memoryFolder).catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw failure(`Can't open directory "${memoryFolder}/"`, error);
  });
  if (names === undefined) return [];
  const blocks = [];
  for (const name of names) {
    const number = memoryBlockNumber(name);
    if (number === undefined) continue;
    const folder = `${memoryFolder}/${name}`;
    blocks.push({
      'phys-index': number,
      'online': isOnline(await readText(system, `${folder}/state`)),
      'can-offline': (await readTextIfAny(system, `${folder}/removable`) ?? '0') !== '0',
    });
  }
  if (blocks.length === 0) throw new CommandError('guest reported zero memory blocks!');
  return blocks;
};
