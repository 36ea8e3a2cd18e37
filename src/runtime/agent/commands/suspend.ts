/** Suspends the machine: takes how, tries what the system has for it, and gives nothing back once the machine is awake again. */
import { CommandError } from '../command-error.js';
import type { System } from '../system/system.js';
import { orFailure } from './failure.js';
import { readTextIfAny } from './system-files.js';
import { findSystemProgram, trySystemProgram } from './system-programs.js';

/** A way to suspend, in the words of those who know how. */
export interface SuspendMode {
  /** The verb of systemctl(1), and the service that carries it out. */
  readonly systemd: string;
  readonly service: string;
  /** The program of pm-utils, and how pm-is-supported(1) calls the mode. */
  readonly program: string;
  readonly option: string;
  /** The word for `/sys/power/state`; undefined of a mode that it does not have. */
  readonly state: string | undefined;
}

const stateFile = '/sys/power/state';

/**
 * Suspends the machine by the first way that knows the mode and does not fail.
 * @throws CommandError of the last that failed, or if there is none
 */
export async function suspend(system: System, mode: SuspendMode): Promise<void> {
  let last: unknown = new CommandError('the requested suspend mode is not supported by the guest');
  for (const { isSupported, carryOut } of ways) {
    try {
      if (await isSupported(system, mode)) return await carryOut(system, mode);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** One way to suspend. */
interface Way {
  isSupported(system: System, mode: SuspendMode): Promise<boolean>;
  carryOut(system: System, mode: SuspendMode): Promise<void>;
}

const ways: readonly Way[] = [
  {
    /** Of a service that is known, but not running, the status is 1 to 3. */
    async isSupported(system, { service }) {
      const status = await exitStatus(system, 'systemctl', ['status', service]);
      return status !== undefined && status > 0 && status < 4;
    },
    carryOut: (system, { systemd }) => runHelper(system, 'systemctl', [systemd]),
  },
  {
    isSupported: async (system, { option }) => await exitStatus(system, 'pm-is-supported', [option]) === 0,
    carryOut: (system, { program }) => runHelper(system, program, []),
  },
  {
    async isSupported(system, { state }) {
      const known = await readTextIfAny(system, stateFile);
      return state !== undefined && known?.split(/\s+/).includes(state) === true;
    },
    carryOut: (system, { state = '' }) => orFailure(`failed to write to ${stateFile}`, () => system.writeFile(stateFile, state)),
  },
];

/** Undefined if there is no such program, or if it did not end by itself. */
async function exitStatus(system: System, program: string, args: readonly string[]): Promise<number | undefined> {
  const path = await findSystemProgram(system, program);
  return path === undefined ? undefined : (await trySystemProgram(system, { program: path, args })).status;
}

async function runHelper(system: System, program: string, args: readonly string[]): Promise<void> {
  const { status } = await trySystemProgram(system, { program, args });
  if (status === 0) return;
  if (status === undefined) throw new CommandError('child process has terminated abnormally');
  throw new CommandError(`the helper program '${[program, ...args].join(' ')}' returned an unexpected exit status code (${status})`);
}
