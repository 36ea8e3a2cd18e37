/** Which of QEMU's two protocols a schema is for, told by the commands that each begins with. */

/** One of them, both or neither, since a schema need not have those commands. */
export interface Protocols {
  /** The machine monitor's: greeting, negotiation of capabilities, events. QMP specification. */
  readonly isMonitor: boolean;
  /** The guest agent's: no greeting, and commands by which client and agent get in step. */
  readonly isGuestAgent: boolean;
}

/** @param commands names */
export function protocolsOf(commands: readonly string[]): Protocols {
  return {
    isMonitor: commands.includes('qmp_capabilities'),
    isGuestAgent: commands.includes('guest-sync') || commands.includes('guest-sync-delimited'),
  };
}
