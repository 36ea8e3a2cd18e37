/**
 * `guest-set-memory-blocks`: uses blocks of memory or leaves them alone. Takes the wanted states, gives how each went; one
 * that fails does not keep the others from being tried.
 */
import { constants } from 'node:os';
import type { System } from '../system/system.js';
import { flag, integer, objects } from './arguments.js';
import { isSystemError, orFailure } from './failure.js';
import type { GuestCommand } from './guest-command.js';
import { isOnline, memoryFolder } from './memory-blocks.js';

/** Changes the blocks from first to last. */
export const guestSetMemoryBlocks: GuestCommand = async (args, { system }) => {
  const blocks = objects(args, 'mem-blks').map((block) => ({ number: integer(block, 'phys-index'), online: flag(block, 'online') }));
  if (blocks.length > 0) await orFailure(`open("${memoryFolder}/")`, () => system.listFolder(memoryFolder));
  const responses = [];
  for (const { number, online } of blocks) responses.push({ 'phys-index': number, ...await setBlock(system, number, online) });
  return responses;
};

/** The values of errno(3) by their names. */
const numbers: Readonly<Record<string, number | undefined>> = constants.errno;

interface Response {
  readonly 'response': 'success' | 'not-found' | 'operation-not-supported' | 'operation-failed';
  readonly 'error-code'?: number;
}

async function setBlock(system: System, number: bigint, online: boolean): Promise<Response> {
  const folder = `${memoryFolder}/memory${number}`;
  try {
    await system.listFolder(folder);
  } catch (error) {
    return failed(error, 'not-found');
  }
  try {
    const state = new TextDecoder().decode(await system.readFile(`${folder}/state`));
    if (isOnline(state) !== online) await system.writeFile(`${folder}/state`, online ? 'online' : 'offline');
    return { response: 'success' };
  } catch (error) {
    return failed(error, 'operation-not-supported');
  }
}

/** What an error means; the other reason is that of a file or folder that is not there. */
function failed(error: unknown, whenAbsent: Response['response']): Response {
  if (!isSystemError(error)) throw error;
  const response = error.code === 'ENOENT' ? whenAbsent : 'operation-failed';
  return { response, 'error-code': numbers[error.code] ?? constants.errno.EIO };
}
