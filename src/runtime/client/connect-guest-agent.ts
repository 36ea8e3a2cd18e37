/** Connects to a guest agent: takes the table of a schema and where it listens, gives a client that is in step with it. */
import { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import { CommandCaller } from './command-caller.js';
import type { ConnectOptions } from './connect-options.js';
import { withinConnectTime } from './connecting.js';
import { GuestAgentClient } from './guest-agent-client.js';
import { GuestAgentSession, syncCommands } from './guest-agent-session.js';
import { openStream } from './open-stream.js';
import { defaultMaxPending, replyLimits } from './reply-limits.js';
import type { CommandMap } from './schema-types.js';

/**
 * Connects and does the handshake of the agent's schema, in which all that an earlier client left behind is skipped. The type
 * parameter is the interface of the schema that the table is made from.
 * @throws TypeError for options that contradict each other, or if the schema has no handshake; the errors of `node:net`;
 * QmpError if the agent refuses; ConnectionClosedError; the reason of the signal, or a `DOMException` named `TimeoutError`
 */
export function connectGuestAgent<Commands extends CommandMap<Commands>>(
  table: SchemaTable,
  options: ConnectOptions,
): Promise<GuestAgentClient<Commands>> {
  const { strict = false, timeout, limits = replyLimits, maxPending = defaultMaxPending } = options;
  return withinConnectTime(options, async (signal) => {
    const known = syncCommands.filter((name) => Object.hasOwn(table.commands, name));
    if (known.length === 0) throw new TypeError(`a guest agent's schema has one of the commands ${syncCommands.join(' and ')}; this one has none`);
    const stream = await openStream(options, signal);
    const session = new GuestAgentSession({ stream, limits, maxPending, syncCommands: known });
    try {
      const marshaller = new Marshaller(table, { tolerant: !strict });
      const caller = new CommandCaller({ table, marshaller, requester: session, timeout });
      const client = new GuestAgentClient<Commands>({ session, caller });
      await client.synchronize({ signal, timeout: Infinity });
      return client;
    } catch (error) {
      session.destroy();
      throw error;
    }
  });
}
