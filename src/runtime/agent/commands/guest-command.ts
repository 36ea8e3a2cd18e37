/** What a command of the guest agent is: a function of its arguments and of what the agent remembers. */
import type { Arguments, Call } from '../handler.js';
import type { Log } from '../log.js';
import type { System } from '../system/system.js';
import type { FreezeState } from './freeze-state.js';
import type { OpenFiles } from './open-files.js';
import type { RunPrograms } from './run-programs.js';

/** What the commands of one agent share. */
export interface Guest {
  readonly system: System;
  /** What `guest-info` reports as the version of the agent. */
  readonly version: string;
  /** The program that is run before the file systems are frozen and after they are thawed. */
  readonly freezeHook: string | undefined;
  readonly files: OpenFiles;
  readonly programs: RunPrograms;
  readonly freeze: FreezeState;
  /** Takes messages for people. Nothing secret may be in them: no keys, passwords, contents, or arguments of programs. */
  readonly log: Log;
}

/** Answers one command; see `Handler` for what it gives and throws. */
export type GuestCommand = (args: Arguments, guest: Guest, call: Call) => unknown;
