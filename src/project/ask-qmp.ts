/**
 * Asks a running program for its schema: takes the path of a socket, gives what it answers to `query-qmp-schema`, as text.
 * The client that is generated for users is part of the runtime, which the compiler does without; this exchange is all
 * that the compiler ever has to say.
 */
import { createConnection } from 'node:net';
import { messageOf } from '../source/error-message.ts';
import { FileSystemError } from '../source/file-system.ts';

/** How the conversation is held. */
export interface AskOptions {
  /** Milliseconds without a word after which it is given up. Default: 5000. */
  readonly patience?: number;
  /** Told once, after a moment without a word, what is waited for. */
  readonly onWait?: ((what: string) => void) | undefined;
}

/** Milliseconds without a word that need no explanation. */
const moment = 700;

/** More than this is no schema. */
const mostCharacters = 64 * 1024 * 1024;

/**
 * The list of entries, as JSON.
 * @throws FileSystemError under the name `place` if nobody answers, or not with a schema
 */
export function askForSchema(socketPath: string, place: string, { patience = 5000, onWait }: AskOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(socketPath);
    let received = '';
    let awaited: 'greeting' | 'capabilities' | 'schema' = 'greeting';
    const waiting = setTimeout(() => onWait?.(`Waiting for ${place} to ${awaited === 'greeting' ? 'greet' : 'answer'}, ${Math.ceil(patience / 1000)} s at most …`), moment);
    const finish = (settle: () => void): void => {
      clearTimeout(waiting);
      socket.destroy();
      settle();
    };
    const refuse = (problem: string): void => finish(() => reject(new FileSystemError('unreadable', place, problem)));
    const ask = (command: string): void => void socket.write(`${JSON.stringify({ execute: command })}\n`);
    const take = (line: string): void => {
      const message = parseMessage(line);
      if (message === undefined) return refuse('what it says is not JSON');
      if (message.event !== undefined) return;
      if (message.error !== undefined) return refuse(`the program refused: ${message.error.desc}`);
      switch (awaited) {
        case 'greeting':
          if (message.QMP === undefined) return refuse('what listens there does not greet like a monitor');
          awaited = 'capabilities';
          return ask('qmp_capabilities');
        case 'capabilities':
          awaited = 'schema';
          return ask('query-qmp-schema');
        case 'schema':
          return finish(() => resolve(line));
        default:
          awaited satisfies never;
      }
    };
    socket.setEncoding('utf8');
    socket.setTimeout(patience, () => refuse(awaited === 'greeting'
      ? `the program did not greet within ${patience / 1000} s: is it a monitor (mode=control), and is no other client connected?`
      : `the program did not answer within ${patience / 1000} s`));
    socket.on('error', (error: NodeJS.ErrnoException) => refuse(describeConnectionError(error)));
    socket.on('close', () => refuse('the program closed the connection'));
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (received.length > mostCharacters) refuse('the answer is too long for a schema');
      // Only a whole line is looked at, so that a long answer is not searched anew with each piece.
      if (!chunk.includes('\n')) return;
      const lines = received.split('\n');
      received = lines.pop() ?? '';
      for (const line of lines) if (!socket.destroyed && line.trim() !== '') take(line);
    });
  });
}

/** Any message of a monitor. */
interface QmpMessage {
  readonly QMP?: unknown;
  readonly event?: string;
  readonly error?: { readonly desc: string };
}

/** Undefined if the line is no object of JSON. */
function parseMessage(line: string): QmpMessage | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function describeConnectionError(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return 'there is no such socket';
    case 'ECONNREFUSED':
      return 'nobody listens there';
    case 'EACCES':
      return 'permission denied';
    case 'ENOTSOCK':
      return 'it is not a socket';
    default:
      return messageOf(error);
  }
}
