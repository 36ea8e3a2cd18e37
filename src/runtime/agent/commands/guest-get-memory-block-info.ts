/** `guest-get-memory-block-info`: the size of all memory blocks. Takes `/sys/devices/system/memory`. */
import { CommandError } from '../command-error.js';
import { orFailure } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { memoryFolder } from './memory-blocks.js';
import { readText } from './system-files.js';

/** Gives the size in bytes, which the kernel writes in hexadecimal digits. */
export const guestGetMemoryBlockInfo: GuestCommand = async (_args, { system }) => {
  await orFailure(`open("${memoryFolder}/")`, () => system.listFolder(memoryFolder));
  const path = `${memoryFolder}/block_size_bytes`;
  const digits = (await readText(system, path)).trim();
  if (!/^[\da-f]{1,16}$/i.test(digits)) throw new CommandError(`${path} does not hold a size: "${digits}"`);
  return { size: BigInt(`0x${digits}`) };
};
