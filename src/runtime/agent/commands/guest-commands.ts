/** The commands of the guest agent by name, in the order of the schema. A new command is a file beside this one and a line here. */
import type { GuestCommand } from './guest-command.js';
import { guestPing } from './guest-ping.js';
import { guestSync } from './guest-sync.js';

/** A command and what the agent has to know of it. */
export interface GuestCommandEntry {
  readonly name: string;
  readonly run: GuestCommand;
  /** True if it changes the machine itself: turned off unless the one who starts the agent allows it. */
  readonly changesMachine?: true;
  /** True if the byte 0xFF goes before the reply of a success, which brings the client's reader into a known state. */
  readonly sentinel?: true;
}

/** Every command that is implemented. */
export const guestCommands: readonly GuestCommandEntry[] = [
  { name: 'guest-sync-delimited', run: guestSync, sentinel: true },
  { name: 'guest-sync', run: guestSync },
  { name: 'guest-ping', run: guestPing },
];
