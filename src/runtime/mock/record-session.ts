/** Records what a real server is asked and answers: stands between it and a client, passes every byte on, and tells the messages. */
import { createConnection } from 'node:net';
import type { Duplex } from 'node:stream';
import { listenOn } from '../agent/listener.js';
import { JsonReader } from '../wire/json-reader.js';
import { checkUnixPath } from '../wire/unix-path.js';
import type { RecordedMessage } from './recording.js';

/** Between whom to stand, and who listens. */
export interface RecordOptions {
  /** The Unix socket that clients connect to instead. */
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

/**
 * Listens for one client at a time, which must be of the socket's owner; resolves once it does.
 * @throws Error, from the promise, if it cannot listen; see `listenOn`
 */
export async function recordSession({ listen, target, onMessage }: RecordOptions): Promise<SessionRecorder> {
  checkUnixPath(target);
  const open = new Set<Duplex>();
  const listener = await listenOn({ path: listen }, (client) => {
    if (open.size > 0) {
      client.destroy();
      return;
    }
    const real = createConnection({ path: target, allowHalfOpen: true });
    passOn(client, real, (message) => onMessage({ from: 'client', message }));
    passOn(real, client, (message) => onMessage({ from: 'server', message }));
    for (const stream of [client, real]) {
      open.add(stream);
      stream.on('close', () => open.delete(stream));
    }
  });
  return {
    close: () => {
      for (const stream of open) stream.destroy();
      return listener.close();
    },
  };
}

function passOn(source: Duplex, sink: Duplex, onValue: (message: RecordedMessage['message']) => void): void {
  const reader = new JsonReader();
  source.on('data', (chunk: Uint8Array) => {
    for (const item of reader.read(chunk)) if (item.kind === 'value') onValue(item.value);
  });
  source.pipe(sink);
  source.on('error', () => sink.destroy());
  source.on('close', () => { if (!source.readableEnded) sink.destroy(); });
}
