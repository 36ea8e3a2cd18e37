/** Records what a real server is asked and answers: stands between it and a client, passes every byte on, and tells the messages. */
import { createConnection, createServer, type Socket } from 'node:net';
import { JsonReader } from '../wire/json-reader.js';
import type { RecordedMessage } from './recording.js';

/** Between whom to stand, and who listens. */
export interface RecordOptions {
  /** The Unix socket that clients connect to instead; nothing may stand there yet. */
  readonly listen: string;
  /** The Unix socket of the real server. */
  readonly target: string;
  /** Called for every message, in the order in which they pass; `printMessage` makes a line of it. */
  readonly onMessage: (message: RecordedMessage) => void;
}

/** A recording under way. */
export interface SessionRecorder {
  /** Stops listening and ends the connection that is open. */
  close(): Promise<void>;
}

/** Listens for one client at a time; resolves once it does. Rejects if it cannot listen. */
export async function recordSession({ listen, target, onMessage }: RecordOptions): Promise<SessionRecorder> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const real = createConnection({ path: target, allowHalfOpen: true });
    passOn(client, real, (message) => onMessage({ from: 'client', message }));
    passOn(real, client, (message) => onMessage({ from: 'server', message }));
    for (const socket of [client, real]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
  });
  server.maxConnections = 1;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(listen, resolve);
  });
  return {
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    }),
  };
}

function passOn(source: Socket, sink: Socket, onValue: (message: RecordedMessage['message']) => void): void {
  const reader = new JsonReader();
  source.on('data', (chunk: Uint8Array) => {
    for (const item of reader.read(chunk)) if (item.kind === 'value') onValue(item.value);
  });
  source.pipe(sink);
  source.on('error', () => sink.destroy());
  source.on('close', () => { if (!source.readableEnded) sink.destroy(); });
}
