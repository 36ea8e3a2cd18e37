/** What a command of the guest agent is: a function of its arguments and of what the agent remembers. */
import type { Arguments, Call } from '../handler.js';
import type { System } from '../system/system.js';

/** What the commands of one agent share. */
export interface Guest {
  readonly system: System;
}

/** Answers one command; see `Handler` for what it gives and throws. */
export type GuestCommand = (args: Arguments, guest: Guest, call: Call) => unknown;
