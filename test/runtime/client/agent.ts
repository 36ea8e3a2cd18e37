/** A client of a played guest agent. */
import { connectGuestAgent } from '../../../src/runtime/client/connect-guest-agent.ts';
import type { ClientOptions } from '../../../src/runtime/client/connect-options.ts';
import type { GuestAgentClient } from '../../../src/runtime/client/guest-agent-client.ts';
import type { SchemaTable } from '../../../src/runtime/marshal/schema-table.ts';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { FakePeer, type PeerOptions } from './fake-peer.ts';
import { agentTable, type AgentCommands } from './tables.ts';

export interface Agent {
  readonly peer: FakePeer;
  readonly client: GuestAgentClient<AgentCommands>;
}

/** What real agents answer to the byte before a handshake. */
export const strayError: JsonObject = { error: { class: 'GenericError', desc: "JSON parse error, stray '\uFFFD'" } };

/** The reply to a handshake. */
export function syncReply(request: JsonObject): Uint8Array {
  const { id } = request['arguments'] as JsonObject;
  return writeLine({ return: id }, { sentinel: request['execute'] === 'guest-sync-delimited' });
}

/** Answers the next request, which must be a handshake. */
export async function answerSync(peer: FakePeer): Promise<void> {
  const request = await peer.next();
  if (!String(request['execute']).startsWith('guest-sync')) throw new Error(`no handshake: ${String(request['execute'])}`);
  peer.say(strayError);
  peer.sayBytes(syncReply(request));
}

export async function startAgent(options: ClientOptions & PeerOptions & { readonly table?: SchemaTable } = {}): Promise<Agent> {
  const peer = new FakePeer(options);
  const connecting = connectGuestAgent<AgentCommands>(options.table ?? agentTable(), { stream: peer.stream, ...options });
  await answerSync(peer);
  return { peer, client: await connecting };
}

/** Answers handshakes and commands, each command by its name. A string is an error, undefined no answer. */
export function play(peer: FakePeer, answers: Readonly<Record<string, (args: JsonObject) => JsonObject | string | undefined>>): string[] {
  const names: string[] = [];
  peer.answerAll(({ execute, arguments: args = {} }) => {
    const name = String(execute);
    names.push(name);
    if (name.startsWith('guest-sync')) {
      peer.sayBytes(syncReply({ execute, arguments: args }));
      return undefined;
    }
    const answer = answers[name]?.(args as JsonObject);
    return typeof answer === 'string' ? { error: { class: 'GenericError', desc: answer } } : answer;
  });
  return names;
}
