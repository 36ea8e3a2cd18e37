/** `guest-get-vcpus`: which processors are in use. Takes `/sys/devices/system/cpu`. */
import { orFailure } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { onlineFile, processorFolder } from './processors.js';
import { readText } from './system-files.js';

/** Lists the processors in the order of the folder. */
export const guestGetVcpus: GuestCommand = async (_args, { system }) => {
  const names = await orFailure(`failed to list entries: ${processorFolder}`, () => system.listFolder(processorFolder));
  const numbers = names.map((name) => /^cpu(\d+)$/.exec(name)?.[1]).filter((digits) => digits !== undefined).map(BigInt);
  const processors = [];
  for (const number of numbers) {
    const path = onlineFile(number);
    const canOffline = await system.exists(path);
    const online = !canOffline || !(await readText(system, path)).startsWith('0');
    processors.push({ 'logical-id': number, 'online': online, 'can-offline': canOffline });
  }
  return processors;
};
