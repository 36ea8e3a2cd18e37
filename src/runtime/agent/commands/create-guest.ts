/** Makes what the commands share, out of what an earlier agent left in the folder of its state. */
import type { Log } from '../log.js';
import type { System } from '../system/system.js';
import { FreezeState } from './freeze-state.js';
import type { Guest } from './guest-command.js';
import { HandleCounter } from './handle-counter.js';
import { OpenFiles } from './open-files.js';
import { RunPrograms } from './run-programs.js';

/** What a guest is made of. */
export interface GuestOptions {
  readonly system: System;
  /** The folder in which the agent keeps its state. */
  readonly stateFolder: string;
  readonly version: string;
  readonly freezeHook: string | undefined;
  readonly log: Log;
}

/**
 * Loads the state. It is written too, unless the guest is frozen, so that an agent that could not keep it does not start.
 * @throws KeyFileError, and the system's errors, for a state that cannot be read or written
 */
export async function createGuest({ stateFolder, ...options }: GuestOptions): Promise<Guest> {
  const { system, log } = options;
  const statePath = `${stateFolder}/qga.state`;
  const freeze = await FreezeState.load({ system, path: `${statePath}.isfrozen`, log });
  const handles = await HandleCounter.load(system, statePath);
  if (!freeze.isFrozen) await handles.create();
  return { ...options, freeze, files: new OpenFiles(system, handles), programs: new RunPrograms(system) };
}
