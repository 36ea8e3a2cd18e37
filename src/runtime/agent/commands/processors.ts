/** Where Linux shows the processors that it can use or leave alone. */

/** Holds a folder `cpuN` for each processor. */
export const processorFolder = '/sys/devices/system/cpu';

/** The file that tells whether a processor is in use; one that cannot be left alone has none. */
export function onlineFile(number: bigint): string {
  return `${processorFolder}/cpu${number}/online`;
}
