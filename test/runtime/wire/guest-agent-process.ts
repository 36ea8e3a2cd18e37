/** A guest agent that is sent bytes: starts Debian's qemu-ga, or another, gives what it answers as our own reader reads it. */
import { setImmediate } from 'node:timers/promises';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { connectTo, startListening } from '../../support/listening-program.ts';

/** A running agent. Its parser goes on where it was, from one exchange to the next. */
export interface GuestAgentProcess {
  /**
   * Sends these bytes, or pieces one after the other, then the bytes that {@link marker} gives for the number; gives all
   * replies up to the marker's own.
   */
  exchange(bytes: Uint8Array | readonly Uint8Array[], number: number): Promise<readonly JsonObject[]>;
  stop(): Promise<void>;
}

/** Stands among the replies where the byte 0xFF stood. */
export const sentinel: JsonObject = { byte: 0xff };

const strayByte = "JSON parse error, stray '\ufffd'";

/** A byte that brings the agent into a known state, and a command that it answers with the number. */
export function marker(number: number): Buffer {
  return writeLine({ execute: 'guest-sync', arguments: { id: number } }, { sentinel: true });
}

/** Starts an agent with a socket and a state of its own. */
export async function startGuestAgent([program, ...args]: readonly [string, ...string[]] = ['qemu-ga']): Promise<GuestAgentProcess> {
  const { socketPath, stop } = await startListening(program, (path, folder) => [...args, '-m', 'unix-listen', '-p', path, '-t', folder]);
  const socket = await connectTo(socketPath);
  const reader = new JsonReader({ size: 2 ** 30, tokens: 2 ** 21, depth: 1024 });
  let replies: JsonObject[] = [];
  let awaited: ((chunk: Buffer) => void) | undefined;
  socket.on('data', (chunk: Buffer) => awaited?.(chunk));
  const exchange: GuestAgentProcess['exchange'] = async (bytes, number) => {
    replies = [];
    const done = new Promise<readonly JsonObject[]>((resolve, reject) => {
      socket.once('close', () => reject(new Error(`${program} closed the connection`)));
      awaited = (chunk) => {
        for (const item of reader.read(chunk)) {
          if (item.kind === 'value') replies.push(item.value as JsonObject);
          else if (item.error.desc === strayByte) replies.push(sentinel);
          else return reject(new Error(`${program} wrote what is no JSON: ${item.error.desc}`));
        }
        if (replies.at(-1)?.['return'] === number) resolve(replies.slice(0, -1));
      };
    });
    for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      socket.write(piece);
      await setImmediate();
    }
    socket.write(marker(number));
    return done.finally(() => socket.removeAllListeners('close'));
  };
  return {
    exchange,
    stop: () => {
      socket.destroy();
      return stop();
    },
  };
}
