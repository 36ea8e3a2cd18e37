/** The guest agent as a process: joins the guest commands, what they remember, and the process that they run in. */
import type { SchemaTable } from '../../marshal/schema-table.js';
import { createGuest } from '../commands/create-guest.js';
import type { Guest } from '../commands/guest-command.js';
import { guestCommands } from '../commands/guest-commands.js';
import type { Call, Handler, Handlers } from '../handler.js';
import type { Log } from '../log.js';
import { NodeSystem } from '../system/node-system.js';
import { runAgentProcess } from './agent-process.js';
import type { Settings } from './settings.js';
import { messageOf, StartError } from './start-error.js';

/** What the guest agent is to be. */
export interface GuestAgentOptions {
  /** The schema, which may be of an older agent: commands that it does not have do not exist. */
  readonly table: SchemaTable;
  /** As the process calls itself. */
  readonly name: string;
  readonly version: string;
  /** Commands that are answered otherwise, or that are the program's own. */
  readonly handlers?: OwnHandlers;
}

/** Handlers, whatever they know of the types of their arguments. */
export type OwnHandlers = Readonly<Record<string, ((args: never, call: Call) => unknown) | undefined>>;

/** Runs the guest agent with the arguments of this process, or others, to its end, and gives the status for the process. */
export function runGuestAgent({ table, name, version, handlers = {} }: GuestAgentOptions, args?: readonly string[]): Promise<number> {
  const own = handlers as Handlers;
  const known = guestCommands.filter((command) => Object.hasOwn(table.commands, command.name));
  const sentinelCommand = known.find(({ sentinel }) => sentinel)?.name;
  return runAgentProcess({
    name,
    version,
    table,
    offUnlessAllowed: known.filter(({ changesMachine }) => changesMachine).map((command) => command.name),
    whileFrozen: known.filter(({ worksWhileFrozen }) => worksWhileFrozen).map((command) => command.name),
    commands: Object.keys(table.commands).filter((command) => own[command] !== undefined || known.some((each) => each.name === command)),
    ...(sentinelCommand !== undefined && { sentinelCommand }),
    start: async (settings, log) => {
      const guest = await makeGuest(settings, log, version);
      return { handlers: { ...guestHandlers(guest), ...own }, freeze: guest.freeze, stop: () => guest.files.closeAll() };
    },
  }, args);
}

function guestHandlers(guest: Guest): Handlers {
  return Object.fromEntries(guestCommands.map(({ name, run }): [string, Handler] => [name, (args, call) => run(args, guest, call)]));
}

async function makeGuest({ statedir, reportVersion, fsfreezeHook }: Settings, log: Log, version: string): Promise<Guest> {
  try {
    return await createGuest({
      system: new NodeSystem(), stateFolder: statedir, version: reportVersion ?? version, freezeHook: fsfreezeHook, log,
    });
  } catch (error) {
    throw new StartError(`cannot keep state in ${statedir}: ${messageOf(error)}`);
  }
}
