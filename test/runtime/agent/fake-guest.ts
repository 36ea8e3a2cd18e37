/** What a command is called with in a test: a guest on a fake system, and a call. */
import { createGuest } from '../../../src/runtime/agent/commands/create-guest.ts';
import type { Guest, GuestCommand } from '../../../src/runtime/agent/commands/guest-command.ts';
import type { Arguments, Call, CommandStatus } from '../../../src/runtime/agent/handler.ts';
import type { System } from '../../../src/runtime/agent/system/system.ts';

/** A guest that keeps what it would have logged. */
export interface FakeGuest extends Guest {
  readonly logged: string[];
}

/** A guest on the system, with its state in `/state` unless another folder is given. */
export async function fakeGuest(system: System, changes: Partial<Guest> & { readonly stateFolder?: string } = {}): Promise<FakeGuest> {
  const logged: string[] = [];
  const log = (level: string, message: string): void => void logged.push(`${level}: ${message}`);
  const { stateFolder = '/state', ...others } = changes;
  return { ...(await createGuest({ system, stateFolder, version: '10.2.0', freezeHook: undefined, log })), ...others, logged };
}

/** A call, of an agent that has these commands. */
export function fakeCall(commands: readonly CommandStatus[] = []): Call {
  return { command: '', id: undefined, isOutOfBand: false, signal: new AbortController().signal, agent: { commands: () => commands } };
}

/** Calls a command. A command that throws at once rejects. */
export async function callCommand(command: GuestCommand, guest: Guest, args: Arguments = {}): Promise<unknown> {
  return command(args, guest, fakeCall());
}
