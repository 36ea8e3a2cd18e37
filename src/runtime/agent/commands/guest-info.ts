/** `guest-info`: the version of the agent, and which commands it has. */
import type { GuestCommand } from './guest-command.js';

/** Lists all commands, those that are turned off too, in the order of QEMU's agent: the last one of the schema first. */
export const guestInfo: GuestCommand = (_args, guest, { agent }) => ({
  version: guest.version,
  supported_commands: [...agent.commands()].reverse().map(({ name, isEnabled, repliesOnSuccess }) => {
    return { name, 'enabled': isEnabled, 'success-response': repliesOnSuccess };
  }),
});
