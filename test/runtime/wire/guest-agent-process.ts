/** A guest agent that is sent bytes: starts Debian's qemu-ga, or another, gives what it answers as our own reader reads it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';

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
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-wire-'));
  const path = join(folder, 'socket');
  const child = spawn(program, [...args, '-m', 'unix-listen', '-p', path, '-t', folder], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!existsSync(path)) {
    if (child.exitCode !== null) throw new Error(`${program} ended at once`);
    await delay(20);
  }
  const socket = createConnection(path);
  await once(socket, 'connect');
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
    stop: async () => {
      socket.destroy();
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
