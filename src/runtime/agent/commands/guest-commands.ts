/** The commands of the guest agent by name, in the order of the schema. A new command is a file beside this one and a line here. */
import type { GuestCommand } from './guest-command.js';
import { guestExecStatus } from './guest-exec-status.js';
import { guestExec } from './guest-exec.js';
import { guestFileClose } from './guest-file-close.js';
import { guestFileFlush } from './guest-file-flush.js';
import { guestFileOpen } from './guest-file-open.js';
import { guestFileRead } from './guest-file-read.js';
import { guestFileSeek } from './guest-file-seek.js';
import { guestFileWrite } from './guest-file-write.js';
import { guestFsfreezeFreezeList } from './guest-fsfreeze-freeze-list.js';
import { guestFsfreezeFreeze } from './guest-fsfreeze-freeze.js';
import { guestFsfreezeStatus } from './guest-fsfreeze-status.js';
import { guestFsfreezeThaw } from './guest-fsfreeze-thaw.js';
import { guestFstrim } from './guest-fstrim.js';
import { guestGetCpustats } from './guest-get-cpustats.js';
import { guestGetDisks } from './guest-get-disks.js';
import { guestGetDiskstats } from './guest-get-diskstats.js';
import { guestGetFsinfo } from './guest-get-fsinfo.js';
import { guestGetHostName } from './guest-get-host-name.js';
import { guestGetLoad } from './guest-get-load.js';
import { guestGetMemoryBlockInfo } from './guest-get-memory-block-info.js';
import { guestGetMemoryBlocks } from './guest-get-memory-blocks.js';
import { guestGetOsinfo } from './guest-get-osinfo.js';
import { guestGetTime } from './guest-get-time.js';
import { guestGetTimezone } from './guest-get-timezone.js';
import { guestGetUsers } from './guest-get-users.js';
import { guestGetVcpus } from './guest-get-vcpus.js';
import { guestInfo } from './guest-info.js';
import { guestNetworkGetInterfaces } from './guest-network-get-interfaces.js';
import { guestNetworkGetRoute } from './guest-network-get-route.js';
import { guestPing } from './guest-ping.js';
import { guestSetMemoryBlocks } from './guest-set-memory-blocks.js';
import { guestSetTime } from './guest-set-time.js';
import { guestSetUserPassword } from './guest-set-user-password.js';
import { guestSetVcpus } from './guest-set-vcpus.js';
import { guestShutdown } from './guest-shutdown.js';
import { guestSshAddAuthorizedKeys } from './guest-ssh-add-authorized-keys.js';
import { guestSshGetAuthorizedKeys } from './guest-ssh-get-authorized-keys.js';
import { guestSshRemoveAuthorizedKeys } from './guest-ssh-remove-authorized-keys.js';
import { guestSuspendDisk } from './guest-suspend-disk.js';
import { guestSuspendHybrid } from './guest-suspend-hybrid.js';
import { guestSuspendRam } from './guest-suspend-ram.js';
import { guestSync } from './guest-sync.js';

/** A command and what the agent has to know of it. */
export interface GuestCommandEntry {
  readonly name: string;
  readonly run: GuestCommand;
  /** True if it changes the machine itself: turned off unless the one who starts the agent allows it. */
  readonly changesMachine?: true;
  /** True if it works while file systems are frozen, whatever is said of it. */
  readonly worksWhileFrozen?: true;
  /** True if the byte 0xFF goes before the reply of a success, which brings the client's reader into a known state. */
  readonly sentinel?: true;
}

/** Every command that is implemented. */
export const guestCommands: readonly GuestCommandEntry[] = [
  { name: 'guest-sync-delimited', run: guestSync, worksWhileFrozen: true, sentinel: true },
  { name: 'guest-sync', run: guestSync, worksWhileFrozen: true },
  { name: 'guest-ping', run: guestPing, worksWhileFrozen: true },
  { name: 'guest-get-time', run: guestGetTime },
  { name: 'guest-set-time', run: guestSetTime, changesMachine: true },
  { name: 'guest-info', run: guestInfo, worksWhileFrozen: true },
  { name: 'guest-shutdown', run: guestShutdown, changesMachine: true },
  { name: 'guest-file-open', run: guestFileOpen },
  { name: 'guest-file-close', run: guestFileClose },
  { name: 'guest-file-read', run: guestFileRead },
  { name: 'guest-file-write', run: guestFileWrite },
  { name: 'guest-file-seek', run: guestFileSeek },
  { name: 'guest-file-flush', run: guestFileFlush },
  { name: 'guest-fsfreeze-status', run: guestFsfreezeStatus, worksWhileFrozen: true },
  { name: 'guest-fsfreeze-freeze', run: guestFsfreezeFreeze, changesMachine: true },
  { name: 'guest-fsfreeze-freeze-list', run: guestFsfreezeFreezeList, changesMachine: true },
  { name: 'guest-fsfreeze-thaw', run: guestFsfreezeThaw, changesMachine: true, worksWhileFrozen: true },
  { name: 'guest-fstrim', run: guestFstrim, changesMachine: true },
  { name: 'guest-suspend-disk', run: guestSuspendDisk, changesMachine: true },
  { name: 'guest-suspend-ram', run: guestSuspendRam, changesMachine: true },
  { name: 'guest-suspend-hybrid', run: guestSuspendHybrid, changesMachine: true },
  { name: 'guest-network-get-interfaces', run: guestNetworkGetInterfaces },
  { name: 'guest-get-vcpus', run: guestGetVcpus },
  { name: 'guest-set-vcpus', run: guestSetVcpus, changesMachine: true },
  { name: 'guest-get-disks', run: guestGetDisks },
  { name: 'guest-get-fsinfo', run: guestGetFsinfo },
  { name: 'guest-set-user-password', run: guestSetUserPassword, changesMachine: true },
  { name: 'guest-get-memory-blocks', run: guestGetMemoryBlocks },
  { name: 'guest-set-memory-blocks', run: guestSetMemoryBlocks, changesMachine: true },
  { name: 'guest-get-memory-block-info', run: guestGetMemoryBlockInfo },
  { name: 'guest-exec-status', run: guestExecStatus },
  { name: 'guest-exec', run: guestExec },
  { name: 'guest-get-host-name', run: guestGetHostName },
  { name: 'guest-get-users', run: guestGetUsers },
  { name: 'guest-get-timezone', run: guestGetTimezone },
  { name: 'guest-get-osinfo', run: guestGetOsinfo },
  { name: 'guest-ssh-get-authorized-keys', run: guestSshGetAuthorizedKeys },
  { name: 'guest-ssh-add-authorized-keys', run: guestSshAddAuthorizedKeys, changesMachine: true },
  { name: 'guest-ssh-remove-authorized-keys', run: guestSshRemoveAuthorizedKeys, changesMachine: true },
  { name: 'guest-get-diskstats', run: guestGetDiskstats },
  { name: 'guest-get-cpustats', run: guestGetCpustats },
  { name: 'guest-get-load', run: guestGetLoad },
  { name: 'guest-network-get-route', run: guestNetworkGetRoute },
];
