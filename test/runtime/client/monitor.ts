/** A client of a played monitor, connected and negotiated. */
import { connectQmp } from '../../../src/runtime/client/connect-qmp.ts';
import type { QmpOptions, ClientOptions } from '../../../src/runtime/client/connect-options.ts';
import type { QmpClient } from '../../../src/runtime/client/qmp-client.ts';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';
import { FakePeer, greeting, type PeerOptions } from './fake-peer.ts';
import { monitorTable, type MonitorCommands, type MonitorEvents } from './tables.ts';

export interface Monitor {
  readonly peer: FakePeer;
  readonly client: QmpClient<MonitorCommands, MonitorEvents>;
}

/** The result of `query-status`. */
export const running = { running: true, singlestep: false, status: 'running' };

export async function startMonitor(options: QmpOptions & ClientOptions & PeerOptions = {}): Promise<Monitor> {
  const peer = new FakePeer(options);
  const connecting = connectQmp<MonitorCommands, MonitorEvents>(monitorTable, { stream: peer.stream, ...options });
  peer.say(greeting);
  reply(peer, await peer.next(), {});
  return { peer, client: await connecting };
}

/** Answers a request with a result. */
export function reply(peer: FakePeer, request: JsonObject, result: JsonObject | string | readonly JsonObject[]): void {
  peer.say({ return: result, id: request['id'] });
}

export function event(name: string, data?: JsonObject): JsonObject {
  return { timestamp: { seconds: 1700000000, microseconds: 5 }, event: name, data };
}
