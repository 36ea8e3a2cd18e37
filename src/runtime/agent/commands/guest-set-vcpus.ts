/**
 * `guest-set-vcpus`: uses processors or leaves them alone. Takes the wanted states, gives how many were carried out before
 * one failed; its error is the reply only if it is the first.
 */
import { CommandError } from '../command-error.js';
import type { System } from '../system/system.js';
import { flag, integer, objects } from './arguments.js';
import { orFailure } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { onlineFile, processorFolder } from './processors.js';
import { readText } from './system-files.js';

/** Changes the processors from first to last and stops at a failure. */
export const guestSetVcpus: GuestCommand = async (args, { system }) => {
  const processors = objects(args, 'vcpus').map((processor) => ({ number: integer(processor, 'logical-id'), online: flag(processor, 'online') }));
  let count = 0;
  for (const { number, online } of processors) {
    try {
      await setProcessor(system, number, online);
    } catch (error) {
      if (count === 0 || !(error instanceof CommandError)) throw error;
      break;
    }
    count++;
  }
  return count;
};

async function setProcessor(system: System, number: bigint, online: boolean): Promise<void> {
  const folder = `${processorFolder}/cpu${number}/`;
  await orFailure(`Could not open '${folder}'`, () => system.listFolder(folder));
  const path = onlineFile(number);
  if (!await system.exists(path)) {
    if (!online) throw new CommandError(`logical processor #${number} can't be offlined`);
    return;
  }
  const isOnline = !(await readText(system, path)).startsWith('0');
  if (isOnline !== online) await orFailure(`pwrite("${path}")`, () => system.writeFile(path, online ? '1' : '0'));
}
