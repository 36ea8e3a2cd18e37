/** Connects to a machine monitor: takes the table of a schema and where it listens, gives a client that it has accepted. */
import { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import { CommandCaller } from './command-caller.js';
import type { QmpConnectOptions } from './connect-options.js';
import { untilAborted, withinConnectTime } from './connecting.js';
import { openStream } from './open-stream.js';
import { valueOf } from './outcome.js';
import { QmpClient } from './qmp-client.js';
import { QmpSession } from './qmp-session.js';
import { defaultMaxPending, replyLimits } from './reply-limits.js';
import type { CommandMap, EventMap } from './schema-types.js';

/** The command that ends negotiation. QMP specification, "Capabilities Negotiation". */
const negotiation = 'qmp_capabilities';

/** The capability to execute commands out of band. */
const outOfBand = 'oob';

/**
 * Connects, reads the greeting and negotiates capabilities. The type parameters are the interfaces of the schema that the
 * table is made from.
 * @throws TypeError for options that contradict each other; the errors of `node:net`; ProtocolError if no monitor answers;
 * QmpError if it refuses; ConnectionClosedError; the reason of the signal, or a `DOMException` named `TimeoutError`
 */
export function connectQmp<Commands extends CommandMap<Commands>, Events extends EventMap<Events>>(
  table: SchemaTable,
  options: QmpConnectOptions,
): Promise<QmpClient<Commands, Events>> {
  const { strict = false, timeout, limits = replyLimits, maxPending = defaultMaxPending } = options;
  return withinConnectTime(options, async (signal) => {
    const stream = await openStream(options, signal);
    const marshaller = new Marshaller(table, { tolerant: !strict });
    const isKnownEvent = (name: string): boolean => Object.hasOwn(table.events, name);
    const session = new QmpSession({ stream, limits, maxPending, marshaller, isStrict: strict, isKnownEvent });
    try {
      const greeting = await untilAborted(session.greeting, signal);
      const isOutOfBand = options.oob === true && greeting.capabilities.includes(outOfBand);
      const args = isOutOfBand ? { enable: [outOfBand] } : undefined;
      valueOf(await session.request({ command: negotiation, arguments: args, options: { signal } }), negotiation);
      const caller = new CommandCaller({ table, marshaller, requester: session, timeout });
      return new QmpClient<Commands, Events>({ session, caller, greeting, isOutOfBand });
    } catch (error) {
      session.destroy();
      throw error;
    }
  });
}
