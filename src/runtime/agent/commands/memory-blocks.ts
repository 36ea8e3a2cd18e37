/** Where Linux shows the blocks of memory that it can use or leave alone. */

/** Holds a folder `memoryN` for each block, and what they have in common. */
export const memoryFolder = '/sys/devices/system/memory';

/** The number of a block by the name of its folder; undefined of other names. */
export function memoryBlockNumber(name: string): bigint | undefined {
  const digits = /^memory(\d+)$/.exec(name)?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}

/** Whether a block is in use, by the text of its file `state`, which also knows states in between. */
export function isOnline(state: string): boolean {
  return state.startsWith('online');
}
