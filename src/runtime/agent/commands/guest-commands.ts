/** The commands of the guest agent by name, in the order of the schema. A new command is a file beside this one and a line here. */
import type { GuestCommand } from './guest-command.js';
import { guestExec } from './guest-exec.js';
import { guestExecStatus } from './guest-exec-status.js';
import { guestFileClose } from './guest-file-close.js';
import { guestFileFlush } from './guest-file-flush.js';
import { guestFileOpen } from './guest-file-open.js';
import { guestFileRead } from './guest-file-read.js';
import { guestFileSeek } from './guest-file-seek.js';
import { guestFileWrite } from './guest-file-write.js';
import { guestGetHostName } from './guest-get-host-name.js';
import { guestGetOsinfo } from './guest-get-osinfo.js';
import { guestGetTime } from './guest-get-time.js';
import { guestGetTimezone } from './guest-get-timezone.js';
import { guestGetUsers } from './guest-get-users.js';
import { guestInfo } from './guest-info.js';
import { guestPing } from './guest-ping.js';
import { guestSshAddAuthorizedKeys } from './guest-ssh-add-authorized-keys.js';
import { guestSshGetAuthorizedKeys } from './guest-ssh-get-authorized-keys.js';
import { guestSshRemoveAuthorizedKeys } from './guest-ssh-remove-authorized-keys.js';
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
  { name: 'guest-get-time', run: guestGetTime },
  { name: 'guest-info', run: guestInfo },
  { name: 'guest-file-open', run: guestFileOpen },
  { name: 'guest-file-close', run: guestFileClose },
  { name: 'guest-file-read', run: guestFileRead },
  { name: 'guest-file-write', run: guestFileWrite },
  { name: 'guest-file-seek', run: guestFileSeek },
  { name: 'guest-file-flush', run: guestFileFlush },
  { name: 'guest-exec-status', run: guestExecStatus },
  { name: 'guest-exec', run: guestExec },
  { name: 'guest-get-host-name', run: guestGetHostName },
  { name: 'guest-get-users', run: guestGetUsers },
  { name: 'guest-get-timezone', run: guestGetTimezone },
  { name: 'guest-get-osinfo', run: guestGetOsinfo },
  { name: 'guest-ssh-get-authorized-keys', run: guestSshGetAuthorizedKeys },
  { name: 'guest-ssh-add-authorized-keys', run: guestSshAddAuthorizedKeys, changesMachine: true },
  { name: 'guest-ssh-remove-authorized-keys', run: guestSshRemoveAuthorizedKeys, changesMachine: true },
];
