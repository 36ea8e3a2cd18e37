/** A guest agent that is sent bytes: starts Debian's qemu-ga, gives what it answers as our own reader reads it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';

/** A running agent. Its parser goes on where it was, from one exchange to the next. */
export interface GuestAgentProcess {
  /** Sends these bytes, then the bytes that {@link marker} gives for the number; gives all replies up to the marker's own. */
  exchange(bytes: Uint8Array, number: number): Promise<readonly JsonObject[]>;
  stop(): Promise<void>;
}

/** A byte that brings the agent into a known state, and a command that it answers with the number. */
export function marker(number: number): Buffer {
  return writeLine({ execute: 'guest-sync', arguments: { id: number } }, { sentinel: true });
}

/** Starts the agent with a socket and a state of its own. */
export async function startGuestAgent(): Promise<GuestAgentProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-wire-'));
  const path = join(folder, 'socket');
  const child = spawn('qemu-ga', ['-m', 'unix-listen', '-p', path, '-t', folder], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!existsSync(path)) {
    if (child.exitCode !== null) throw new Error('qemu-ga ended at once');
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
      socket.once('close', () => reject(new Error('qemu-ga closed the connection')));
      awaited = (chunk) => {
        for (const item of reader.read(chunk)) {
          if (item.kind === 'error') return reject(new Error(`qemu-ga wrote what is no JSON: ${item.error.desc}`));
          replies.push(item.value as JsonObject);
        }
        if (replies.at(-1)?.['return'] === number) resolve(replies.slice(0, -1));
      };
    });
    socket.write(bytes);
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
